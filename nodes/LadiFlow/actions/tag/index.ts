// The operations on tags.
import type { Resource } from '../../operations/operation';
import { create } from './create';
import { getMany } from './getMany';

export const tag: Resource = { value: 'tag', name: 'Tag', operations: [create, getMany] };
