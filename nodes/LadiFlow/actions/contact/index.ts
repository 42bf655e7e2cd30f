// The operations on contacts; a new node begins with the first.
import type { Resource } from '../operation';
import { syncFromKiotViet } from './syncFromKiotViet';
import { upsert } from './upsert';

export const contact: Resource = {
	value: 'contact',
	name: 'Contact',
	operations: [upsert, syncFromKiotViet],
};
