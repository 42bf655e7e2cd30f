// Lists the account's tags, so that a workflow can show or check them.
import { LIST_TAGS, listTags } from '../../api/tags';
import { keyword, listFields } from '../../form/fields';
import type { Operation } from '../../operations/operation';
import { keywordIn, wanted } from '../../form/inputs';

export const getMany: Operation = {
	value: 'getMany',
	name: 'Get Many',
	action: 'Get many tags',
	description: 'Retrieve a list of tags',
	calls: [LIST_TAGS],
	fields: [...listFields, keyword],
	async run(item) {
		const words = keywordIn(item);
		const tags = await listTags(item.connection, words, wanted(item));
		return tags.map(({ id, name, created_at, updated_at }) => ({
			id,
			name,
			createdAt: created_at,
			updatedAt: updated_at,
		}));
	},
};
