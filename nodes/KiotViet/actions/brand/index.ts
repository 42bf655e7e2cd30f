// The operation on brands (Thương hiệu), which the API only lists.
import type { Resource } from '../../operations/operation';
import { getMany } from './getMany';

export const brand: Resource = { value: 'brand', name: 'Brand', operations: [getMany] };
