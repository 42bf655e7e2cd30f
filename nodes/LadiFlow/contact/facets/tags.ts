// A contact's tags: the whole list is sent, since LadiFlow may replace the stored one.
import type { Facet } from '../facet';

const MOST_ROUNDS = 2;

export const tags: Facet = {
	/** Sends no list where none is needed, since an empty one may take all tags away (ladiflow-api.md 2.12). */
	plan({ observed, desired }) {
		const { add = [], remove = [], replace } = desired.tags ?? {};
		const stored = observed?.tags ?? [];
		const kept = replace ? [] : stored.filter((id) => !remove.includes(id));
		const all = [...new Set([...kept, ...add])];
		return all.length > 0 || stored.length > all.length ? { tags: all } : {};
	},

	isShown({ observed, desired }, answer) {
		const { add = [], remove = [], replace = false } = desired.tags ?? {};
		// Whether a tag is gone is only believed when it was read.
		if (remove.length > 0 || replace) return false;
		const there = answer.tags ?? [];
		return [...(observed?.tags ?? []), ...add].every((id) => there.includes(id));
	},

	judge({ number, desired }, after) {
		const { add = [], remove = [], replace } = desired.tags ?? {};
		const there = after.tags ?? [];
		const missingTags = add.filter((id) => !there.includes(id));
		return {
			again: number < MOST_ROUNDS && missingTags.length > 0,
			missingTags,
			keptTags: replace
				? there.filter((id) => !add.includes(id))
				: remove.filter((id) => there.includes(id)),
		};
	},
};
