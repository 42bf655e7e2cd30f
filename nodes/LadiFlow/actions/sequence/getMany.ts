// Lists the account's sequences.
import { LIST_SEQUENCES, listSequences } from '../../api/automation';
import { keyword, listFields } from '../../form/fields';
import type { Operation } from '../../operations/operation';
import { keywordIn, wanted } from '../../form/inputs';

export const getMany: Operation = {
	value: 'getMany',
	name: 'Get Many',
	action: 'Get many sequences',
	description: 'Retrieve a list of sequences',
	calls: [LIST_SEQUENCES],
	fields: [...listFields, keyword],
	async run(item) {
		const words = keywordIn(item);
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
