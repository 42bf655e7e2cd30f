// The inputs with one value or a list of them: texts, numbers, times, choices.
import { sortBy } from 'lodash';
import type { INodeProperties } from 'n8n-workflow';

import { readDay, readTime } from '../../shared/dates';
import type { ItemContext } from '../../shared/operation';
import {
	type Read,
	readBoolean,
	readId,
	readInteger,
	readList,
	readNumber,
	readText,
	trimmed,
} from '../../shared/values';
import { requestTime } from '../model/dates';
import { nothingIn, taken } from './inputErrors';
import { fieldOf, type Input, mapRequest, type More } from './inputs';

interface Choice {
	name: string;
	/** KiotViet's own word for it, which the list shows below the name */
	word?: string;
	value: string | number;
	/** what the API takes, where that differs */
	sends?: string | number | boolean;
}

/** Makes a kind of input with one value. */
const kind =
	(
		type: INodeProperties['type'],
		empty: INodeProperties['default'],
		read: (value: unknown, operation: ItemContext) => Read<string | number | boolean>,
	) =>
	(wire: string, displayName: string, description: string, more: More = {}): Input => ({
		field: fieldOf(type, empty, wire, displayName, description, more),
		write: (value, operation) => ({
			[wire]: taken(operation, displayName, read(value, operation)),
		}),
	});

export const text = kind('string', '', readText);

/** A number that is sent whenever it is there; inside of line items `amount` can be left empty. */
export const number = kind('number', 0, readNumber);

/** How many of something, from 0 on. */
export const count = kind('number', 0, (value) => readInteger(value, 0));

/** A number that may stay empty, as n8n's number field cannot. */
export const amount = kind('string', '', readNumber);

/** An ID for which there is no list to pick from; 0, with which n8n begins, is none. */
export const id = kind('number', 0, oneId);

/** The same inside of lineItems, where it may stay empty. */
export const idOrNone = kind('string', '', oneId);

export const flag = kind('boolean', false, readBoolean);

/** Makes a kind of input with several values: a text with commas, or a list that an expression gives. */
const many =
	(read: (entry: unknown) => Read<string | number>) =>
	(wire: string, displayName: string, description: string, more: More = {}): Input => ({
		field: fieldOf('string', '', wire, displayName, description, more),
		write: (value, operation) => ({ [wire]: listIn(operation, displayName, value, read) }),
	});

export const texts = many(readText);

export const numbers = many(readNumber);

export const ids = many(oneId);

/** Several texts, sent as one with commas. */
export const joined = (...about: Parameters<typeof texts>): Input =>
	mapRequest(texts(...about), (wire) => ({ [about[0]]: (wire[about[0]] as string[]).join(',') }));

/** A point in time, sent as Vietnam time (kiotviet-api.md 2.4). */
export const time = kind('dateTime', '', (value, { context }) => {
	const picked = readTime(value, context.getTimezone());
	return 'value' in picked ? { value: requestTime(picked.value) } : picked;
});

/** A calendar day, never shifted by a zone; `asTime` where the API wants it as midnight. */
export function day(
	wire: string,
	displayName: string,
	description: string,
	{ asTime = false, ...more }: More & { asTime?: boolean } = {},
): Input {
	const { field, write } = kind('dateTime', '', (value) => {
		const picked = readDay(value);
		return 'value' in picked && asTime ? { value: `${picked.value}T00:00:00` } : picked;
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
		write: (value, operation) => ({
			[wire]: taken(operation, displayName, chosen(value, choices)),
		}),
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
			[wire]: listIn(operation, displayName, value, (one) => chosen(one, entries)),
		}),
	};
}

function optionsOf(entries: Choice[]) {
	return sortBy(
		entries.map(({ name, word, value }) => ({
			name,
			value,
			...(word ? { description: word } : {}),
		})),
		({ name }) => name.toLowerCase(),
	);
}

const wordsFor = ({ name, word }: Choice) => (word ? `${name} (${word})` : name);

function chosen(value: unknown, entries: Choice[]): Read<string | number | boolean> {
	const named = typeof value === 'string' ? trimmed(value) : value;
	const isNamed = typeof named === 'string' || typeof named === 'number';
	const entry = isNamed && entries.find((one) => String(one.value) === String(named));
	if (entry) return { value: entry.sends ?? entry.value };
	return {
		wrong: 'does not take this value',
		advice: `It takes ${entries.map((one) => `${one.value} for ${wordsFor(one)}`).join(', ')}`,
	};
}

/** An ID where only IDs are taken: what is no number at all is called that. */
export function oneId(value: unknown): Read<number> {
	const number = readNumber(value);
	return 'value' in number ? readId(value) : number;
}

/** A list with something in it. */
export function listIn<T>(
	operation: ItemContext,
	label: string,
	value: unknown,
	read: (entry: unknown) => Read<T>,
): T[] {
	const list = taken(operation, label, readList(value, read));
	if (list.length === 0) throw nothingIn(operation, label);
	return list;
}
