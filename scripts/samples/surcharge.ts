// What each surcharge operation is run with to see the shape of its output.
import type { Sample } from '../schemas';
import { byId } from './values';

const surcharge = byId(301);

export const samples: Record<string, Sample> = {
	activate: () => ({ surcharge }),
	create: () => ({ name: 'Phí gói quà', additionalFields: { value: 10000 } }),
	deactivate: () => ({ surcharge }),
	getMany(shop) {
		shop.surcharges.changes(301, { value: 35000 });
		return {};
	},
	update: () => ({ surcharge, updateFields: { value: 35000 } }),
};
