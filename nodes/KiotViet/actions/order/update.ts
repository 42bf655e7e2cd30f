// Changes an order.
import { ENDPOINTS } from '../../api/endpoints';
import { changedOrderLines, paidSoFar } from '../../form/documents';
import { recordPicker } from '../../form/recordPickers';
import { changeForm, updateOf } from '../../operations/createUpdate';
import { details, orderRecord } from './fields';

export const update = updateOf({
	endpoint: ENDPOINTS.order,
	route: 'PUT /orders/{id}',
	form: changeForm(orderRecord, [
		...details,
		recordPicker('branchId', 'branch', 'The branch (Chi nhánh) that takes the order'),
		changedOrderLines,
		paidSoFar,
	]),
	description: 'Change an order that is neither completed nor cancelled',
});
