// The operations on taxes (Thuế).
import type { Resource } from '../../operations/operation';
import { getMany } from './getMany';

export const tax: Resource = { value: 'tax', name: 'Tax', operations: [getMany] };
