// How LadiFlow refuses, and how it says that it found nothing.
import { doubtful, type Fact, measured } from '../../../shared/factSheet';
import { CONTACT } from '../../api/contacts';
import { failureOf } from '../../api/errors';
import type { Answer } from '../../api/errors';
import { LIST_TAGS } from '../../api/tags';
import { codeIn, isAccepted, statusesOf } from '../answer';
import { observation, type Question, question } from '../question';

const MADE_UP_KEY = '0'.repeat(48);
const NOBODY = 'n8n-setup-check-nobody@example.com';

/** A made-up key; the credential's own is not touched. */
const badKey = observation(
	async (account) => await account.ask(LIST_TAGS, { limit: 1, page: 1 }, { key: MADE_UP_KEY }),
);

const refusal = observation(async (account) => await account.ask(CONTACT.show, {}));

const nobody = observation(async (account) => await account.ask(CONTACT.show, { email: NOBODY }));

/** ladiflow-api.md 9.1 (1) */
function judgeBadKey(answer: Answer): Fact {
	const { status } = answer;
	const evidence = `A made-up key: ${statusesOf(answer)}`;
	if (status === 401) return measured('http401', evidence);
	if (status === 403) return measured('http403', evidence);
	if (isAccepted(answer)) return doubtful(null, `${evidence}: it was not refused`);
	if (status === 200 && codeIn(answer) === 401) return measured('http200code401', evidence);
	return doubtful(null, evidence);
}

/** ladiflow-api.md 9.1 (2) */
function judgeRefusals(answer: Answer): Fact {
	const code = codeIn(answer);
	const status = answer.status ?? 0;
	const evidence = `A look-up without anything to look for: ${statusesOf(answer)}`;
	if (isAccepted(answer)) return doubtful(null, `${evidence}: it was not refused`);
	if (status < 400) return measured('http200', evidence);
	return (code === status ? measured : doubtful)('httpAsCode', evidence);
}

/** ladiflow-api.md 2.5, 9.1 (3) */
function judgeNotFound(answer: Answer): Fact {
	const data = (answer.body as { data?: unknown } | undefined)?.data;
	const says = (shape: string) => `An unknown e-mail: ${statusesOf(answer)}, ${shape}`;
	if (!isAccepted(answer)) {
		const isNotFound = failureOf(answer, '')?.kind === 'notFound';
		if (!isNotFound) return doubtful(null, says('another refusal than "not found"'));
		const inBodyOnly = (answer.status ?? 0) < 400;
		return (inBodyOnly ? measured : doubtful)('bodyCode404', says('a refusal'));
	}
	if (data === null) return measured('dataNull', says('data null'));
	if (typeof data !== 'object') return doubtful(null, says('no data'));
	const names = Object.keys(data as object);
	if (names.length === 0) return measured('dataEmpty', says('data {}'));
	const { customer } = data as { customer?: unknown };
	if (customer === null) return measured('customerNull', says('data.customer null'));
	return doubtful(null, says('data that is not empty'));
}

/** Asked first: a key that is refused ends the rest. */
export const ANSWERS: Question[] = [
	question({
		name: 'badKey',
		asks: 'How is a wrong key refused?',
		writes: false,
		look: badKey,
		judge: judgeBadKey,
	}),
	question({
		name: 'refusals',
		asks: 'Does the HTTP status tell a refusal, or the code in the body only?',
		writes: false,
		look: refusal,
		judge: judgeRefusals,
	}),
	question({
		name: 'notFound',
		asks: 'How does LadiFlow answer when there is no such contact?',
		writes: false,
		look: nobody,
		judge: judgeNotFound,
	}),
];
