// The operations on sequences.
import type { Resource } from '../../operations/operation';
import { getMany } from './getMany';
import { subscribe } from './subscribe';

export const sequence: Resource = {
	value: 'sequence',
	name: 'Sequence',
	operations: [subscribe, getMany],
};
