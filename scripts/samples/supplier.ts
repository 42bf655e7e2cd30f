// What each supplier operation is run with to see the shape of its output.
import type { Sample } from '../schemas';
import { byId } from './values';

export const samples: Record<string, Sample> = {
	get: () => ({ supplier: byId(71001) }),
	getMany: () => ({}),
};
