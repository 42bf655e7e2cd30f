// The operations on contacts; a new node begins with the first.
import type { Resource } from '../../operations/operation';
import { addTags } from './addTags';
import { compareWithKiotViet } from './compareWithKiotViet';
import { create } from './create';
import { get } from './get';
import { getMany } from './getMany';
import { removeTags } from './removeTags';
import { syncFromKiotViet } from './syncFromKiotViet';
import { update } from './update';
import { upsert } from './upsert';

export const contact: Resource = {
	value: 'contact',
	name: 'Contact',
	operations: [
		upsert,
		addTags,
		compareWithKiotViet,
		create,
		get,
		getMany,
		removeTags,
		syncFromKiotViet,
		update,
	],
};
