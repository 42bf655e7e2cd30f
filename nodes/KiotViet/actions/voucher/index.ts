// The operations on vouchers (Voucher).
import type { Resource } from '../../operations/operation';
import { cancel } from './cancel';
import { create } from './create';
import { getMany } from './getMany';
import { release } from './release';

export const voucher: Resource = {
	value: 'voucher',
	name: 'Voucher',
	operations: [getMany, cancel, create, release],
};
