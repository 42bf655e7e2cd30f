// The table of everything the LadiFlow node can do; a new node begins with the first resource.
import { account } from './account';
import { contact } from './contact';
import { flow } from './flow';
import type { Resource } from '../operations/operation';
import { sequence } from './sequence';
import { tag } from './tag';

export const resources: Resource[] = [contact, account, flow, sequence, tag];
