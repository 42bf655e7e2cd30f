// What the operations on purchase orders share: how one is named, what it holds, what is useful of it.
import type { ItemContext } from '../../../shared/operation';
import { ENDPOINTS, readRoutes } from '../../api/endpoints';
import { lineTax } from '../../form/documents';
import { savedAs } from '../../form/draft';
import { group, lineItems } from '../../form/groups';
import { type Input, type Wire, mapRequest } from '../../form/inputs';
import { picked, readPicked } from '../../form/pickedRecord';
import { listedTarget, pickerField, recordPicker } from '../../form/recordPickers';
import type { Simple } from '../../form/simplify';
import { amount, choice, flag, number, text, time } from '../../form/values';
import { PAYMENT_METHODS } from '../../model/payments';

export const purchaseOrderRecord = listedTarget('purchaseOrder', 'The purchase order (Nhập hàng)');

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

export const branch = recordPicker(
	'branchId',
	'branch',
	'The branch (Chi nhánh) that the goods come to',
);

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
	field: pickerField('product', { required: true, description: 'The product (Hàng hóa)' }),
	routes: readRoutes(ENDPOINTS.product),
	async write(value, operation) {
		const where = picked(operation, value, 'Product');
		if (where.by === 'code') return { productCode: where.value };
		const { id, code } = await readPicked(operation, ENDPOINTS.product, where);
		return { productId: id, productCode: code };
	},
};

async function lineOf({ productId, taxId, ...line }: Wire, operation: ItemContext): Promise<Wire> {
	if (taxId === undefined) return line;
	const byCode = { by: 'code' as const, value: String(line.productCode) };
	const product = productId
		? { id: productId }
		: await readPicked(operation, ENDPOINTS.product, byCode);
	return { ...line, productTax: { taxId, productId: product.id } };
}

const lineRows = lineItems(
	'purchaseOrderDetails',
	'Line Items',
	'What comes in',
	[
		product,
		amount('quantity', 'Quantity', 'How many (Số lượng)', {
			required: true,
			default: '1',
			placeholder: 'e.g. 2',
		}),
		amount('price', 'Price', 'Purchase price of one (Giá nhập) in VND', {
			required: true,
			placeholder: 'e.g. 90000',
		}),
		amount('discount', 'Discount', 'Off the price of one (Giảm giá), in VND', {
			placeholder: 'e.g. 5000',
		}),
		amount('discountRatio', 'Discount Percent', 'Off the price of one, in percent', {
			placeholder: 'e.g. 5',
		}),
		text('description', 'Note', 'A note (Ghi chú) on the line', {
			placeholder: 'e.g. Lô đầu tháng',
		}),
		lineTax((taxId) => ({ taxId: taxId as number })),
	],
	{ name: 'lines' },
);

export const lines: Input = mapRequest(lineRows, async ({ purchaseOrderDetails }, operation) => {
	const details: Wire[] = [];
	for (const line of purchaseOrderDetails as Wire[]) details.push(await lineOf(line, operation));
	return { purchaseOrderDetails: details };
});

/** The API wants the supplier's own details, not its ID. */
export const supplier: Input = {
	field: pickerField('supplier', { description: 'Who delivers (Nhà cung cấp)' }),
	routes: readRoutes(ENDPOINTS.supplier),
	async write(value, operation) {
		const where = picked(operation, value, 'Supplier');
		const { code, name } = await readPicked(operation, ENDPOINTS.supplier, where);
		return { supplier: { code, name } };
	},
};

/** What else a purchase order can hold (kiotviet-api.md 3.5). */
export const besides: Input[] = [
	text('description', 'Description', 'A note (Ghi chú)', { placeholder: 'e.g. Nhập đầu tháng' }),
	number('discount', 'Discount', 'Off the whole purchase (Giảm giá), in VND'),
	number('discountRatio', 'Discount Percent', 'Off the whole purchase, in percent'),
	group(
		null,
		'Payment',
		'What the supplier is paid now (Tiền trả nhà cung cấp), in VND',
		[
			number('paidAmount', 'Amount', 'In VND', { name: 'amount' }),
			choice('paymentMethod', 'Method', 'How it is paid', Object.values(PAYMENT_METHODS), {
				name: 'method',
				default: 'Cash',
			}),
			recordPicker('accountId', 'bankAccount', 'Where a card payment or a transfer comes from'),
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
			text('address', 'Address', 'Street and number (Địa chỉ)', {
				placeholder: 'e.g. 56 Đường Mẫu',
			}),
			text('code', 'Code', 'The supplier code (Mã nhà cung cấp)', {
				placeholder: 'e.g. NCC000001',
			}),
			text('email', 'Email', 'E-mail address', { placeholder: 'e.g. name@email.com' }),
			text('name', 'Name', "The supplier's name (Tên nhà cung cấp)", {
				placeholder: 'e.g. Xưởng may Mẫu',
			}),
			text('comment', 'Note', 'A note (Ghi chú)', { placeholder: 'e.g. Giao thứ hai' }),
			text('contactNumber', 'Phone', 'Phone (Điện thoại)', { placeholder: 'e.g. 0900000021' }),
		],
		{ name: 'supplierDetails' },
	),
	lineItems('surcharges', 'Surcharges', 'Costs (Chi phí nhập) paid to the supplier or to others', [
		text('code', 'Code', 'Code of the cost (Mã chi phí)', { placeholder: 'e.g. CHK000001' }),
		text('name', 'Name', 'Name of the cost (Tên chi phí)', { placeholder: 'e.g. Cước xe' }),
		amount('value', 'Amount', 'In VND', { placeholder: 'e.g. 200000' }),
		amount('valueRatio', 'Percent', 'Of the purchase; it counts where an amount is given too', {
			placeholder: 'e.g. 2',
		}),
		flag(
			'isSupplierExpense',
			'Refundable',
			'Whether it comes back when the goods are returned to the supplier',
		),
		amount(
			'type',
			'Type',
			'The number that says whether the supplier is paid (Chi phí nhập trả NCC) or others (Chi phí nhập khác); KiotViet publishes no list of them',
			{ placeholder: 'e.g. 0' },
		),
	]),
];
