// The operations on flows.
import type { Resource } from '../../operations/operation';
import { getCost } from './getCost';
import { getTransactions } from './getTransactions';
import { getTriggers } from './getTriggers';
import { startByCatchHook } from './startByCatchHook';

export const flow: Resource = {
	value: 'flow',
	name: 'Flow',
	operations: [startByCatchHook, getCost, getTransactions, getTriggers],
};
