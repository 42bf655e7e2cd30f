// The table of everything the LadiFlow node can do.
import { contact } from './contact';
import type { Resource } from './operation';

export const resources: Resource[] = [contact];
