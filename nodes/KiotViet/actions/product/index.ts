// The operations on products (Hàng hóa); a new node begins with the first.
import type { Resource } from '../../operations/operation';
import { create } from './create';
import { createMany } from './createMany';
import { deleteProduct } from './delete';
import { get } from './get';
import { getAttributes } from './getAttributes';
import { getMany } from './getMany';
import { getOnHand } from './getOnHand';
import { update } from './update';
import { updateMany } from './updateMany';

export const product: Resource = {
	value: 'product',
	name: 'Product',
	operations: [
		getMany,
		create,
		createMany,
		deleteProduct,
		get,
		getAttributes,
		getOnHand,
		update,
		updateMany,
	],
};
