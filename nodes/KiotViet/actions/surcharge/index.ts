// The operations on surcharges (Thu khác).
import type { Resource } from '../../operations/operation';
import { activate } from './activate';
import { create } from './create';
import { deactivate } from './deactivate';
import { getMany } from './getMany';
import { update } from './update';

export const surcharge: Resource = {
	value: 'surcharge',
	name: 'Surcharge',
	operations: [getMany, activate, create, deactivate, update],
};
