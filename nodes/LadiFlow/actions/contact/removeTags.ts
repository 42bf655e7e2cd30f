// Takes tags from a contact, and says so clearly where LadiFlow does not let them go.
import { simplifyField } from '../../../shared/fields';
import { namesIn, notice, optionsField } from '../fields';
import type { Operation } from '../operation';
import { tagChoice } from './fields';
import {
	contactField,
	outcome,
	refuseKeptTags,
	writeTags,
	WRITE_CALLS,
	withExisting,
} from './writing';

export const removeTags: Operation = {
	value: 'removeTags',
	name: 'Remove Tags',
	action: 'Remove tags from a contact',
	description: 'Remove tags; the other tags stay',
	calls: WRITE_CALLS.filter((call) => !/create/.test(call)),
	fields: [
		notice(
			"LadiFlow's API has no call that removes a tag: the remaining tags are written, and read back. Where LadiFlow only adds tags, the item fails; then use a flow with the Xóa Tag action.",
		),
		contactField,
		{ ...tagChoice, required: true },
		optionsField(simplifyField),
	],
	async run(item) {
		return await withExisting(item, async (found) => {
			// A tag that does not exist is on no contact.
			const { ids } = await item.tags.ids(namesIn(item.param('tags', [])), false);
			const removed = ids.filter((id) => found.contact.tags?.includes(id));
			const result = await writeTags(item, found, { remove: removed });
			await refuseKeptTags(item, result);
			return {
				...(await outcome(item, result, [])),
				removedTags: await item.tags.namesOf(removed),
			};
		});
	},
};
