// The operations on the shop as a whole.
import type { Resource } from '../../operations/operation';
import { checkSetup } from './checkSetup';
import { getMetrics } from './getMetrics';

export const shop: Resource = { value: 'shop', name: 'Shop', operations: [getMetrics, checkSetup] };
