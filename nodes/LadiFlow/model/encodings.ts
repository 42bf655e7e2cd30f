// The encodings in which LadiFlow may take a value of a custom field, and what may be left of it.
import { VIETNAM } from '../../shared/vietnam/zone';
import { instantOf } from './fieldTypes';
import type { WrittenField } from './customFields';

/** Kinds of entries of which several encodings are possible. */
export type Kind = 'date' | 'list' | 'boolean' | 'empty' | 'emptyList' | 'other';

/** Null leaves the field out. */
type Encoding = (name: string, value: unknown) => WrittenField | null;

const asIs: Encoding = (name, value) => ({ name, value });
const leftOut: Encoding = () => null;
const as =
	(empty: unknown): Encoding =>
	(name) => ({ name, value: empty });

/**
 * The encodings to try, the likeliest first.
 *
 * @see ladiflow-api.md 2.13, 9.1 (7, 12)
 */
export const ENCODINGS: Record<Kind, Encoding[]> = {
	date: [asIs, (name, value) => ({ name, value: dayOf(value)?.toFormat('MM/dd/yyyy') ?? '' })],
	list: [
		asIs,
		(name, value) => ({ name, value: (value as unknown[]).join(', ') }),
		(name, value) => ({ name, values: value }),
	],
	boolean: [asIs, (name, value) => ({ name, value: String(value) })],
	empty: [as(''), as(null), leftOut],
	emptyList: [as([]), as(null), as(''), leftOut],
	other: [asIs],
};

/** What is left of a time where LadiFlow takes days only. */
export function dayOnly(value: unknown): string | null {
	const day = dayOf(value)?.toISODate();
	return day ? `${day}T00:00:00.000Z` : null;
}

/** A list that LadiFlow took as one text. */
export function entriesOf(there: unknown): string[] {
	return String(there)
		.split(',')
		.map((entry) => entry.trim());
}

const dayOf = (value: unknown) => instantOf(value)?.setZone(VIETNAM);
