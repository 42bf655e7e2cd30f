// The operations on what the KiotViet Trigger tells.
import type { Resource } from '../../operations/operation';
import { readAgain } from './readAgain';

export const event: Resource = { value: 'event', name: 'Event', operations: [readAgain] };
