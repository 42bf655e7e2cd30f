// Gives a contact more tags.
import { simplifyField } from '../../../shared/fields';
import { notice, optionsField } from '../fields';
import type { Operation } from '../operation';
import { createMissingTags, failOnMissingFields, tagsField } from './fields';
import { contactField, outcome, tagsIn, writeTags, WRITE_CALLS, withExisting } from './writing';

export const addTags: Operation = {
	value: 'addTags',
	name: 'Add Tags',
	action: 'Add tags to a contact',
	description: 'Add tags; the tags that the contact has stay',
	calls: WRITE_CALLS.filter((call) => !call.includes('create-or')),
	fields: [
		notice(
			"Whether a tag that is added through the API starts LadiFlow's flows (Khi được gắn Tag) is not documented. To start a flow for sure, use Flow: Start by Catch Hook.",
		),
		contactField,
		{ ...tagsField, required: true },
		optionsField(createMissingTags, failOnMissingFields, simplifyField),
	],
	async run(item) {
		return await withExisting(item, async (found) => {
			const { ids, unknown } = await tagsIn(item, item.param('tags', ''));
			const result = await writeTags(item, found, { add: ids });
			return await outcome(item, result, unknown);
		});
	},
};
