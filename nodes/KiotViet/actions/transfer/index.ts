// The operations on transfers between branches (Chuyển hàng); a new node begins with the first.
import type { Resource } from '../../operations/operation';
import { create } from './create';
import { deleteTransfer } from './delete';
import { get } from './get';
import { getMany } from './getMany';
import { update } from './update';

export const transfer: Resource = {
	value: 'transfer',
	name: 'Transfer',
	operations: [getMany, create, deleteTransfer, get, update],
};
