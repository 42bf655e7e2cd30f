// Changes an order.
import { SOURCES } from '../../api/sources';
import { changedOrderLines, paidSoFar } from '../documents';
import { place } from '../inputs';
import { changeForm, updateOf } from '../writing';
import { CUSTOMER_CALLS, details, LOOK_UP, orderField, orderId } from './document';

export const update = updateOf({
	source: SOURCES.order,
	form: changeForm(orderField, orderId, [
		...details,
		place('branchId', 'branch', 'The branch (Chi nhánh) that takes the order'),
		changedOrderLines,
		paidSoFar,
	]),
	description: 'Change an order that is neither completed nor cancelled',
	lookUps: [LOOK_UP, ...CUSTOMER_CALLS],
});
