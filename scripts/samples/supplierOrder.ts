// What each operation on supplier orders is run with to see the shape of its output.
import type { Sample } from '../schemas';
import { byId } from './values';

export const samples: Record<string, Sample> = {
	get: () => ({ supplierOrder: byId(61001) }),
	getMany: () => ({}),
};
