// The operations on the cash book (Sổ quỹ).
import type { Resource } from '../../operations/operation';
import { getMany } from './getMany';

export const cashFlow: Resource = { value: 'cashFlow', name: 'Cash Flow', operations: [getMany] };
