// Gives a contact more tags.
import { notice, simplifyField } from '../../../shared/fields';
import { TAG_CALLS } from '../../api/tags';
import { WRITE_CALLS } from '../../contact/reconcile';
import { optionsField } from '../../form/fields';
import type { Operation } from '../../operations/operation';
import { createMissingTags, failOnMissingFields, tagsField } from './fields';
import {
	contactField,
	existing,
	outcome,
	requiredTags,
	writeTags,
	withExisting,
	withTags,
} from '../../operations/contactWrite';

export const addTags: Operation = {
	value: 'addTags',
	name: 'Add Tags',
	action: 'Add tags to a contact',
	description: 'Add tags; the tags that the contact has stay',
	calls: [...WRITE_CALLS.update, ...TAG_CALLS],
	fields: [
		notice(
			"Whether a tag that is added through the API starts LadiFlow's flows (Khi được gắn Tag) is not documented. To start a flow for sure, use Flow: Start by Catch Hook.",
		),
		contactField,
		{ ...tagsField, required: true },
		optionsField(createMissingTags, failOnMissingFields, simplifyField),
	],
	async run(item) {
		const names = requiredTags(item);
		return await withExisting(item, async (found) => {
			const { result, unknown } = await withTags(
				item,
				names,
				found,
				async (to, ids) => await writeTags(item, existing(item, to), { add: ids }),
			);
			return await outcome(item, result, unknown);
		});
	},
};
