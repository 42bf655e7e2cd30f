// What the order operations share: how an order is named, what can be said of it, what is useful of it.
import { readCustomer } from '../../api/customers';
import { SOURCES } from '../../api/sources';
import { documentFields } from '../documentList';
import { orderDelivery, saleChannel, saleTime, soldBy, surcharges } from '../documents';
import { flag, type Input, number, place, text } from '../inputs';
import { CUSTOMER_LOOK_UPS, idFrom, idOf, idOrCode, locator } from '../locators';
import type { ItemContext } from '../operation';
import type { Simple } from '../simplify';

export const orderField = idOrCode('Order', 'order', 'The order (Đặt hàng)', {
	id: 18950001,
	code: 'DH000456',
});

/** The call by which a code becomes an ID. */
export const LOOK_UP = 'GET /orders/code/{code}';

/** The calls by which an order gets its customer. */
export const CUSTOMER_CALLS = ['GET /customers/{id}', ...CUSTOMER_LOOK_UPS];

/** The ID of the item's order. */
export async function orderId(operation: ItemContext): Promise<number> {
	return await idFrom(operation, SOURCES.order, orderField);
}

/** The fields that matter in most workflows. */
export const simple: Simple = [...documentFields, 'status'];

/** The customer, read for the name that the API wants with it (kiotviet-api.md 5.21). */
const customer: Input = {
	field: locator('customer', {
		description: 'Whose order it is (Khách hàng); left out, it is a guest (Khách lẻ)',
	}),
	async write(value, operation) {
		const id = await idOf(operation, 'customer', value, 'Customer');
		const { code, name, contactNumber } = await readCustomer(operation.context, id);
		return { customer: { id, code, name, contactNumber } };
	},
};

/** What a new order and a change of one can say (kiotviet-api.md 3.2). */
export const details: Input[] = [
	place('cashierId', 'user', 'Who wrote it down (Người tạo); the admin where it is left out', {
		displayName: 'Created By',
	}),
	customer,
	orderDelivery,
	number('discount', 'Discount', 'Off the whole order (Giảm giá), in VND'),
	flag(
		'makeInvoice',
		'Make Invoice',
		'Whether to make its invoice (Hóa đơn) and a receipt at once',
	),
	text('description', 'Note', 'A note (Ghi chú) on the order'),
	saleTime,
	saleChannel,
	soldBy,
	surcharges,
];
