// What an update needs and may change, and what its answer tells.
import { doubtful, type Fact, measured } from '../../../shared/factSheet';
import { CONTACT, show } from '../../api/contacts';
import type { Answer } from '../../api/errors';
import { dataIn, isAccepted, statusesOf } from '../answer';
import { observation, type Question, question } from '../question';
import { type Flags, MARK } from '../testedAccount';

const idOnly = observation(async (account) => {
	const { _id } = await account.contact();
	const job_title = `n8n id ${account.stamp}`;
	const answer = await account.update({ _id, job_title });
	return { answer, isChanged: (await account.shown()).job_title === job_title };
});

/** An update that names the contact by its id alone. */
function judgeUpdateNeeds({ answer, isChanged }: { answer: Answer; isChanged: boolean }): Fact {
	const evidence = `An update by _id alone: ${statusesOf(answer)}, ${isChanged ? 'done' : 'not done'}`;
	if (isAccepted(answer) !== isChanged) return doubtful(null, evidence);
	return measured(isChanged ? 'id' : 'idAndIdentity', evidence);
}

/** A second creation of a contact's e-mail address. */
interface CreatedAgain {
	answer: Answer;
	isTheContact: boolean;
	isChanged: boolean;
}

const createdAgain = observation(async (account): Promise<CreatedAgain> => {
	const { _id, email } = await account.contact();
	const job_title = `n8n create ${account.stamp}`;
	const answer = await account.ask(
		CONTACT.create,
		{ email: String(email), first_name: MARK, full_name: MARK, job_title },
		{ repeatable: false },
	);
	const id = dataIn(answer)?._id;
	if (isAccepted(answer) && id === _id) account.noteUpdate(answer);
	return {
		answer,
		isTheContact: id === _id,
		isChanged: (await account.shown()).job_title === job_title,
	};
});

/** ladiflow-api.md 2.2, 9.1 (19) */
function judgeCreateExisting({ answer, isTheContact, isChanged }: CreatedAgain): Fact {
	const evidence = `Creating a contact that is there: ${statusesOf(answer)}`;
	if (!isAccepted(answer)) {
		return isChanged
			? doubtful(null, `${evidence}, yet it changed`)
			: measured('refused', evidence);
	}
	if (!isTheContact) return doubtful(null, `${evidence}; it made another contact`);
	return isChanged
		? measured('updated', `${evidence}; it was updated`)
		: doubtful(null, `${evidence}; it was left as it was`);
}

/** An update that gives the contact another e-mail address. */
interface EmailChanged {
	answer: Answer;
	isChanged: boolean;
	/** another contact has the new address afterwards */
	isAnothers: boolean;
}

/** Gives the contact its own address back; ask for it last. */
const emailChanged = observation(async (account): Promise<EmailChanged> => {
	const { _id, email } = await account.contact();
	const mine = String(email);
	const { email: usual, otherEmail } = account.testPerson();
	const other = mine === usual ? otherEmail : usual;
	const answer = await account.update({ _id, email: other });
	const isChanged = (await account.shown()).email === other;
	const holder = await show(account.connection, { email: other });
	if (isChanged) await account.update({ _id, email: mine });
	return { answer, isChanged, isAnothers: holder !== null && holder._id !== _id };
});

/** ladiflow-api.md 2.10, 9.1 (9) */
function judgeEmailChange({ answer, isChanged, isAnothers }: EmailChanged): Fact {
	const evidence = `An update with another e-mail: ${statusesOf(answer)}, ${isChanged ? 'taken' : 'not taken'}`;
	if (isAnothers) return doubtful(null, `${evidence}; it made another contact`);
	return isAccepted(answer) ? measured(isChanged, evidence) : doubtful(null, evidence);
}

/** `isNewSubscriber` of all writes; ask for it last. */
const newFlags = observation(async (account): Promise<Flags> => {
	await account.write({ job_title: `n8n flags ${account.stamp}` });
	return account.flags;
});

/** ladiflow-api.md 2.4, 9.1 (18) */
function judgeNewFlag({ creations, updates }: Flags): Fact {
	const all = [...creations, ...updates];
	const evidence = `isNewSubscriber of ${creations.length} creations: ${listed(creations)}; of ${updates.length} updates: ${listed(updates)}`;
	if (updates.length === 0) return doubtful(null, evidence);
	if (all.every((flag) => flag === undefined)) return measured('absent', evidence);
	if (all.every((flag) => flag === true)) return measured('alwaysTrue', evidence);
	const right = creations.every((flag) => flag === true) && updates.every((flag) => flag === false);
	if (!right) return doubtful(null, evidence);
	return (creations.length > 0 ? measured : doubtful)('right', evidence);
}

function listed(flags: unknown[]): string {
	if (flags.length === 0) return 'none seen';
	return [...new Set(flags.map((flag) => (flag === undefined ? 'absent' : String(flag))))].join(
		', ',
	);
}

/** Asked last: they move the address and read all answers. */
export const WRITES: Question[] = [
	question({
		name: 'updateNeeds',
		asks: 'Is the ID of a contact enough for an update?',
		look: idOnly,
		judge: judgeUpdateNeeds,
	}),
	question({
		name: 'createExisting',
		asks: 'What happens when a contact is created that is there?',
		look: createdAgain,
		judge: judgeCreateExisting,
	}),
	question({
		name: 'updateChangesEmail',
		asks: 'Can an update change the e-mail of a contact?',
		look: emailChanged,
		judge: judgeEmailChange,
		toDo: { false: 'Change e-mail addresses in LadiFlow by hand' },
	}),
	question({
		name: 'newFlag',
		asks: 'Does the answer to a write tell new contacts from known ones?',
		look: newFlags,
		judge: judgeNewFlag,
	}),
];
