// The operations on locations (Khu vực), which addresses name.
import type { Resource } from '../../operations/operation';
import { getMany } from './getMany';

export const location: Resource = { value: 'location', name: 'Location', operations: [getMany] };
