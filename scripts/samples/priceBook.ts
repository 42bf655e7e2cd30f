// What each price book operation is run with to see the shape of its output.
import type { Sample } from '../schemas';
import { byId } from './values';

const wholesale = { priceBook: byId(84001) };

export const samples: Record<string, Sample> = {
	get: () => wholesale,
	getMany: (shop) => {
		shop.goods.priceBook(84001).userIds.push(31001);
		return { options: { include: ['branches', 'customerGroups', 'users'] } };
	},
	setPrice: () => ({
		...wholesale,
		appliesTo: 'priceBook',
		product: byId(48870001),
		price: '115000',
	}),
};
