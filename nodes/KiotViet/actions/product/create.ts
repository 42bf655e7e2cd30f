// Creates a product.
import { SOURCES } from '../../api/sources';
import { form, type Input, required } from '../inputs';
import { createOf } from '../writing';
import { basePrice, card, category, LOOK_UPS, name } from './card';

/** The form of a new product, with what the call takes besides. */
export const newProduct = (besides: Input[]) =>
	form([required(name), required(category), basePrice], {
		name: 'Additional Fields',
		inputs: besides,
	});

export const create = createOf({
	source: SOURCES.product,
	form: newProduct(card.create),
	description: 'Create a product; KiotViet refuses a code that exists',
	lookUps: LOOK_UPS,
});
