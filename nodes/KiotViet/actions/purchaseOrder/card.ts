// What the operations on purchase orders share: how one is named, what it holds, what is useful of it.
import { PAYMENT_METHODS } from '../../api/payments';
import { SOURCES } from '../../api/sources';
import { lineTax } from '../documents';
import { savedAs } from '../draft';
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
	writtenAs,
} from '../inputs';
import { idIn, idOrCode, located, locator, readingCalls, readLocated } from '../locators';
import type { ItemContext } from '../operation';
import type { Simple } from '../simplify';

export const purchaseOrderField = idOrCode(
	'Purchase Order',
	'purchaseOrder',
	'The purchase order (Nhập hàng)',
	{ id: 7400001 },
);

export const purchaseOrderId = (operation: ItemContext) => idIn(operation, purchaseOrderField);

/** The calls by which products and the supplier become what the API wants of them. */
export const LOOK_UPS = [
	...readingCalls(SOURCES.product, true),
	...readingCalls(SOURCES.supplier, true),
];

/** The fields that matter in most workflows. */
export const simple: Simple = [
	'id',
	'code',
	'purchaseDate',
	'branchId',
	'branchName',
	'supplierCode',
	'supplierName',
	'discount',
	'total',
	'status',
];

export const branch = place('branchId', 'branch', 'The branch (Chi nhánh) that the goods come to');

export const saveAs = savedAs(
	{
		name: 'Completed',
		word: 'Hoàn thành',
		effect: 'a completed purchase order raises the stock of the branch',
	},
	[1, 0],
);

/** The API takes the code of a product only, but wants its ID beside a tax. */
const product: Input = {
	field: locator('product', { required: true, description: 'The product (Hàng hóa)' }),
	async write(value, operation) {
		const where = located(operation, value, 'Product');
		if (where.by === 'code') return { productCode: where.value };
		const { id, code } = await readLocated(operation, SOURCES.product, where);
		return { productId: id, productCode: code };
	},
};

async function lineOf({ productId, taxId, ...line }: Wire, operation: ItemContext): Promise<Wire> {
	if (taxId === undefined) return line;
	const byCode = { by: 'code' as const, value: String(line.productCode) };
	const product = productId
		? { id: productId }
		: await readLocated(operation, SOURCES.product, byCode);
	return { ...line, productTax: { taxId, productId: product.id } };
}

const lineRows = rows(
	'purchaseOrderDetails',
	'Line Items',
	'What comes in',
	[
		product,
		amount('quantity', 'Quantity', 'How many (Số lượng)', { required: true, default: '1' }),
		amount('price', 'Price', 'Purchase price of one (Giá nhập) in VND', {
			required: true,
			placeholder: 'e.g. 90000',
		}),
		amount('discount', 'Discount', 'Off the price of one (Giảm giá), in VND'),
		amount('discountRatio', 'Discount Percent', 'Off the price of one, in percent'),
		text('description', 'Note', 'A note (Ghi chú) on the line'),
		lineTax((taxId) => ({ taxId: taxId as number })),
	],
	{ name: 'lines' },
);

export const lines: Input = writtenAs(lineRows, async ({ purchaseOrderDetails }, operation) => {
	const details: Wire[] = [];
	for (const line of purchaseOrderDetails as Wire[]) details.push(await lineOf(line, operation));
	return { purchaseOrderDetails: details };
});

/** The API wants the supplier's own details, not its ID. */
export const supplier: Input = {
	field: locator('supplier', { description: 'Who delivers (Nhà cung cấp)' }),
	async write(value, operation) {
		const where = located(operation, value, 'Supplier');
		const { code, name } = await readLocated(operation, SOURCES.supplier, where);
		return { supplier: { code, name } };
	},
};

/** What else a purchase order can hold (kiotviet-api.md 3.5). */
export const besides: Input[] = [
	text('description', 'Description', 'A note (Ghi chú)'),
	number('discount', 'Discount', 'Off the whole purchase (Giảm giá), in VND'),
	number('discountRatio', 'Discount Percent', 'Off the whole purchase, in percent'),
	group(
		null,
		'Payment',
		'What the supplier is paid now (Tiền trả nhà cung cấp)',
		[
			number('paidAmount', 'Amount', 'In VND', { name: 'amount' }),
			choice('paymentMethod', 'Method', 'How it is paid', withWords(PAYMENT_METHODS), {
				name: 'method',
				default: 'Cash',
			}),
			place('accountId', 'bankAccount', 'Where a card payment or a transfer comes from'),
		],
		{ name: 'payment' },
	),
	time(
		'purchaseDate',
		'Purchase Date',
		'When the goods came (Ngày nhập); now where it is left out',
	),
	flag('isApplyPurchaseTax', 'Purchase Tax', 'Whether the lines bear tax (VAT nhập hàng)', {
		name: 'purchaseTax',
		default: true,
	}),
	group(
		'supplier',
		'Supplier Details',
		'What to note of a supplier besides, or of one who is not in the list',
		[
			text('address', 'Address', 'Street and number (Địa chỉ)'),
			text('code', 'Code', 'The supplier code (Mã nhà cung cấp)', {
				placeholder: 'e.g. NCC000001',
			}),
			text('email', 'Email', 'E-mail address', { placeholder: 'e.g. name@email.com' }),
			text('name', 'Name', "The supplier's name (Tên nhà cung cấp)"),
			text('comment', 'Note', 'A note (Ghi chú)'),
			text('contactNumber', 'Phone', 'Phone (Điện thoại)', { placeholder: 'e.g. 0900000021' }),
		],
		{ name: 'supplierDetails' },
	),
	rows('surcharges', 'Surcharges', 'Costs (Chi phí nhập) paid to the supplier or to others', [
		text('code', 'Code', 'Code of the cost (Mã chi phí)'),
		text('name', 'Name', 'Name of the cost (Tên chi phí)'),
		amount('value', 'Amount', 'In VND'),
		amount('valueRatio', 'Percent', 'Of the purchase; it counts where an amount is given too'),
		flag(
			'isSupplierExpense',
			'Refundable',
			'Whether it comes back when the goods are returned to the supplier',
		),
		amount('type', 'Type', "KiotViet's number for the kind of cost"),
	]),
];
