// Takes tags from a contact, and says so clearly where LadiFlow does not let them go.
import { notice, simplifyField } from '../../../shared/fields';
import { LIST_TAGS } from '../../api/tags';
import { WRITE_CALLS } from '../../contact/reconcile';
import { optionsField } from '../../form/fields';
import type { Operation } from '../../operations/operation';
import { tagChoice } from './fields';
import {
	contactField,
	outcome,
	refuseKeptTags,
	requiredTags,
	writeTags,
	withExisting,
} from '../../operations/contactWrite';

export const removeTags: Operation = {
	value: 'removeTags',
	name: 'Remove Tags',
	action: 'Remove tags from a contact',
	description: 'Remove tags; the other tags stay',
	calls: [...WRITE_CALLS.update, LIST_TAGS],
	fields: [
		notice(
			"LadiFlow's API has no call that removes a tag: the remaining tags are written, and read back. Where LadiFlow only adds tags, the item fails; then use a flow with the Xóa Tag action.",
		),
		contactField,
		{ ...tagChoice, required: true },
		optionsField(simplifyField),
	],
	async run(item) {
		const names = requiredTags(item);
		return await withExisting(item, async (found) => {
			// A tag that does not exist is on no contact; its name may be misspelt.
			const { ids, unknown } = await item.tags.ids(names, false);
			const removed = ids.filter((id) => found.contact.tags?.includes(id));
			const result = await writeTags(item, found, { remove: removed });
			await refuseKeptTags(item, result);
			const notes =
				unknown.length > 0 ? [`LadiFlow has no tags with these names: ${unknown.join(', ')}`] : [];
			return {
				...(await outcome(item, result, [], notes)),
				removedTags: await item.tags.namesOf(removed),
			};
		});
	},
};
