// What a form asks for, as rows: a field in the editor, and what its value becomes in a request.
import { isPlainObject, lowerFirst, merge, sortBy } from 'lodash';
import type { IDataObject, INodeProperties, INodePropertyCollection } from 'n8n-workflow';

import { pickedDay, pickedTime, requestTime } from '../api/dates';
import { type DirectoryName, optionsMethod } from '../methods/directories';
import { idOf, isUnlocated, locator } from './locators';
import { type ItemContext, refusal } from './operation';

/** Part of a request's query or body, spelt as the API spells it. */
export type Wire = IDataObject;

export interface Input {
	field: INodeProperties;
	/** only called with a value that is not empty */
	write(value: unknown, operation: ItemContext): Wire | Promise<Wire>;
}

/** What a row may say besides; `name` where the API's spelling is not to be seen. */
type More = Partial<Pick<INodeProperties, 'name' | 'placeholder' | 'required' | 'default'>>;

interface Choice {
	name: string;
	value: string | number;
	/** what the API takes, where that differs */
	sends?: string | number | boolean;
}

/** Makes a kind of row with one value. */
const kind =
	(
		type: INodeProperties['type'],
		empty: INodeProperties['default'],
		read: (value: unknown, operation: ItemContext, label: string) => string | number | boolean,
	) =>
	(wire: string, displayName: string, description: string, more: More = {}): Input => ({
		field: fieldOf(type, empty, wire, displayName, description, more),
		write: (value, operation) => ({ [wire]: read(value, operation, displayName) }),
	});

export const text = kind('string', '', (value) => String(value).trim());

/** A number that is sent whenever it is there; inside of rows `amount` can be left empty. */
export const number = kind('number', 0, numberIn);

/** A number that may stay empty, as n8n's number field cannot. */
export const amount = kind('string', '', numberIn);

export const flag = kind('boolean', false, (value) => value === true || value === 'true');

/** Makes a kind of row with several values: a text with commas, or a list that an expression gives. */
const many =
	(read: (value: unknown, operation: ItemContext, label: string) => string | number) =>
	(wire: string, displayName: string, description: string, more: More = {}): Input => ({
		field: fieldOf('string', '', wire, displayName, description, more),
		write(value, operation) {
			const values = listOf(value);
			if (values.length === 0) throw nothingIn(operation, displayName);
			return { [wire]: values.map((one) => read(one, operation, displayName)) };
		},
	});

export const texts = many((value) => String(value).trim());

export const numbers = many(numberIn);

/** A point in time, sent as Vietnam time (kiotviet-api.md 2.4). */
export const time = kind('dateTime', '', (value, operation, label) => {
	const picked = pickedTime(value, operation.context.getTimezone());
	if (!picked) throw noDate(operation, label);
	return requestTime(picked);
});

/** A calendar day, never shifted by a zone; `asTime` where the API wants it as midnight. */
export function day(
	wire: string,
	displayName: string,
	description: string,
	{ asTime = false, ...more }: More & { asTime?: boolean } = {},
): Input {
	const { field, write } = kind('dateTime', '', (value, operation, label) => {
		const picked = pickedDay(value);
		if (!picked) throw noDate(operation, label);
		return asTime ? `${picked}T00:00:00` : picked;
	})(wire, displayName, description, more);
	return { field: { ...field, typeOptions: { dateOnly: true } }, write };
}

/** One of a few named values. */
export function choice(
	wire: string,
	displayName: string,
	description: string,
	choices: Choice[],
	more: More = {},
): Input {
	return {
		field: {
			...fieldOf('options', choices[0].value, wire, displayName, description, more),
			options: optionsOf(choices),
		},
		write: (value, operation) => ({ [wire]: chosen(operation, value, displayName, choices) }),
	};
}

/** Any of a few named values, such as statuses. */
export function choices(
	wire: string,
	displayName: string,
	description: string,
	entries: Choice[],
	more: More = {},
): Input {
	return {
		field: {
			...fieldOf('multiOptions', [], wire, displayName, description, more),
			options: optionsOf(entries),
		},
		write: (value, operation) => ({
			[wire]: [value].flat().map((one) => chosen(operation, one, displayName, entries)),
		}),
	};
}

/** A table of KiotViet's values, such as its statuses, as choices with KiotViet's own words. */
export function withWords(table: Record<string, Choice & { word?: string }>): Choice[] {
	return Object.values(table).map(({ name, word, ...choice }) => ({
		...choice,
		name: word ? `${name} (${word})` : name,
	}));
}

/** A record picked from its list, sent by ID; `list` where the API takes several. */
export function place(
	wire: string,
	directory: DirectoryName,
	description: string,
	{ list = false, ...more }: Partial<INodeProperties> & { list?: boolean } = {},
): Input {
	const field = locator(directory, { name: lowerFirst(wire), description, ...more });
	return {
		field,
		async write(value, operation) {
			const id = await idOf(operation, directory, value, field.displayName);
			return { [wire]: list ? [id] : id };
		},
	};
}

/** Several records of a short list, sent by ID; `meaning` where the label does not say all. */
export function places(
	wire: string,
	directory: DirectoryName,
	displayName: string,
	meaning?: string,
): Input {
	const howTo =
		'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>';
	return {
		field: {
			...fieldOf(
				'multiOptions',
				[],
				wire,
				`${displayName} Names or IDs`,
				meaning ? `${meaning}. ${howTo}` : howTo,
				{},
			),
			typeOptions: { loadOptionsMethod: optionsMethod(directory) },
		},
		write: (value, operation) => ({
			[wire]: listOf(value).map((one) => numberIn(one, operation, displayName)),
		}),
	};
}

/** Several fields that belong together, sent as one object; without a spelling of its own, each by itself. */
export function group(
	wire: string | null,
	displayName: string,
	description: string,
	inputs: Input[],
	more: More = {},
): Input {
	return {
		field: {
			...fieldOf('collection', {}, wire ?? displayName, displayName, description, {
				placeholder: 'Add Field',
				...more,
			}),
			options: sorted(inputs),
		},
		async write(value, operation) {
			const inside = await written(operation, inputs, value as IDataObject);
			if (wire === null || Object.keys(inside).length === 0) return inside;
			return { [wire]: inside };
		},
	};
}

/** Any number of rows with the same fields, sent as a list of objects. */
export function rows(
	wire: string,
	displayName: string,
	description: string,
	inputs: Input[],
	more: More = {},
): Input {
	return {
		field: {
			...fieldOf('fixedCollection', {}, wire, displayName, description, {
				placeholder: `Add ${displayName.replace(/s$/, '')}`,
				...more,
			}),
			typeOptions: { multipleValues: true },
			options: [
				{ displayName, name: 'rows', values: inputs.map(({ field }) => field) },
			] as INodePropertyCollection[],
		},
		async write(value, operation) {
			const list: Wire[] = [];
			for (const row of rowsIn(value)) list.push(await written(operation, inputs, row));
			return { [wire]: list };
		},
	};
}

/** The same input, which must not be empty. */
export const required = ({ field, write }: Input): Input => ({
	field: { ...field, required: true },
	write,
});

/** The same input, explained in other words. */
export const described = ({ field, write }: Input, description: string): Input => ({
	field: { ...field, description },
	write,
});

/** An input whose value the API wants in another shape than its kind gives it. */
export const writtenAs = (
	{ field, write }: Input,
	shape: (wire: Wire, operation: ItemContext) => Wire | Promise<Wire>,
): Input => ({
	field,
	write: async (value, operation) => await shape(await write(value, operation), operation),
});

/**
 * What the inputs become on the wire. Empty values are left out; two inputs may write into one object.
 *
 * @throws NodeOperationError when a required one is empty or a value cannot be sent
 */
export async function written(
	operation: ItemContext,
	inputs: Input[],
	values: IDataObject,
): Promise<Wire> {
	const wire: Wire = {};
	for (const { field, write } of inputs) {
		const value = values[field.name];
		if (!isEmpty(value)) merge(wire, await write(value, operation));
		else if (field.required) throw nothingIn(operation, field.displayName);
	}
	return wire;
}

/** Inputs that stand by themselves, then a collection of those that can be added. */
export interface Form {
	fields: INodeProperties[];
	read(operation: ItemContext): Promise<Wire>;
}

/** The collections that n8n's users know, with what their button says. */
const COLLECTIONS = {
	'Additional Fields': 'Add Field',
	'Update Fields': 'Add Field',
	Filters: 'Add Filter',
};

/** A form from which both the fields in the editor and the request are made. */
export function form(
	inputs: Input[],
	collection?: { name: keyof typeof COLLECTIONS; inputs: Input[] },
): Form {
	const fields = inputs.map(({ field }) => field);
	const added = collection && addable(collection.name, collection.inputs);
	return {
		fields: added ? [...fields, added] : fields,
		async read(operation) {
			const own = Object.fromEntries(fields.map(({ name }) => [name, operation.param(name)]));
			const wire = await written(operation, inputs, own as IDataObject);
			if (!added) return wire;
			const more = operation.param<IDataObject>(added.name, {});
			return merge(wire, await written(operation, collection.inputs, more));
		},
	};
}

function addable(displayName: keyof typeof COLLECTIONS, inputs: Input[]): INodeProperties {
	return {
		displayName,
		name: lowerFirst(displayName.replace(' ', '')),
		type: 'collection',
		placeholder: COLLECTIONS[displayName],
		default: {},
		options: sorted(inputs),
	};
}

/** n8n's order of what can be added: by name. */
function sorted(inputs: Input[]): INodeProperties[] {
	return sortBy(
		inputs.map(({ field }) => field),
		'displayName',
	);
}

function fieldOf(
	type: INodeProperties['type'],
	empty: INodeProperties['default'],
	wire: string,
	displayName: string,
	description: string,
	{ name = lowerFirst(wire), ...more }: More,
): INodeProperties {
	return { displayName, name, type, default: empty, description, ...more };
}

function optionsOf(entries: Choice[]) {
	return sortBy(
		entries.map(({ name, value }) => ({ name, value })),
		'name',
	);
}

function chosen(operation: ItemContext, value: unknown, label: string, entries: Choice[]) {
	const entry = entries.find((one) => String(one.value) === String(value));
	if (entry) return entry.sends ?? entry.value;
	throw refusal(
		operation,
		`"${label}" does not take this value`,
		`It takes ${entries.map((one) => `${one.value} for ${one.name}`).join(', ')}`,
	);
}

/** What a thousands separator looks like; `150.000` would be read as a hundred and fifty. */
const SEPARATED = /^-?[1-9]\d{0,2}([.,]\d{3})+$/;

function numberIn(value: unknown, operation: ItemContext, label: string): number {
	const typed = String(value).trim();
	const isNumber =
		typeof value === 'number' ? Number.isFinite(value) : /^-?\d+(\.\d+)?$/.test(typed);
	if (isNumber && typeof value !== 'number' && SEPARATED.test(typed)) {
		throw refusal(
			operation,
			`"${label}" can be read as thousands or as a fraction`,
			'Write it without a thousands separator, such as 150000; a fraction of three digits with one more zero, such as 1.2550',
		);
	}
	if (isNumber) return Number(typed);
	throw refusal(
		operation,
		`"${label}" is no number`,
		'Write it with digits only, such as 150000 or 1.5, without a thousands separator',
	);
}

function nothingIn(operation: ItemContext, label: string) {
	return refusal(
		operation,
		`"${label}" is empty`,
		`Fill in "${label}"; an expression there may give nothing for this item`,
	);
}

function noDate(operation: ItemContext, label: string) {
	return refusal(
		operation,
		`"${label}" is no date`,
		'Pick it in the editor, or give it as yyyy-mm-dd, with a time as yyyy-mm-ddThh:mm:ss',
	);
}

function listOf(value: unknown): unknown[] {
	const entries = typeof value === 'string' ? value.split(/[,\n]/) : [value].flat();
	return entries.filter((one) => String(one).trim() !== '');
}

function rowsIn(value: unknown): IDataObject[] {
	return (value as { rows?: IDataObject[] }).rows ?? [];
}

function isEmpty(value: unknown): boolean {
	if (value === undefined || value === null) return true;
	if (typeof value === 'string') return value.trim() === '';
	if (Array.isArray(value)) return value.length === 0;
	if (!isPlainObject(value)) return false;
	if ('mode' in (value as object)) return isUnlocated(value);
	return (
		Object.keys(value as object).length === 0 ||
		('rows' in (value as object) && rowsIn(value).length === 0)
	);
}
