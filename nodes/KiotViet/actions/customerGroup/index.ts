// The operations on customer groups (Nhóm khách hàng).
import type { Resource } from '../../operations/operation';
import { getMany } from './getMany';

export const customerGroup: Resource = {
	value: 'customerGroup',
	name: 'Customer Group',
	operations: [getMany],
};
