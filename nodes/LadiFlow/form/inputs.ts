// Reads what a form holds for one item: a value is understood, or the item is refused in words; nothing is guessed.
import { startCase } from 'lodash';

import { isExpression, savedParameter } from '../../shared/given';
import type { ItemContext } from '../../shared/operation';
import {
	isNothing,
	type Read,
	readBoolean,
	readInteger,
	readObject,
	readText,
	readTexts,
} from '../../shared/values';
import { nothingIn, taken } from './inputErrors';

type Asked = Pick<ItemContext, 'context' | 'itemIndex' | 'param'>;

/**
 * A field of the form. One that nobody filled in gives null; one that holds an expression, or that was added to
 * a collection, and comes to nothing is refused.
 *
 * @param path  its name; inside of a collection with the collection's: `options.simplify`
 */
export function field(item: Asked, path: string, label: string): unknown {
	const [first, inside] = path.split('.');
	const value = inside ? collectionIn(item, first)[inside] : item.param<unknown>(first, null);
	if (!isNothing(value)) return value;
	const isGiven = inside
		? inside in collectionIn(item, first)
		: isExpression(savedParameter(item, first));
	if (!isGiven) return null;
	throw nothingIn(item, label);
}

/** The fields that were added to a collection, as they are. */
export function collectionIn(item: Asked, name: string): Record<string, unknown> {
	const value = item.param<unknown>(name, null);
	return isNothing(value) ? {} : taken(item, startCase(name), readObject(value));
}

/** Yes or no. */
export function flagIn(item: Asked, path: string, label: string, otherwise: boolean): boolean {
	const value = field(item, path, label);
	return value === null ? otherwise : taken(item, label, readBoolean(value));
}

/** A text, null where nobody filled it in. */
export function textIn(item: Asked, path: string, label: string): string | null {
	const value = field(item, path, label);
	return value === null ? null : taken(item, label, readText(value));
}

/** One of a few words; `otherwise` where nobody chose. */
export function choiceIn<T extends string>(
	item: Asked,
	path: string,
	label: string,
	choices: readonly T[],
	otherwise: T,
): T {
	const value = field(item, path, label);
	return value === null ? otherwise : taken(item, label, readChoice(value, choices));
}

/** One of a few words, as the list spells it. */
export function readChoice<T extends string>(value: unknown, choices: readonly T[]): Read<T> {
	const chosen = choices.find((choice) => choice === value);
	if (chosen !== undefined) return { value: chosen };
	return {
		wrong: 'is no choice of the list',
		advice: `Give one of: ${choices.filter((choice) => choice !== '').join(', ')}`,
	};
}

/** Names in a text with commas or in a list; empty where there are none, however they were given. */
export function namesIn(item: Asked, label: string, value: unknown): string[] {
	if (isNothing(value)) return [];
	return [...new Set(taken(item, label, readTexts(value)))];
}

/** How many entries the form asks for; null for all. */
export function wanted(item: Asked): number | null {
	if (flagIn(item, 'returnAll', 'Return All', false)) return null;
	const limit = field(item, 'limit', 'Limit');
	return limit === null ? MOST : taken(item, 'Limit', readInteger(limit, 1));
}

/** What a list gives where nobody says how much. */
const MOST = 50;

/** Words to search for; empty for all. */
export const keywordIn = (item: Asked) => textIn(item, 'keyword', 'Search') ?? '';
