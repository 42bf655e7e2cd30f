// What each product operation is run with to see the shape of its output.
import type { Sample } from '../schemas';
import { byId } from './values';

const product = byId(48870001);
const images = 'https://example.com/ao-len.jpg';

const fields = {
	allowsSale: true,
	attributes: { rows: [{ attribute: 'Màu', value: 'Đỏ' }] },
	code: 'SP000125',
	description: 'Áo len ấm',
	purchaseTax: 3,
	salesTax: 4,
	stock: { rows: [{ branchId: byId(20001), onHand: '7', cost: '210000' }] },
	unit: 'Cái',
	weight: 400,
};

const newProduct = { name: 'Áo len', categoryId: byId(1601001), basePrice: '350000' };

export const samples: Record<string, Sample> = {
	create: () => ({
		...newProduct,
		additionalFields: { ...fields, barCode: '8930000000017', images },
	}),
	createMany: () => ({ ...newProduct, additionalFields: { ...fields, images } }),
	delete: () => ({ product }),
	get: (shop) => {
		shop.goods.changesProduct(48870001, { unit: 'Cái', images: [images] });
		return { product };
	},
	getAttributes: (shop) => {
		const attributes = [{ attributeName: 'Màu', attributeValue: 'Đỏ' }];
		shop.goods.changesProduct(48870001, { attributes });
		return {};
	},
	getMany: (shop) => {
		const card = { barCode: '8930000000017', unit: 'Cái', images: [images] };
		shop.goods.changesProduct(48870001, card);
		return {};
	},
	getOnHand: (shop) => {
		shop.goods.changesProduct(48870001, { unit: 'Cái' });
		return {};
	},
	update: () => ({
		product,
		branchId: byId(20001),
		updateFields: { ...fields, barCode: '8930000000017', isActive: true },
	}),
	updateMany: () => ({ product, updateFields: { ...fields, images } }),
};
