// What the order operations share: how an order is named, what can be said of it, what is useful of it.
import { readCard } from '../../api/customers';
import { ENDPOINTS, readRoutes } from '../../api/endpoints';
import { orderDelivery, saleChannel, saleTime, soldBy, surcharges } from '../../form/documents';
import type { Input } from '../../form/inputs';
import { idOf } from '../../form/pickedRecord';
import { listedTarget, pickerField, recordPicker } from '../../form/recordPickers';
import type { Simple } from '../../form/simplify';
import { flag, number, text } from '../../form/values';
import { documentFields } from '../../operations/documentList';

export const orderRecord = listedTarget('order', 'The order (Đặt hàng)');

/** The fields that matter in most workflows. */
export const simple: Simple = [...documentFields, 'status'];

/** The customer, read for the name that the API wants with it (kiotviet-api.md 5.21). */
const customer: Input = {
	field: pickerField('customer', {
		description: 'Whose order it is (Khách hàng); left out, it is a guest (Khách lẻ)',
	}),
	routes: readRoutes(ENDPOINTS.customer),
	async write(value, operation) {
		const id = await idOf(operation, 'customer', value, 'Customer');
		const { code, name, contactNumber } = await readCard(operation.context, id);
		return { customer: { id, code, name, contactNumber } };
	},
};

/** What a new order and a change of one can say (kiotviet-api.md 3.2). */
export const details: Input[] = [
	recordPicker(
		'cashierId',
		'user',
		'Who wrote it down (Người tạo); the admin where it is left out',
		{
			displayName: 'Created By',
		},
	),
	customer,
	orderDelivery,
	number('discount', 'Discount', 'Off the whole order (Giảm giá), in VND'),
	flag(
		'makeInvoice',
		'Make Invoice',
		'Whether to make its invoice (Hóa đơn) and a receipt at once',
	),
	text('description', 'Note', 'A note (Ghi chú) on the order', {
		placeholder: 'e.g. Giao buổi sáng',
	}),
	saleTime,
	saleChannel,
	soldBy,
	surcharges,
];
