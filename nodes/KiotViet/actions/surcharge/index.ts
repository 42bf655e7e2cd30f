// The operations on surcharges (Thu khác).
import type { Resource } from '../operation';
import { activate, deactivate } from './activation';
import { create } from './create';
import { getMany } from './getMany';
import { update } from './update';

export const surcharge: Resource = {
	value: 'surcharge',
	name: 'Surcharge',
	operations: [getMany, activate, create, deactivate, update],
};
