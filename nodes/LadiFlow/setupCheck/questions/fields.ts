// Which fields a write keeps, tells and clears.
import { doubtful, type Fact, measured } from '../../../shared/factSheet';
import type { IDataObject } from 'n8n-workflow';

import type { StoredContact } from '../../api/contacts';
import type { StoredField } from '../../model/customFields';
import { dataIn } from '../answer';
import { observation, type Question, question } from '../question';
import { CannotAsk, type TestedAccount, valueIn } from '../testedAccount';

/** Two text fields, and then the first alone. */
interface FieldsWritten {
	bothKept: boolean;
	/** whether the answer to the write listed both */
	bothEchoed: boolean;
	firstChanged: boolean;
	secondKept: boolean;
}

const fieldsWritten = observation(async (account): Promise<FieldsWritten> => {
	const [first, second] = await account.fieldsOf('TEXT_INPUT', 2);
	const values = [
		`n8n one ${account.stamp}`,
		`n8n two ${account.stamp}`,
		`n8n three ${account.stamp}`,
	];
	const written = await account.write({
		custom_fields: [
			{ name: first, value: values[0] },
			{ name: second, value: values[1] },
		],
	});
	const holds = (fields: unknown, name: string, value: string) =>
		valueIn(fields as StoredField[] | undefined, name) === value;
	const both = await account.shown();
	const echo = dataIn(written)?.custom_fields;
	await account.write({ custom_fields: [{ name: first, value: values[2] }] });
	const after = await account.shown();
	return {
		bothKept:
			holds(both.custom_fields, first, values[0]) && holds(both.custom_fields, second, values[1]),
		bothEchoed: holds(echo, first, values[0]) && holds(echo, second, values[1]),
		firstChanged: holds(after.custom_fields, first, values[2]),
		secondKept: holds(after.custom_fields, second, values[1]),
	};
});

/** ladiflow-api.md 2.13, 9.1 (5) */
function judgeCustomFields({ bothKept, firstChanged, secondKept }: FieldsWritten): Fact {
	if (!bothKept || !firstChanged) {
		return doubtful(null, 'A custom field that was written was not stored');
	}
	return secondKept
		? measured('merged', 'A field that was not sent kept its value')
		: measured('replaced', 'A field that was not sent lost its value');
}

/** ladiflow-api.md 2.13 */
function judgeEcho({ bothKept, bothEchoed }: FieldsWritten): Fact {
	if (!bothKept) return doubtful(null, 'A custom field that was written was not stored');
	return measured(
		bothEchoed,
		`The answer to a write ${bothEchoed ? 'listed' : 'did not list'} the custom fields that it stored`,
	);
}

/** Whether a list shows the value of a custom field; null where the list does not bring the contact. */
const fieldListed = observation(async (account): Promise<boolean | null> => {
	const [name] = await account.fieldsOf('TEXT_INPUT', 1);
	const value = `n8n listed ${account.stamp}`;
	await account.write({ custom_fields: [{ name, value }] });
	const contact = await account.listed({});
	return contact && valueIn(contact.custom_fields, name) === value;
});

/** ladiflow-api.md 2.6 */
function judgeListedFields(shown: boolean | null): Fact {
	if (shown === null) return doubtful(null, 'The list did not show the test contact');
	return measured(
		shown ? 'shown' : 'leftOut',
		`A list ${shown ? 'showed' : 'did not show'} the custom field of the test contact`,
	);
}

/** Whether an empty value cleared a field; null where the field could not be filled before. */
interface Emptied {
	text: boolean | null;
	null: boolean | null;
}

const emptied = observation(
	async (account): Promise<{ native: Emptied; custom: Emptied | null }> => {
		const native = await emptiedWith(
			account,
			(company) => ({ company }),
			({ company }) => company,
		);
		const [name] = await account.fieldsOf('TEXT_INPUT', 1).catch((error: unknown) => {
			if (error instanceof CannotAsk) return [];
			throw error;
		});
		const custom = name
			? await emptiedWith(
					account,
					(value) => ({ custom_fields: [{ name, value }] }),
					({ custom_fields }) => valueIn(custom_fields, name),
				)
			: null;
		return { native, custom };
	},
);

async function emptiedWith(
	account: TestedAccount,
	written: (value: string | null) => IDataObject,
	held: (contact: StoredContact) => unknown,
): Promise<Emptied> {
	const clearedBy = async (empty: string | null) => {
		const full = `n8n full ${account.stamp}`;
		await account.write(written(full));
		if (held(await account.shown()) !== full) return null;
		await account.write(written(empty));
		return isEmpty(held(await account.shown()));
	};
	return { text: await clearedBy(''), null: await clearedBy(null) };
}

function isEmpty(value: unknown): boolean {
	return value === null || value === undefined || value === '';
}

/** ladiflow-api.md 2.13, 9.1 (7) */
function judgeEmptyValues(
	{ native, custom }: { native: Emptied; custom: Emptied | null },
	customFields: Fact,
): Fact {
	const reading = emptyReading(native);
	const evidence = `A contact's own field: ${emptiedInWords(native)}`;
	if (reading === null) return doubtful(null, evidence);
	// Where the list is replaced, a value that is ignored goes as well.
	if (!custom || customFields.reading !== 'merged' || !customFields.sure) {
		return measured(reading, evidence);
	}
	const both = `${evidence}; a custom field: ${emptiedInWords(custom)}`;
	return (emptyReading(custom) === reading ? measured : doubtful)(reading, both);
}

function emptyReading({ text, null: byNull }: Emptied): string | null {
	if (text === null || byNull === null) return null;
	if (text) return byNull ? 'clear' : 'onlyTextClears';
	return byNull ? 'onlyNullClears' : 'ignored';
}

function emptiedInWords({ text, null: byNull }: Emptied): string {
	const words = (cleared: boolean | null) =>
		cleared === null ? 'could not be tried' : cleared ? 'clears' : 'does not clear';
	return `an empty text ${words(text)}, null ${words(byNull)}`;
}

/** Fields as a whole. */
export const FIELDS: Question[] = [
	question({
		name: 'customFields',
		asks: 'Do custom fields that are not sent keep their values?',
		look: fieldsWritten,
		judge: judgeCustomFields,
		toDo: {
			replaced:
				'Nothing with this node, which sends the others along. Other tools that write to the account may wipe fields',
		},
	}),
	question({
		name: 'writeEchoesFields',
		asks: 'Does the answer to a write list the custom fields?',
		look: fieldsWritten,
		judge: judgeEcho,
	}),
	question({
		name: 'listedFields',
		asks: 'Do lists of contacts show the custom fields?',
		look: fieldListed,
		judge: judgeListedFields,
		toDo: {
			leftOut:
				'Nothing with this node, which then reads contacts one by one where it must know their fields. That takes longer',
		},
	}),
	question({
		name: 'emptyValues',
		asks: 'Which empty value clears a field?',
		look: emptied,
		judge: (seen, { customFields }) => judgeEmptyValues(seen, customFields),
		toDo: { ignored: 'A field cannot be cleared by the API: clear it in LadiFlow by hand' },
	}),
];
