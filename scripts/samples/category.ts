// What each category operation is run with to see the shape of its output.
import type { Sample } from '../schemas';
import { byId } from './values';

const accessories = { category: byId(1601003) };

export const samples: Record<string, Sample> = {
	create: () => ({ name: 'Áo len', parentId: byId(1601001) }),
	delete: () => ({ category: byId(1601005) }),
	get: () => accessories,
	getMany: (shop) => {
		shop.goods.changesCategory(1601003, { name: 'Phụ kiện' });
		return { options: { include: ['tree'] } };
	},
	update: () => ({ category: byId(1601005), updateFields: { name: 'Dây lưng' } }),
};
