// Creates a product.
import { ENDPOINTS } from '../../api/endpoints';
import { form } from '../../form/form';
import { type Input, required } from '../../form/inputs';
import { createOf } from '../../operations/createUpdate';
import { basePrice, card, category, name } from './fields';

/** The form of a new product, with what the call takes besides. */
export const newProduct = (besides: Input[]) =>
	form([required(name), required(category), basePrice], {
		name: 'Additional Fields',
		inputs: besides,
	});

export const create = createOf({
	endpoint: ENDPOINTS.product,
	route: 'POST /products',
	form: newProduct(card.create),
	description: 'Create a product; KiotViet refuses a code that exists',
});
