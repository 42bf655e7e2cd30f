// The operations on branches (Chi nhánh).
import type { Resource } from '../../operations/operation';
import { getMany } from './getMany';

export const branch: Resource = { value: 'branch', name: 'Branch', operations: [getMany] };
