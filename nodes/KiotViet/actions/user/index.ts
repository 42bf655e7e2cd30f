// The operations on users (Người dùng).
import type { Resource } from '../../operations/operation';
import { getMany } from './getMany';

export const user: Resource = { value: 'user', name: 'User', operations: [getMany] };
