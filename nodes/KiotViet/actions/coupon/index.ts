// The operations on coupons (Coupon).
import type { Resource } from '../../operations/operation';
import { setUsed } from './setUsed';

export const coupon: Resource = { value: 'coupon', name: 'Coupon', operations: [setUsed] };
