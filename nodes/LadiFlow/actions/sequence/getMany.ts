// Lists the account's sequences.
import { listSequences } from '../../api/automation';
import { keyword, listFields, wanted } from '../fields';
import type { Operation } from '../operation';

export const getMany: Operation = {
	value: 'getMany',
	name: 'Get Many',
	action: 'Get many sequences',
	description: 'Retrieve a list of sequences',
	calls: ['POST /sequence/list'],
	fields: [...listFields, keyword],
	async run(item) {
		const words = String(item.param('keyword', '')).trim();
		const sequences = await listSequences(item.connection, words, wanted(item));
		return sequences.map(({ id, name, tags = [], created_at, updated_at }) => ({
			id,
			name,
			tags,
			createdAt: created_at,
			updatedAt: updated_at,
		}));
	},
};
