// How values of custom fields must be written, and what becomes of one whose field the account does not have.
import { doubtful, type Fact, measured } from '../../../shared/factSheet';
import type { IDataObject } from 'n8n-workflow';

import { VIETNAM } from '../../../shared/vietnam/zone';
import type { Answer } from '../../api/errors';
import { instantOf } from '../../model/fieldTypes';
import { dataIn, isAccepted, statusesOf } from '../answer';
import { observation, type Question, question } from '../question';
import { valueIn } from '../testedAccount';

const OPTION_LOST = 'write such values into a text field instead';
const UNKNOWN_FIELD = 'n8n_setup_check_unknown';
/** Two days that no other reading of month and day gives. */
const DAYS = ['2026-02-10', '2026-03-11'];

/** The forms of a list, in the order in which they are tried. */
const LIST_FORMS = ['array', 'text', 'values'] as const;

type ListForm = (typeof LIST_FORMS)[number];

interface ListsWritten {
	/** the forms that were tried, each with how many of its two entries were stored */
	tried: Array<{ form: ListForm; kept: number }>;
	/** after one more entry was written alone */
	last: { kept: boolean; earlierKept: boolean } | null;
}

const listsWritten = observation(async (account): Promise<ListsWritten> => {
	const [name] = await account.fieldsOf('LIST', 1);
	const entries = (...texts: string[]) => texts.map((text) => `n8n ${text} ${account.stamp}`);
	const after = async (form: ListForm, list: string[]) => {
		await account.write({ custom_fields: [{ name, ...writtenList(form, list) }] });
		const value = valueIn((await account.shown()).custom_fields, name);
		return Array.isArray(value) ? value.map(String) : [];
	};
	const tried: ListsWritten['tried'] = [];
	for (const form of LIST_FORMS) {
		const two = entries(`${form} 1`, `${form} 2`);
		const stored = await after(form, two);
		const kept = two.filter((entry) => stored.includes(entry)).length;
		tried.push({ form, kept });
		if (kept < two.length) continue;
		const [more] = entries(`${form} 3`);
		const then = await after(form, [more]);
		return {
			tried,
			last: { kept: then.includes(more), earlierKept: two.some((entry) => then.includes(entry)) },
		};
	}
	return { tried, last: null };
});

function writtenList(form: ListForm, list: string[]): IDataObject {
	if (form === 'values') return { values: list };
	return { value: form === 'array' ? list : list.join(', ') };
}

/** ladiflow-api.md 2.13, 9.1 (12) */
function judgeListForm({ tried }: ListsWritten): Fact {
	const evidence = tried
		.map(({ form, kept }) => `written as ${form}, ${kept} of 2 entries were stored`)
		.join('; ');
	const works = tried.find(({ kept }) => kept === 2);
	return works ? measured(works.form, evidence) : doubtful(null, evidence);
}

/** ladiflow-api.md 2.13, 9.1 (13) */
function judgeLists({ last }: ListsWritten): Fact {
	if (!last?.kept) return doubtful(null, 'A list that was written was not stored');
	return last.earlierKept
		? measured('appended', 'The earlier entries stayed when one more was written')
		: measured('replaced', 'The earlier entries went when another was written');
}

/** What became of a date in each form. */
type DateKept = 'same' | 'dayOnly' | 'another' | 'not';

const datesWritten = observation(
	async (account): Promise<{ iso: DateKept; monthFirst: DateKept | null }> => {
		const [name] = await account.fieldsOf('DATE', 1);
		const current = async () => instantOf(valueIn((await account.shown()).custom_fields, name));
		const dayOf = async () => (await current())?.setZone(VIETNAM).toISODate() ?? null;
		const kept = async (written: (day: string) => string, time: string): Promise<DateKept> => {
			// Another day than the stored one, so that it can be seen.
			const before = await dayOf();
			const day = DAYS.find((one) => one !== before) ?? DAYS[0];
			await account.write({ custom_fields: [{ name, value: written(day) }] });
			const after = await current();
			if (after?.toMillis() === Date.parse(`${day}T${time}Z`)) return 'same';
			const days = after ? [after.toUTC().toISODate(), after.setZone(VIETNAM).toISODate()] : [];
			if (days.includes(day)) return 'dayOnly';
			return (await dayOf()) === before ? 'not' : 'another';
		};
		const iso = await kept((day) => `${day}T08:15:00.000Z`, '08:15:00.000');
		if (iso === 'same') return { iso, monthFirst: null };
		const monthFirst = await kept((day) => {
			const [year, month, date] = day.split('-');
			return `${month}/${date}/${year}`;
		}, '08:15:00.000');
		return { iso, monthFirst };
	},
);

/** ladiflow-api.md 2.14, 9.1 (12) */
function judgeDateForm({ iso, monthFirst }: { iso: DateKept; monthFirst: DateKept | null }): Fact {
	const words = { same: 'kept', dayOnly: 'kept by its day', another: 'misread', not: 'not kept' };
	const evidence = `ISO 8601 ${words[iso]}${monthFirst ? `, month/day/year ${words[monthFirst]}` : ''}`;
	if (iso === 'same') return measured('iso', evidence);
	if (monthFirst === 'dayOnly' && iso === 'not') return measured('monthFirst', evidence);
	return doubtful(iso === 'dayOnly' ? 'iso' : null, evidence);
}

/** A number as `show` gives it back, before anything here reads it. */
const numberShown = observation(async (account): Promise<unknown> => {
	const [name] = await account.fieldsOf('NUMBER', 1);
	await account.write({ custom_fields: [{ name, value: 12 }] });
	return (await account.shown()).custom_fields?.find((field) => field.name === name)?.value;
});

/** ladiflow-api.md 2.13 */
function judgeNumbers(shown: unknown): Fact {
	if (Number(shown) !== 12) return doubtful(null, 'A number that was written was not stored');
	const type = typeof shown === 'number' ? 'number' : 'text';
	return measured(type, `A number that was written is shown as a ${type}`);
}

/** Where a value went whose name the account does not define. */
interface UnknownField {
	answer: Answer;
	shown: 'linked' | 'unlinked' | 'not';
	/** null where no answer has such a list */
	inExternalData: boolean | null;
}

const unknownField = observation(async (account): Promise<UnknownField> => {
	const answer = await account.write({
		custom_fields: [{ name: UNKNOWN_FIELD, value: account.stamp }],
	});
	const after = await account.shown();
	const field = after.custom_fields?.find(({ name }) => name === UNKNOWN_FIELD);
	const external = [dataIn(answer)?.external_data, after.external_data].filter(Array.isArray);
	return {
		answer,
		shown: !field ? 'not' : field.custom_field_id ? 'linked' : 'unlinked',
		inExternalData:
			external.length === 0
				? null
				: external.flat().some((entry: { name?: unknown }) => entry?.name === UNKNOWN_FIELD),
	};
});

/** ladiflow-api.md 2.13, 9.1 (4) */
function judgeUnknownFields({ answer, shown, inExternalData }: UnknownField): Fact {
	const evidence = `An undefined custom field: ${statusesOf(answer)}`;
	if (!isAccepted(answer)) return doubtful(null, evidence);
	if (shown === 'linked') return doubtful(null, `${evidence}; a field was made for it`);
	if (shown === 'unlinked')
		return measured('unlinked', `${evidence}; its value is shown without a link`);
	if (inExternalData) return measured('externalData', `${evidence}; its value is in external_data`);
	return (inExternalData === null ? doubtful : measured)(
		'dropped',
		`${evidence}; its value is nowhere`,
	);
}

/** Values by their type. */
export const VALUES: Question[] = [
	question({
		name: 'listForm',
		asks: 'How must a list be written?',
		look: listsWritten,
		judge: judgeListForm,
		toDo: { text: `Entries that hold a comma fall apart: ${OPTION_LOST}` },
	}),
	question({
		name: 'lists',
		asks: 'Does a written list replace the stored one, or grow it?',
		look: listsWritten,
		judge: judgeLists,
	}),
	question({
		name: 'dateForm',
		asks: 'How must a date be written?',
		look: datesWritten,
		judge: judgeDateForm,
		toDo: { monthFirst: `Dates keep the day only. Where you need the time, ${OPTION_LOST}` },
	}),
	question({
		name: 'numbersShown',
		asks: 'Is a number shown as a number, or as its text?',
		look: numberShown,
		judge: judgeNumbers,
	}),
	question({
		name: 'unknownFields',
		asks: 'What becomes of a custom field that the account does not have?',
		look: unknownField,
		judge: judgeUnknownFields,
		toDo: {
			dropped: 'Create every field before you write to it: see "toDo" for those that are missing',
			unlinked:
				'Create every field before you write to it: segments and flows do not see the others',
			externalData:
				'Create every field before you write to it: see "toDo" for those that are missing',
		},
	}),
];
