// Changes a purchase order.
import { ENDPOINTS } from '../../api/endpoints';
import { changeForm, updateOf } from '../../operations/createUpdate';
import { besides, branch, lines, purchaseOrderRecord, saveAs, supplier } from './fields';

export const update = updateOf({
	endpoint: ENDPOINTS.purchaseOrder,
	route: 'PUT /purchaseorders/{id}',
	form: changeForm(purchaseOrderRecord, [branch, supplier, saveAs, lines, ...besides]),
	description: 'Change a purchase order; where lines change, give all of them',
});
