// How an item is refused: in words for the shop owner, with the item's number and what to do.
import { inputErrors, type OfItem } from '../../shared/inputErrors';
import type { Converted } from '../model/fieldTypes';

export const { inputError, nothingIn, taken } = inputErrors(
	(message, itemIndex) => `${message} [item ${itemIndex}]`,
);

/** One value of a form: the key to write it under, and what the form calls its field. */
export interface Entry {
	key: string;
	label: string;
	outcome: Converted;
}

/**
 * The values of a form, by key.
 *
 * @param what  what the entries are, for the message: `Custom field`
 * @throws      NodeOperationError that names every field whose value does not fit; values are never quoted
 */
export function allConverted(
	item: OfItem,
	what: string,
	entries: Entry[],
): Record<string, unknown> {
	const wrong = entries.flatMap(({ label, outcome }) =>
		'wrong' in outcome ? [{ ...outcome, label }] : [],
	);
	if (wrong.length > 0) {
		const sentences = wrong.map((outcome) => `"${outcome.label}" ${outcome.wrong}`);
		const advice = new Set(wrong.map((outcome) => outcome.advice));
		throw inputError(item, `${what} ${sentences.join('; ')}`, [...advice].join('. '));
	}
	return Object.fromEntries(
		entries.flatMap(({ key, outcome }) => ('value' in outcome ? [[key, outcome.value]] : [])),
	);
}
