// Creates a tag; one that is there already is given back as it is.
import { notice } from '../../../shared/fields';
import { readName } from '../../../shared/values';
import { TAG_CALLS } from '../../api/tags';
import { optionsField } from '../../form/fields';
import type { Operation } from '../../operations/operation';
import { field } from '../../form/inputs';
import { inputError, taken } from '../../form/inputErrors';

export const create: Operation = {
	value: 'create',
	name: 'Create',
	action: 'Create a tag',
	description: 'Create a tag, or find the one with this name',
	calls: TAG_CALLS,
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
	async run(item) {
		const given = field(item, 'name', 'Name');
		if (given === null) throw inputError(item, 'The tag has no name', 'Fill "Name"');
		const name = taken(item, 'Name', readName(given));
		const { tag, isNew } = await item.tags.findOrCreate(name);
		return { id: tag.id, name: tag.name, isNew };
	},
};
