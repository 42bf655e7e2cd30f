// The table of everything the KiotViet node can do.
import { customer } from './customer';
import { event } from './event';
import type { Resource } from './operation';

export const resources: Resource[] = [customer, event];
