// Changes a purchase order.
import { SOURCES } from '../../api/sources';
import { changeForm, updateOf } from '../writing';
import {
	besides,
	branch,
	lines,
	LOOK_UPS,
	purchaseOrderField,
	purchaseOrderId,
	saveAs,
	supplier,
} from './card';

export const update = updateOf({
	source: SOURCES.purchaseOrder,
	form: changeForm(purchaseOrderField, purchaseOrderId, [
		branch,
		supplier,
		saveAs,
		lines,
		...besides,
	]),
	description: 'Change a purchase order; where lines change, give all of them',
	lookUps: LOOK_UPS,
});
