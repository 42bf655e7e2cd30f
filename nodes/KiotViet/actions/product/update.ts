// Changes a product.
import { SOURCES } from '../../api/sources';
import type { Input } from '../inputs';
import { changeForm, updateOf } from '../writing';
import { card, changes, LOOK_UPS, productField, productId, workingBranch } from './card';

/** The product and what changes of it, with what the call takes besides. */
export const productChange = (besides: Input[]) =>
	changeForm(productField, productId, [...changes, ...besides], [workingBranch]);

export const update = updateOf({
	source: SOURCES.product,
	form: productChange(card.update),
	description: 'Change a product; fields that are not named or empty stay as they are',
	lookUps: LOOK_UPS,
	inQuery: ['branchId'],
});
