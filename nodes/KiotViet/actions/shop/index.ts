// The operations on the shop as a whole.
import type { Resource } from '../operation';
import { getMetrics } from './getMetrics';

export const shop: Resource = { value: 'shop', name: 'Shop', operations: [getMetrics] };
