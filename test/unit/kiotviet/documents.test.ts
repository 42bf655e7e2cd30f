// Orders and invoices at the border: what the form calls plainly is sent in the spelling that KiotViet's API has.
import {
	changedDelivery,
	invoiceDelivery,
	invoiceLines,
	orderDelivery,
	orderLines,
	payment,
	surcharges,
	vouchers,
} from '../../../nodes/KiotViet/form/documents';
import { type Input, written } from '../../../nodes/KiotViet/form/inputs';
import { itemOf } from './operation';

const sent = async (input: Input, value: object) =>
	await written(itemOf(), [input], { [input.field.name]: value });

const byId = { __rl: true, mode: 'list', value: '48870001' };
const byCode = { __rl: true, mode: 'code', value: 'SP000001' };

describe('the lines', () => {
	it('of an order name products by ID or by code, with their tax', async () => {
		const lines = {
			rows: [
				{
					product: byId,
					quantity: '2',
					price: '150000',
					discount: '15000',
					note: 'Lên gấu',
					tax: 4,
				},
				{ product: byCode, quantity: 0.5, price: 0, discount: '', discountRatio: '10', tax: 0 },
			],
		};
		expect(await sent(orderLines, lines)).toEqual({
			orderDetails: [
				{
					productId: 48870001,
					quantity: 2,
					price: 150000,
					discount: 15000,
					note: 'Lên gấu',
					OrderDetailTaxs: [{ TaxId: 4 }],
				},
				{ productCode: 'SP000001', quantity: 0.5, price: 0, discountRatio: 10 },
			],
		});
	});

	it('of an invoice carry serial numbers and spell the tax their own way', async () => {
		const lines = {
			rows: [{ product: byCode, quantity: '1', price: '1', serialNumbers: 'A1,A2', tax: 64 }],
		};
		expect(await sent(invoiceLines, lines)).toEqual({
			invoiceDetails: [
				{
					productCode: 'SP000001',
					quantity: 1,
					price: 1,
					serialNumbers: 'A1,A2',
					InvoiceDetailTaxs: [{ TaxId: 64 }],
				},
			],
		});
	});

	it.each([
		['without a product', { quantity: '1', price: '1' }, /"Product" is empty/],
		[
			'without a price, which would sell it for nothing',
			{ product: byId, quantity: '1' },
			/"Price" is empty/,
		],
		[
			'with a price in words',
			{ product: byId, quantity: '1', price: '150k' },
			/"Price" is no number/,
		],
	])('%s are refused', async (_, line, sentence) => {
		await expect(sent(orderLines, { rows: [line] })).rejects.toThrow(sentence);
	});
});

describe('what is paid', () => {
	it('stands by itself in the document, with the account of a transfer', async () => {
		const paid = { amount: 150000, method: 'Transfer', accountId: { mode: 'id', value: '1201' } };
		expect(await sent(payment, paid)).toEqual({
			totalPayment: 150000,
			method: 'Transfer',
			accountId: 1201,
		});
	});

	it('by voucher is a payment of its own kind', async () => {
		const given = { rows: [{ amount: '50000', voucherId: '7', voucherCampaignId: '3' }] };
		expect(await sent(vouchers, given)).toEqual({
			isApplyVoucher: true,
			Payments: [
				{
					Method: 'Voucher',
					MethodStr: 'Voucher',
					Amount: 50000,
					Id: -1,
					AccountId: null,
					VoucherId: 7,
					VoucherCampaignId: 3,
				},
			],
		});
	});

	it('besides the goods are surcharges, in the API spelt surchages', async () => {
		const added = { rows: [{ id: '301', code: 'THK000001', price: '30000' }] };
		expect(await sent(surcharges, added)).toEqual({
			surchages: [{ id: 301, code: 'THK000001', price: 30000 }],
		});
	});
});

describe('the delivery', () => {
	const where = {
		receiver: 'Nguyễn Thị Mẫu',
		contactNumber: '0900000001',
		price: 30000,
		expectedDelivery: '2026-03-03T09:00:00',
		partnerDelivery: { code: 'DT000001', name: '' },
	};
	const sentWhere = {
		...where,
		expectedDelivery: '2026-03-03T09:00:00.000',
		partnerDelivery: { code: 'DT000001' },
	};

	it('of an order has no status', async () => {
		const { orderDelivery: sentDelivery } = await sent(orderDelivery, { ...where, status: 2 });
		expect(sentDelivery).toEqual(sentWhere);
	});

	it.each([3, 6, 7, 12])('of a new invoice cannot begin with the status %s', async (status) => {
		await expect(sent(invoiceDelivery, { status })).rejects.toThrow(/"Status"/);
	});

	it.each([1, 2, 3, 6, 7, 12])('of an invoice can come to the status %s', async (status) => {
		expect(await sent(changedDelivery, { status })).toEqual({ deliveryDetail: { status } });
	});

	it.each([0, 13])('has no status %s', async (status) => {
		await expect(sent(changedDelivery, { status })).rejects.toThrow(/"Status"/);
	});

	it('of an invoice has one, under the name that writes use', async () => {
		expect(await sent(invoiceDelivery, { ...where, status: 2, usingPriceCod: true })).toEqual({
			deliveryDetail: { ...sentWhere, status: 2, usingPriceCod: true },
		});
	});
});
