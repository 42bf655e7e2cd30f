// Reads the open questions about a shop's API off what it answered (kiotviet-api.md 9). Pure.
import { countBy } from 'lodash';

import { doubtful, type Fact, measured, notAsked } from '../../shared/factSheet';
import type { KiotVietRecord } from '../model/records';
import { type Answer, DATED_LISTS, type List, LISTS, type Survey } from './survey';

/** One fact for each question; those the sandbox can be set to are named as its switch. */
export function factsOf(survey: Survey): Record<string, Fact> {
	return {
		wrongShop: wrongShop(survey),
		kiotVietNotFound: notFound(survey),
		emptyPage: emptyPage(survey),
		lastModifiedFrom: lastModifiedFrom(survey),
		mostOnAPage: mostOnAPage(survey),
		cashFlowWithoutDates: cashFlowWithoutDates(survey),
		cashFlowPages: cashFlowPages(survey),
		dateFilters: dateFilters(survey),
		zeroDebt: zeroDebt(survey),
		...shownFields(survey),
		doublePhones: doublePhones(survey),
		tokenLife: tokenLife(survey),
		signatureForm: signatureForm(survey),
		actionForm: seenForm(survey.deliveries.actionForm),
		deleteForm: seenForm(survey.deliveries.deleteForm),
		secondHook: notAsked('it would take registering a webhook, and this check only reads'),
		createCustomerAnswer: notAsked('it would take creating a customer, and this check only reads'),
		saleFiresCustomerUpdate: notAsked('it would take making a sale, and this check only reads'),
	};
}

const refusedWith = ({ refused, status }: Answer) => `refused as ${refused}, status ${status}`;

function wrongShop({ wrongShop: status }: Survey): Fact {
	if (status === null) return notAsked('n8n keeps no token yet; run the check again');
	const evidence = `A good token with a shop's name nobody has: status ${status}`;
	// 200 would say that the name does not matter.
	return status >= 400 ? measured(String(status), evidence) : doubtful(String(status), evidence);
}

function notFound({ nobody }: Survey): Fact {
	const evidence = `A customer that cannot be there: ${nobody.refused ? refusedWith(nobody) : 'a success'}`;
	return nobody.refused === 'notFound'
		? measured(String(nobody.status), evidence)
		: doubtful(null, evidence);
}

function emptyPage({ future }: Survey): Fact {
	const empty = Object.values(future).filter(
		({ refused, records }) => !refused && records.length === 0,
	);
	if (empty.length === 0) return doubtful(null, 'No list gave an empty page');
	const without = empty.filter(({ hasData }) => !hasData).length;
	const evidence = `${empty.length} empty pages, ${without} of them without "data"`;
	return measured(without > 0 ? 'withoutData' : 'withData', evidence);
}

function lastModifiedFrom({ lists, future }: Survey): Fact {
	const asked = DATED_LISTS.filter((name) => (lists[name].total ?? 0) > 0);
	const said = asked.map((name) => `${name} ${lists[name].total} → ${future[name]?.total ?? '?'}`);
	const ignored = asked.filter((name) => (future[name]?.total ?? 0) > 0);
	const evidence = `Totals without it and with a time in the future: ${said.join(', ') || 'all lists are empty'}`;
	if (ignored.length > 0) return measured(`ignored by ${ignored.join(', ')}`, evidence);
	const reading = asked.length > 0 ? 'obeyed' : null;
	return asked.length === DATED_LISTS.length
		? measured('obeyed', evidence)
		: doubtful(reading, evidence);
}

function mostOnAPage({ tooMany: { refused, records, total } }: Survey): Fact {
	const evidence = `101 products asked for: ${records.length} came of ${total ?? 'an unknown number'}`;
	return !refused && (total ?? 0) > records.length && records.length > 0
		? measured(records.length, evidence)
		: doubtful(null, evidence);
}

function cashFlowWithoutDates({ lists: { cashFlow }, cashBook, oldCashBook }: Survey): Fact {
	const [plain, all, old] = [cashFlow, cashBook, oldCashBook].map(({ total }) => total);
	const evidence = `Entries without dates: ${plain}, of all times: ${all}, older than 40 days: ${old}`;
	if (cashFlow.refused || plain === null || all === null) return doubtful(null, evidence);
	if (plain < all) return measured('lastDays', evidence);
	return (old ?? 0) > 0 ? measured('all', evidence) : doubtful(null, evidence);
}

function cashFlowPages({ cashBook, secondEntry }: Survey): Fact {
	const [first, second] = [cashBook, secondEntry].map(({ records }) => records[0]?.id);
	const total = cashBook.total ?? 0;
	if (total < 2 || first === undefined || second === undefined) {
		return doubtful(null, `The cash book has ${total} entries: too few to tell, or none was given`);
	}
	return second === first
		? measured('firstOnly', 'The second entry asked for was the first one again')
		: measured('all', 'The second entry asked for was another one than the first');
}

function dateFilters({ afterNewestSale }: Survey): Fact {
	if (!afterNewestSale) return doubtful(null, 'There is no invoice to tell by');
	const { newest, answer } = afterNewestSale;
	if (answer.refused) return doubtful(null, `The list was ${refusedWith(answer)}`);
	const asked = 'Invoices of the newest sale’s day from a minute after it on';
	return answer.records.some(({ id }) => id === newest.id)
		? measured('days', `${asked}: that sale came, so the time of day is ignored`)
		: measured('times', `${asked}: that sale did not come, so the time of day counts`);
}

function zeroDebt({ customers: { records } }: Survey): Fact {
	const debts = records.map(({ debt }) => debt);
	const zero = debts.filter((debt) => debt === 0).length;
	const owing = debts.filter((debt) => debt !== undefined && debt !== 0).length;
	const evidence = `Of ${records.length} customers ${owing} showed a debt, ${zero} a debt of 0, ${debts.length - owing - zero} none at all`;
	if (zero > 0) return measured('sent', evidence);
	if (debts.length === 0) return doubtful(null, evidence);
	return owing > 0 && owing < debts.length
		? measured('leftOut', evidence)
		: doubtful(owing > 0 ? null : 'neverShown', evidence);
}

/** What else of a customer the key shows, and whether a 0 is written. */
const FIELDS = [
	'rewardPoint',
	'totalPoint',
	'totalInvoiced',
	'totalRevenue',
	'groups',
	'subNumber',
];

function shownFields({ customers: { records } }: Survey): Record<string, Fact> {
	const fact = (field: string): Fact => {
		const shown = records.filter((record) => record[field] !== undefined);
		const zeros = shown.filter((record) => record[field] === 0).length;
		const evidence = `Of ${records.length} customers ${shown.length} showed it, ${zeros} as 0`;
		if (shown.length === 0) return doubtful(records.length > 0 ? 'neverShown' : null, evidence);
		return measured(shown.length === records.length ? 'always' : 'leftOutAtTimes', evidence);
	};
	return Object.fromEntries(FIELDS.map((field) => [`shown_${field}`, fact(field)]));
}

function doublePhones({ customers: { records } }: Survey): Fact {
	const digits = ({ contactNumber }: KiotVietRecord) =>
		String(contactNumber ?? '').replace(/\D/g, '');
	const phones = countBy(records.map(digits).filter((phone) => phone.length >= 9));
	const doubles = Object.values(phones).filter((count) => count > 1).length;
	const evidence = `Among ${records.length} customers ${doubles} numbers stand more than once`;
	return doubles > 0 ? measured(true, evidence) : doubtful(false, evidence);
}

function tokenLife({ tokenLife: life }: Survey): Fact {
	if (!life) return doubtful(null, 'The token does not say how long it serves');
	return life.whole
		? measured(life.seconds, `The token serves for ${life.seconds} seconds in all`)
		: doubtful(null, `The token serves for ${life.seconds} seconds from now on`);
}

function signatureForm({ deliveries: { fitted, misfitted } }: Survey): Fact {
	// What was taken off the body stands behind the four words that the sandbox knows.
	const [form, taken] = split(fitted?.reading ?? '');
	if (fitted) {
		return measured(form, `A signed delivery fitted${taken ? `, with the body ${taken}` : ''}`);
	}
	return misfitted
		? doubtful(null, 'Deliveries came, but no reading fitted their signature')
		: notAsked('no signed delivery has reached this process since n8n started');
}

function seenForm(form: string | null): Fact {
	return form === null
		? notAsked('no delivery that tells it has reached this process since n8n started')
		: measured(form, 'As the last delivery that tells it had it');
}

function split(reading: string): [string, string] {
	const words = reading.split(' ');
	return [words.slice(0, 4).join(' '), words.slice(4).join(' ')];
}

/** The lists that KiotViet does not give, for whatever reason. */
export function unreadLists({ lists }: Survey): List[] {
	return LISTS.filter((name) => lists[name].refused !== null);
}

/** The lists that the key may not read. */
export function lackingRights({ lists }: Survey): List[] {
	return LISTS.filter((name) => lists[name].refused === 'forbidden');
}
