// The operations on bank accounts (Tài khoản ngân hàng).
import type { Resource } from '../../operations/operation';
import { getMany } from './getMany';

export const bankAccount: Resource = {
	value: 'bankAccount',
	name: 'Bank Account',
	operations: [getMany],
};
