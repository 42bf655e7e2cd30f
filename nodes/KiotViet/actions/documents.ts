// What an order and an invoice are written with: lines, payment, vouchers, delivery, surcharges, in KiotViet's spelling.
import { PAYMENT_METHODS, TAXES } from '../api/payments';
import { DELIVERY_STATUS } from '../api/statuses';
import {
	amount,
	choice,
	flag,
	group,
	type Input,
	number,
	place,
	rows,
	text,
	time,
	type Wire,
	withWords,
} from './inputs';
import { located, locator } from './locators';

/** A product of a line: by ID or by code, as the API takes either. */
const product: Input = {
	field: locator('product', { required: true, description: 'The product (Hàng hóa)' }),
	write(value, operation) {
		const { by, value: named } = located(operation, value, 'Product');
		return by === 'code' ? { productCode: named } : { productId: Number(named) };
	},
};

const lineInputs = [
	product,
	amount('quantity', 'Quantity', 'How many (Số lượng)', { required: true, default: '1' }),
	amount('price', 'Price', 'Unit price (Đơn giá) in VND', {
		required: true,
		placeholder: 'e.g. 150000',
	}),
	amount('discount', 'Discount', 'Off the unit price (Giảm giá), in VND'),
	amount('discountRatio', 'Discount Percent', 'Off the unit price, in percent'),
	text('note', 'Note', 'A note (Ghi chú) on the line'),
];

const NO_TAX = { value: 0, name: 'Not Given' };

/** The tax of a line; the API wants it as a list with one entry, spelt apart for orders and invoices. */
const tax = (wire: 'OrderDetailTaxs' | 'InvoiceDetailTaxs'): Input => {
	const { field, write } = choice(wire, 'Tax', 'The tax (Thuế) of the line', [NO_TAX, ...TAXES], {
		name: 'tax',
	});
	return {
		field,
		write(value, operation) {
			if (value === NO_TAX.value) return {};
			const { [wire]: TaxId } = write(value, operation) as Wire;
			return { [wire]: [{ TaxId }] };
		},
	};
};

/** The lines of an order (kiotviet-api.md 3.2). */
export const orderLines = rows(
	'orderDetails',
	'Line Items',
	'What is ordered',
	[...lineInputs, tax('OrderDetailTaxs')],
	{ name: 'lines' },
);

/** The lines of an invoice (kiotviet-api.md 3.3). */
export const invoiceLines = rows(
	'invoiceDetails',
	'Line Items',
	'What is sold',
	[
		...lineInputs,
		text(
			'serialNumbers',
			'Serial Numbers',
			'Of products sold by serial number (IMEI), with commas',
		),
		tax('InvoiceDetailTaxs'),
	],
	{ name: 'lines' },
);

/** The money taken now. */
export const payment = group(
	null,
	'Payment',
	'What the customer pays now (Khách thanh toán)',
	[
		number('totalPayment', 'Amount', 'In VND', { name: 'amount' }),
		choice('method', 'Method', 'How it is paid', withWords(PAYMENT_METHODS), { default: 'Cash' }),
		place('accountId', 'bankAccount', 'Where a card payment or a transfer arrives'),
	],
	{ name: 'payment' },
);

const voucherRows = rows('Payments', 'Vouchers', 'Vouchers (Voucher) that the customer pays with', [
	amount('Amount', 'Amount', 'In VND', { required: true }),
	amount('VoucherId', 'Voucher ID', 'ID of the voucher', { required: true }),
	amount('VoucherCampaignId', 'Campaign ID', 'ID of its campaign', { required: true }),
]);

/** Vouchers, which the API takes as payments of a kind of their own. */
export const vouchers: Input = {
	field: { ...voucherRows.field, name: 'vouchers' },
	async write(value, operation) {
		const { Payments } = await voucherRows.write(value, operation);
		return {
			isApplyVoucher: true,
			Payments: (Payments as Wire[]).map((voucher) => ({
				Method: 'Voucher',
				MethodStr: 'Voucher',
				Id: -1,
				AccountId: null,
				...voucher,
			})),
		};
	},
};

/** Surcharges (Thu khác), by ID or code. */
export const surcharges = rows(
	'surchages',
	'Surcharges',
	'Surcharges (Thu khác) on the document',
	[
		amount('id', 'Surcharge ID', 'ID of the surcharge'),
		text('code', 'Surcharge Code', 'Code of the surcharge', { placeholder: 'e.g. THK000001' }),
		amount('price', 'Amount', 'In VND', { required: true }),
	],
	{ name: 'surcharges' },
);

const deliveryInputs = [
	text('address', 'Address', 'Street and number (Địa chỉ)'),
	text('deliveryCode', 'Delivery Code', 'Code of the delivery (Mã vận đơn)'),
	time('expectedDelivery', 'Expected Delivery', 'When it is to arrive'),
	number('price', 'Fee', 'Shipping fee (Phí giao hàng) in VND'),
	number('height', 'Height', 'Height of the parcel'),
	number('length', 'Length', 'Length of the parcel'),
	text('locationName', 'Location', 'Province and district (Khu vực)', {
		placeholder: 'e.g. Hà Nội - Quận Ba Đình',
	}),
	number('locationId', 'Location ID', 'ID of the location, as KiotViet lists locations'),
	group('partnerDelivery', 'Partner', 'The delivery partner (Đối tác giao hàng)', [
		text('address', 'Address', 'Address of the partner'),
		text('code', 'Code', 'Code of the partner', { placeholder: 'e.g. DT000001' }),
		text('email', 'Email', 'E-mail of the partner', { placeholder: 'e.g. name@email.com' }),
		text('name', 'Name', 'Name of the partner'),
		text('contactNumber', 'Phone', 'Phone of the partner'),
	]),
	number('partnerDeliveryId', 'Partner ID', 'ID of the delivery partner'),
	text('contactNumber', 'Phone', "The receiver's phone (Điện thoại)", {
		placeholder: 'e.g. 0900000001',
	}),
	text('receiver', 'Receiver', 'Who receives it (Người nhận)'),
	number('type', 'Type', "KiotViet's number for the kind of delivery"),
	text('wardName', 'Ward', 'Ward (Phường/Xã)', { placeholder: 'e.g. Phường Ngọc Hà' }),
	number('weight', 'Weight', 'Weight of the parcel'),
	number('width', 'Width', 'Width of the parcel'),
];

/** The delivery of an order. */
export const orderDelivery = group(
	'orderDelivery',
	'Delivery',
	'Where and how it is delivered (Giao hàng)',
	deliveryInputs,
	{ name: 'delivery' },
);

/** The delivery of an invoice, which has a status and may be paid on arrival. */
export const invoiceDelivery = group(
	'deliveryDetail',
	'Delivery',
	'Where and how it is delivered (Giao hàng)',
	[
		...deliveryInputs,
		flag('usingPriceCod', 'Collect on Delivery', 'Whether the courier collects the money (COD)'),
		choice('status', 'Status', 'How far the delivery is', withWords(DELIVERY_STATUS)),
	],
	{ name: 'delivery' },
);
