// The operations on sale channels (Kênh bán hàng).
import type { Resource } from '../../operations/operation';
import { getMany } from './getMany';

export const saleChannel: Resource = {
	value: 'saleChannel',
	name: 'Sale Channel',
	operations: [getMany],
};
