// Lists the account's tags, so that a workflow can show or check them.
import { listTags } from '../../api/tags';
import { keyword, listFields, wanted } from '../fields';
import type { Operation } from '../operation';

export const getMany: Operation = {
	value: 'getMany',
	name: 'Get Many',
	action: 'Get many tags',
	description: 'Retrieve a list of tags',
	calls: ['POST /customer/list-tag'],
	fields: [...listFields, keyword],
	async run(item) {
		const words = String(item.param('keyword', '')).trim();
		const tags = await listTags(item.connection, words, wanted(item));
		return tags.map(({ id, name, created_at, updated_at }) => ({
			id,
			name,
			createdAt: created_at,
			updatedAt: updated_at,
		}));
	},
};
