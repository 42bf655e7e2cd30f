// The fields that every contact has: written as given, emptied on request, and compared by their kinds.
import { omit } from 'lodash';
import type { IDataObject } from 'n8n-workflow';

import { CLEARABLE, isKept } from '../../model/nativeFields';
import type { DesiredState, Facet } from '../facet';

/** Which empty value clears is open (ladiflow-api.md 2.13): one after the other is tried. */
const EMPTY = ['', null];

export const nativeFields: Facet = {
	plan({ number, desired }) {
		const empty = EMPTY[(number - 1) % EMPTY.length];
		return {
			...(desired.native as IDataObject),
			...Object.fromEntries(clearedIn(desired).map((name) => [name, empty])),
		};
	},

	isShown({ desired }, answer, known) {
		if (clearedIn(desired).length > 0) return false;
		return Object.entries(desired.native).every(([name, value]) =>
			name in answer ? isKept(name, value, answer[name]) : known.isNeverShown(name),
		);
	},

	judge({ number, desired: { native }, desired }, after) {
		const notCleared = clearedIn(desired).filter((name) => !isEmpty(after[name]));
		const notKept = Object.keys(native).filter(
			(name) => name in after && !isKept(name, native[name], after[name]),
		);
		return {
			again: number < EMPTY.length && notCleared.length > 0,
			written: omit(native, notKept) as IDataObject,
			notCleared,
			notes:
				notKept.length > 0
					? [`LadiFlow did not keep these fields of the contact: ${notKept.join(', ')}`]
					: [],
		};
	},
};

function clearedIn({ clear = [] }: DesiredState): string[] {
	return clear.filter((name) => CLEARABLE.has(name));
}

function isEmpty(value: unknown): boolean {
	return value === undefined || value === null || value === '';
}
