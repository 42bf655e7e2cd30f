// Changes a product.
import { ENDPOINTS } from '../../api/endpoints';
import type { Input } from '../../form/inputs';
import { changeForm, updateOf } from '../../operations/createUpdate';
import { card, changes, productRecord, workingBranch } from './fields';

/** The product and what changes of it, with what the call takes besides. */
export const productChange = (besides: Input[]) =>
	changeForm(productRecord, [...changes, ...besides], [workingBranch]);

export const update = updateOf({
	endpoint: ENDPOINTS.product,
	route: 'PUT /products/{id}',
	form: productChange(card.update),
	description: 'Change a product; fields that are not named or empty stay as they are',
	inQuery: ['branchId'],
});
