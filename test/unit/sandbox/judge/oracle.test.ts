// The judge itself: what it expects of the contacts, and what it calls wrong.
import type { AxiosInstance } from 'axios';

import { startSandbox, type Sandbox } from '../../../../sandbox';
import { ladiFlowClient } from '../clients';

const ONE_SHIRT = [{ productCode: 'SP000001', quantity: 1 }];

describe('the right answer', () => {
	let sandbox: Sandbox;
	let client: AxiosInstance;
	beforeEach(async () => {
		sandbox = await startSandbox();
		client = ladiFlowClient(sandbox);
	});
	afterEach(async () => sandbox.stop());

	const mau = (more: object = {}) =>
		sandbox.shop.registersCustomer({
			name: 'Nguyễn Thị Mẫu',
			contactNumber: '0900000001',
			...more,
		});
	const only = () => {
		const [contact, ...others] = sandbox.expectedContacts();
		expect(others).toEqual([]);
		return contact;
	};
	/** Writes into LadiFlow exactly what is right. */
	const writeAll = async () => {
		for (const { native, fields, kvFields } of sandbox.expectedContacts()) {
			await client.post('/customer/create-or-update', {
				...native,
				custom_fields: Object.entries({ ...fields, ...kvFields }).map(([name, value]) => ({
					name,
					value,
				})),
			});
		}
	};

	it('has a person’s card, with the placeholder address when there is no e-mail', () => {
		mau({
			gender: false,
			birthDate: '1995-04-20',
			locationName: 'Hà Nội - Quận Ba Đình',
			address: '12 Đường Mẫu',
		});
		expect(only().native).toEqual({
			first_name: 'Nguyễn Thị Mẫu',
			email: '0900000001.ladiflow@ladimail.com',
			phone: '0900000001',
			gender: 'female',
			dob: '1995-04-20',
			address: '12 Đường Mẫu',
			city: 'Hà Nội',
			district: 'Quận Ba Đình',
			external_customer_id: 'KH000001',
		});
	});

	it.each(['.', '-', 'none', 'khong co', 'a@b'])('takes %s for no e-mail', (email) => {
		mau({ email });
		expect(only().native.email).toBe('0900000001.ladiflow@ladimail.com');
	});

	it.each([
		['+84 900 000 001', '0900000001'],
		['0084900000001', '0900000001'],
		['84900000001', '0900000001'],
		['(090) 000-00.01', '0900000001'],
		['02563 000 111 - 0903 000 222', '0903000222'],
		['0900000001-0900000002', '0900000001'],
		['(Zalo) 0900-000-001 chị Mai', '0900000001'],
		["'\u200B900000001", '0900000001'],
		['+1 555 010 0199', '+15550100199'],
	])('reads the phone %s as %s', (contactNumber, expected) => {
		mau({ contactNumber });
		expect(only().phone).toBe(expected);
	});

	it.each([
		['Bà Rịa - Vũng Tàu - Huyện Long Điền', 'Bà Rịa - Vũng Tàu', 'Huyện Long Điền', undefined],
		['Tỉnh Bà Rịa–Vũng Tàu – Long Điền', 'Tỉnh Bà Rịa–Vũng Tàu', 'Long Điền', undefined],
		['Bà Rịa - Vũng Tàu', 'Bà Rịa - Vũng Tàu', undefined, undefined],
		['Thừa Thiên - Huế - Huyện Phú Vang', 'Thừa Thiên - Huế', 'Huyện Phú Vang', undefined],
		['Ninh Thuận - Phan Rang - Tháp Chàm', 'Ninh Thuận', 'Phan Rang - Tháp Chàm', undefined],
		['TP.Huế - Xã Vinh Lộc', 'TP.Huế', undefined, 'Xã Vinh Lộc'],
		['TP. Hồ Chí Minh - Phường Sài Gòn', 'TP. Hồ Chí Minh', undefined, 'Phường Sài Gòn'],
		['Hà Nội-Quận Ba Đình', 'Hà Nội', 'Quận Ba Đình', undefined],
		['Somewhere - Else - There', 'Somewhere', 'Else - There', undefined],
		['Some-where', 'Some-where', undefined, undefined],
	])('takes %s apart at the province', (locationName, city, district, ward) => {
		mau({ locationName });
		const { native } = only();
		expect([native.city, native.district, native.ward]).toEqual([city, district, ward]);
	});

	it('believes the ward of its own field first', () => {
		mau({ locationName: 'Hà Nội - Phường Ba Đình', wardName: 'Phường Trúc Bạch' });
		expect(only().native).toMatchObject({ city: 'Hà Nội', ward: 'Phường Trúc Bạch' });
	});

	it.each(['1899-12-31', '1970-01-01', '2999-01-01'])(
		'does not believe in a birth on %s',
		(birthDate) => {
			mau({ birthDate });
			expect(only().native).not.toHaveProperty('dob');
		},
	);

	it('wants no contact for a masked customer without phone and e-mail, nor for a guest', () => {
		const { id } = sandbox.shop.registersCustomer({
			name: 'Q******o',
			contactNumber: '09******01',
		});
		sandbox.shop.sells({ customerId: id, lines: ONE_SHIRT });
		sandbox.shop.sells({ lines: ONE_SHIRT });
		expect(sandbox.expectedContacts()).toEqual([]);
		expect(sandbox.compare()).toMatchObject({ equal: true, rows: [] });
	});

	it('does not expect a masked name of a customer who can be reached', () => {
		mau({ name: 'Đ******h' });
		expect(only().native).not.toHaveProperty('first_name');
	});

	it('takes the last document, order or invoice, by its business date', () => {
		const { id } = mau();
		const order = sandbox.shop.takesOrder({ customerId: id, lines: ONE_SHIRT });
		expect(only().fields).toMatchObject({
			last_order_code: 'DH000001',
			last_order_status: 'Phiếu tạm',
		});
		sandbox.shop.makesInvoice(order.id);
		expect(only().fields).toMatchObject({
			last_order_code: 'HD000001',
			last_order_status: 'Hoàn thành',
		});
		sandbox.shop.sells({ customerId: id, lines: ONE_SHIRT, purchaseDate: '2026-01-01T10:00:00' });
		expect(only().fields).toMatchObject({ last_order_code: 'HD000001' });
	});

	it('takes the new document of an edited invoice, not the cancelled one', () => {
		const { id } = mau();
		const sale = sandbox.shop.sells({ customerId: id, lines: ONE_SHIRT, paid: 100000 });
		const { replacement } = sandbox.shop.editsInvoice(sale.id, {
			discount: 20000,
			description: 'Khách quen',
		});
		expect(only().fields).toMatchObject({
			last_order_id: String(replacement.id),
			last_order_code: 'HD000001.01',
			last_order_total: 130000,
			last_order_discount_total: 20000,
			last_order_discount_note: 'Khách quen',
			last_order_payment_status: 'Chưa thanh toán',
			last_total_payment_amount: 100000,
			debt: 30000,
		});
	});

	it('takes it also when the cancelled one was touched last', () => {
		const { id } = mau();
		const sale = sandbox.shop.sells({ customerId: id, lines: ONE_SHIRT });
		const { cancelled } = sandbox.shop.editsInvoice(sale.id, {});
		cancelled.modifiedDate = sandbox.shop.clock.stamp();
		expect(only().fields).toMatchObject({ last_order_code: 'HD000001.01' });
	});

	it('keeps a cancelled invoice as the last one, with its money gone', () => {
		const { id } = mau();
		const sale = sandbox.shop.sells({ customerId: id, lines: ONE_SHIRT });
		sandbox.shop.cancelsInvoice(sale.id);
		expect(only().fields).toMatchObject({
			last_order_code: 'HD000001',
			last_order_status: 'Đã hủy',
			last_order_payment_method: '',
			last_total_payment_amount: 0,
			debt: 0,
		});
	});

	it('spells a sale with delivery out in full', () => {
		const { id } = mau({ address: '12 Đường Mẫu' });
		const sale = sandbox.shop.sells({
			customerId: id,
			lines: ONE_SHIRT,
			paid: 50000,
			method: 'Transfer',
			delivery: { price: 30000, status: 2 },
			purchaseDate: '2026-03-02T15:40:00',
		});
		sandbox.shop.collectsPayment(sale.id, 100000, 'Cash');
		expect(only().fields).toEqual({
			debt: 0,
			last_retailer_id: '500199999',
			last_order_id: String(sale.id),
			last_order_code: 'HD000001',
			last_order_status: 'Đang xử lý',
			last_order_total: 150000,
			last_order_discount_total: 0,
			last_order_shipping_fee: 30000,
			last_order_discount_note: '',
			last_order_shipping_status: 'Đang giao hàng',
			last_order_shipping_address: '12 Đường Mẫu',
			last_order_tracking_code: 'VD000001',
			last_order_payment_method: 'Transfer, Cash',
			last_order_payment_status: 'Đã thanh toán',
			last_order_created_at: '2026-03-02T08:40:00.000Z',
			last_order_updated_at: expect.stringMatching(/^\d{4}-.*\.\d{3}Z$/),
			last_order_product_names: ['Áo thun trắng - M'],
			last_order_product_ids: ['48870001'],
			last_order_product_skus: ['SP000001'],
			last_total_payment_amount: 150000,
		});
	});

	it('counts the optional figures from the documents that stand', () => {
		const { id } = mau({ groups: 'Khách VIP' });
		sandbox.shop.sells({ customerId: id, lines: ONE_SHIRT, purchaseDate: '2026-03-02T15:40:00' });
		const sale = sandbox.shop.sells({ customerId: id, lines: ONE_SHIRT });
		sandbox.shop.cancelsInvoice(sale.id);
		expect(only().kvFields).toEqual({
			kv_customer_code: 'KH000001',
			kv_customer_groups: 'Khách VIP',
			kv_reward_point: 15,
			kv_total_invoiced: 150000,
			kv_total_revenue: 150000,
			kv_total_order: 1,
			kv_first_order_created_at: '2026-03-02T08:40:00.000Z',
			kv_last_branch_name: 'Chi nhánh trung tâm',
		});
	});

	describe('beside the account', () => {
		it('is equal when everything arrived', async () => {
			const { id } = mau({ email: 'mau@example.com' });
			sandbox.shop.sells({ customerId: id, lines: ONE_SHIRT });
			sandbox.shop.registersCustomer({ name: 'Trần Văn Thử', contactNumber: '+84900000002' });
			expect(sandbox.compare().equal).toBe(false);
			await writeAll();
			expect(sandbox.compare()).toMatchObject({ equal: true, unexpected: [] });
			expect(sandbox.compare({ kvFields: true }).equal).toBe(true);
		});

		it('names the field that differs', async () => {
			const { id } = mau();
			sandbox.shop.sells({ customerId: id, lines: ONE_SHIRT });
			await writeAll();
			sandbox.shop.sells({ customerId: id, lines: ONE_SHIRT, paid: 0 });
			const wrong = sandbox.compare().rows.filter(({ equal }) => !equal);
			expect(wrong).toContainEqual({
				customer: 'KH000001',
				name: 'Nguyễn Thị Mẫu',
				field: 'debt',
				expected: 150000,
				actual: 0,
				equal: false,
			});
		});

		it('takes an empty text for nothing, but wants a zero to be there', async () => {
			const { id } = mau();
			sandbox.shop.sells({ customerId: id, lines: ONE_SHIRT });
			await writeAll();
			const [contact] = sandbox.account.contacts;
			contact.fields.delete('last_order_tracking_code');
			expect(sandbox.compare().equal).toBe(true);
			contact.fields.delete('last_order_shipping_fee');
			expect(sandbox.compare().equal).toBe(false);
		});

		it('does not ask for a field that the account does not define', async () => {
			mau();
			await writeAll();
			sandbox.account.removesField('debt');
			expect(sandbox.compare().equal).toBe(true);
		});

		it('finds the same customer twice when an e-mail came later and made a second contact', async () => {
			const { id } = mau();
			await writeAll();
			sandbox.shop.changesCustomer(id, { email: 'mau@example.com' });
			await client.post('/customer/create', { email: 'mau@example.com', phone: '0900000001' });
			expect(sandbox.compare().rows).toContainEqual(
				expect.objectContaining({ field: 'contact', expected: 1, actual: 2, equal: false }),
			);
		});

		it('calls a contact unexpected that is nobody’s, unless a person typed it in', async () => {
			sandbox.account.addsContact({ email: 'ban@example.com', first_name: 'Bạn' });
			expect(sandbox.compare()).toMatchObject({ equal: true, unexpected: [] });
			await client.post('/customer/create', { phone: '0900000009', first_name: 'Khách lẻ' });
			expect(sandbox.compare()).toMatchObject({
				equal: false,
				unexpected: [{ phone: '0900000009' }],
			});
		});

		it('lets the contact of a deleted customer be', async () => {
			const { id } = mau();
			await writeAll();
			sandbox.shop.deletesCustomer(id);
			expect(sandbox.compare()).toMatchObject({ equal: true, rows: [] });
		});

		it('asks customers who share a phone for one contact only', async () => {
			mau();
			mau({ name: 'Trần Văn Thử' });
			await writeAll();
			expect(sandbox.compare()).toMatchObject({
				equal: true,
				rows: [{ field: 'contact' }, { field: 'contact' }],
			});
		});
	});
});
