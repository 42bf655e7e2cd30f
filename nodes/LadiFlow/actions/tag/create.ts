// Creates a tag; one that is there already is given back as it is.
import { notice, optionsField } from '../fields';
import type { Operation } from '../operation';
import { refusal } from '../refusal';

export const create: Operation = {
	value: 'create',
	name: 'Create',
	action: 'Create a tag',
	description: 'Create a tag, or find the one with this name',
	calls: ['POST /customer/list-tag', 'POST /customer/create-tag'],
	fields: [
		notice("LadiFlow's API cannot rename or delete tags: do that under Khách hàng → Quản lý Tag."),
		{
			displayName: 'Name',
			name: 'name',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. VIP',
			description: 'Name of the tag',
		},
		optionsField(),
	],
	async run({ context, itemIndex, param, tags }) {
		const name = String(param('name', '')).trim();
		if (name === '') {
			throw refusal({ context, itemIndex }, 'The tag has no name', 'Fill "Name"');
		}
		const { tag, isNew } = await tags.findOrCreate(name);
		return { id: tag.id, name: tag.name, isNew };
	},
};
