// What an order and an invoice are written with: lines, payment, vouchers, delivery, surcharges, in KiotViet's spelling.
import type { INodeProperties } from 'n8n-workflow';

import { PAYMENT_METHODS, TAXES } from '../model/payments';
import { DELIVERY_STATUS, NEW_DELIVERY_STATUS, type Status } from '../model/statuses';
import { group, lineItems } from './groups';
import { inputError } from './inputErrors';
import { withDescription, type Input, type Wire, mapRequest } from './inputs';
import { picked } from './pickedRecord';
import { pickerField, recordPicker } from './recordPickers';
import { before11, since11 } from './versions';
import { amount, choice, flag, id, idOrNone, joined, number, text, time } from './values';

/** A product of a line: by ID or by code, as the API takes either. */
export const lineProduct: Input = {
	field: pickerField('product', { required: true, description: 'The product (Hàng hóa)' }),
	write(value, operation) {
		const { by, value: named } = picked(operation, value, 'Product');
		return by === 'code' ? { productCode: named } : { productId: Number(named) };
	},
};

const lineInputs = [
	lineProduct,
	amount('quantity', 'Quantity', 'How many (Số lượng)', {
		required: true,
		default: '1',
		placeholder: 'e.g. 2',
	}),
	amount('price', 'Price', 'Unit price (Đơn giá) in VND', {
		required: true,
		placeholder: 'e.g. 150000',
	}),
	amount('discount', 'Discount', 'Off the unit price (Giảm giá), in VND', {
		placeholder: 'e.g. 10000',
	}),
	amount('discountRatio', 'Discount Percent', 'Off the unit price, in percent', {
		placeholder: 'e.g. 10',
	}),
	text('note', 'Note', 'A note (Ghi chú) on the line', { placeholder: 'e.g. Gói quà' }),
];

const NO_TAX = { value: 0, name: 'Not Given' };

/** The tax of a line, in whatever shape the API wants it there. */
export const lineTax = (shape: (taxId: unknown) => Wire): Input =>
	mapRequest(choice('tax', 'Tax', 'The tax (Thuế) of the line', [NO_TAX, ...TAXES]), ({ tax }) =>
		tax === NO_TAX.value ? {} : shape(tax),
	);

const orderTax = lineTax((TaxId) => ({ OrderDetailTaxs: [{ TaxId }] }));

/** The lines of an order (kiotviet-api.md 3.2). */
export const orderLines = lineItems(
	'orderDetails',
	'Line Items',
	'What is ordered',
	[...lineInputs, orderTax],
	{ name: 'lines' },
);

/** The lines of an order that is changed; they take the place of those it has. */
export const changedOrderLines = lineItems(
	'orderDetails',
	'Line Items',
	'What is ordered; these take the place of all lines that the order has',
	[
		...lineInputs,
		flag(
			'isMaster',
			'Main Line',
			'Whether it is the main line of its product; off for a further line of a product that has one',
			{ default: true },
		),
		orderTax,
	],
	{ name: 'lines' },
);

/** The lines of an invoice (kiotviet-api.md 3.3). */
export const invoiceLines = lineItems(
	'invoiceDetails',
	'Line Items',
	'What is sold',
	[
		...lineInputs,
		joined(
			'serialNumbers',
			'Serial Numbers',
			'Of products sold by serial number (IMEI), with commas',
			{ placeholder: 'e.g. IMEI0001, IMEI0002' },
		),
		lineTax((TaxId) => ({ InvoiceDetailTaxs: [{ TaxId }] })),
	],
	{ name: 'lines' },
);

const paymentGroup = group(
	null,
	'Payment',
	'What the customer pays now (Khách thanh toán), in VND',
	[
		number('totalPayment', 'Amount', 'In VND', { name: 'amount' }),
		choice(
			'method',
			'Method',
			'How it is paid; in cash where it is left out',
			Object.values(PAYMENT_METHODS),
			{
				default: 'Cash',
			},
		),
		recordPicker('accountId', 'bankAccount', 'Where a card payment or a transfer arrives'),
	],
	{ name: 'payment' },
);

/** The money taken now. */
export const payment = mapRequest(paymentGroup, (paid) =>
	'totalPayment' in paid ? { method: 'Cash', ...paid } : paid,
);

const voucherRows = lineItems(
	'Payments',
	'Vouchers',
	'Vouchers (Voucher) that the customer pays with',
	[
		amount('Amount', 'Amount', 'In VND', { required: true, placeholder: 'e.g. 50000' }),
		idOrNone('VoucherId', 'Voucher ID', 'ID of the voucher, as Voucher: Get Many lists it', {
			required: true,
			placeholder: 'e.g. 30100001',
		}),
		recordPicker('VoucherCampaignId', 'voucherCampaign', 'Its campaign (Đợt phát hành)', {
			required: true,
		}),
	],
	{ name: 'vouchers' },
);

/** What was paid so far, of an order that is changed. */
export const paidSoFar = withDescription(
	payment,
	'What the customer has paid so far (Khách đã trả)',
);

/** Vouchers, which the API takes as payments of a kind of their own. */
export const vouchers = mapRequest(voucherRows, ({ Payments }) => ({
	isApplyVoucher: true,
	Payments: (Payments as Wire[]).map((voucher) => ({
		Method: 'Voucher',
		MethodStr: 'Voucher',
		Id: -1,
		AccountId: null,
		...voucher,
	})),
}));

const surchargeRows = lineItems(
	'surchages',
	'Surcharges',
	'Surcharges (Thu khác) on the document',
	[
		before11(idOrNone('id', 'Surcharge ID', 'ID of the surcharge', { placeholder: 'e.g. 301' })),
		since11(
			recordPicker('id', 'surcharge', 'The surcharge (Thu khác), or its code below', {
				name: 'surcharge',
			}),
		),
		text('code', 'Surcharge Code', 'Code of the surcharge', { placeholder: 'e.g. THK000001' }),
		amount('price', 'Amount', 'In VND', { required: true, placeholder: 'e.g. 30000' }),
	],
	{ name: 'surcharges' },
);

/** Surcharges (Thu khác), by ID or code. */
export const surcharges = mapRequest(surchargeRows, ({ surchages }, operation) => {
	if ((surchages as Wire[]).every(({ id, code }) => id ?? code)) return { surchages };
	throw inputError(
		operation,
		'A surcharge has neither an ID nor a code',
		'Say which surcharge it is; Surcharge: Get Many lists them',
	);
});

const deliveryInputs = [
	text('address', 'Address', 'Street and number (Địa chỉ)', { placeholder: 'e.g. 12 Đường Mẫu' }),
	text('deliveryCode', 'Delivery Code', 'Code of the delivery (Mã vận đơn)', {
		placeholder: 'e.g. VD000001',
	}),
	time('expectedDelivery', 'Expected Delivery', 'When it is to arrive'),
	number('price', 'Fee', 'Shipping fee (Phí giao hàng) in VND'),
	number('height', 'Height', "Height of the parcel, in the unit of KiotViet's own screen"),
	number('length', 'Length', "Length of the parcel, in the unit of KiotViet's own screen"),
	text('locationName', 'Location', 'Province and district (Khu vực)', {
		placeholder: 'e.g. Hà Nội - Quận Ba Đình',
	}),
	before11(id('locationId', 'Location ID', 'ID of the location, as KiotViet lists locations')),
	since11(
		recordPicker('locationId', 'location', 'The same from the list that KiotViet keeps', {
			displayName: 'Location From List',
			name: 'location',
		}),
	),
	group('partnerDelivery', 'Partner', 'The delivery partner (Đối tác giao hàng)', [
		text('address', 'Address', 'Address of the partner', { placeholder: 'e.g. 34 Đường Mẫu' }),
		text('code', 'Code', 'Code of the partner', { placeholder: 'e.g. DT000001' }),
		text('email', 'Email', 'E-mail of the partner', { placeholder: 'e.g. name@email.com' }),
		text('name', 'Name', 'Name of the partner', { placeholder: 'e.g. Giao Hàng Mẫu' }),
		text('contactNumber', 'Phone', 'Phone of the partner', { placeholder: 'e.g. 0900000031' }),
	]),
	id('partnerDeliveryId', 'Partner ID', 'ID of the delivery partner'),
	text('contactNumber', 'Phone', "The receiver's phone (Điện thoại)", {
		placeholder: 'e.g. 0900000001',
	}),
	text('receiver', 'Receiver', 'Who receives it (Người nhận)', {
		placeholder: 'e.g. Nguyễn Thị Mẫu',
	}),
	number(
		'type',
		'Type',
		'The number of the kind of delivery, as the raw output of an order or invoice delivered so has it; KiotViet publishes no list of them',
	),
	text('wardName', 'Ward', 'Ward (Phường/Xã)', { placeholder: 'e.g. Phường Ngọc Hà' }),
	number('weight', 'Weight', "Weight of the parcel, in the unit of KiotViet's own screen"),
	number('width', 'Width', "Width of the parcel, in the unit of KiotViet's own screen"),
];

/** The delivery of an order. */
export const orderDelivery = group(
	'orderDelivery',
	'Delivery',
	'Where and how it is delivered (Giao hàng)',
	deliveryInputs,
	{ name: 'delivery' },
);

const invoiceDeliveryInputs = (statuses: Record<string, Status>) => [
	...deliveryInputs,
	flag('usingPriceCod', 'Collect on Delivery', 'Whether the courier collects the money (COD)'),
	choice('status', 'Status', 'How far the delivery is', Object.values(statuses)),
];

/** The delivery of an invoice, which has a status and may be paid on arrival. */
export const invoiceDelivery = group(
	'deliveryDetail',
	'Delivery',
	'Where and how it is delivered (Giao hàng); left out, it is a sale at the counter',
	invoiceDeliveryInputs(NEW_DELIVERY_STATUS),
	{ name: 'delivery' },
);

/** The delivery of an invoice that is changed. */
export const changedDelivery = group(
	'deliveryDetail',
	'Delivery',
	'Where and how it is delivered (Giao hàng)',
	[
		...invoiceDeliveryInputs(DELIVERY_STATUS),
		number('priceCodPayment', 'Amount to Collect', 'What the courier collects (Thu hộ) in VND'),
	],
	{ name: 'delivery' },
);

export const saleChannel = recordPicker(
	'saleChannelId',
	'saleChannel',
	'Where the sale comes from (Kênh bán hàng)',
);

export const soldBy = recordPicker('soldById', 'user', 'Who sells it (Người bán)', {
	displayName: 'Sold By',
});

/** The business date. */
export const saleTime = time(
	'purchaseDate',
	'Sale Time',
	'The time of the sale (Thời gian bán hàng), now where it is left out; refused where the shop does not let it be changed',
);

/** The choice that cancelling asks for; without it KiotViet leaves the payments (kiotviet-api.md 3.2, 3.3). */
export const voidPaymentsField: INodeProperties = {
	displayName: 'Void Payments',
	name: 'voidPayments',
	type: 'boolean',
	default: false,
	description:
		'Whether to cancel the payments too (Hủy phiếu thanh toán); otherwise they stay, and the money counts for the customer',
};
