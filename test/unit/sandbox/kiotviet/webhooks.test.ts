// Registering webhooks, and what KiotViet sends to them and does with the answers.
import type { AxiosInstance } from 'axios';

import { signatureOf, startSandbox, type Sandbox } from '../../../../sandbox';
import { kiotVietClient, receiver, registers, SECRET, type Receiver } from '../clients';

const ONE_SHIRT = [{ productCode: 'SP000001', quantity: 1 }];

describe('webhooks of the shop', () => {
	let sandbox: Sandbox;
	let client: AxiosInstance;
	let there: Receiver;
	beforeEach(async () => {
		sandbox = await startSandbox();
		sandbox.shop.deliveryRules.pauses = [1];
		client = await kiotVietClient(sandbox);
		there = await receiver();
	});
	afterEach(async () => {
		await sandbox.stop();
		await there.close();
	});

	describe('registration', () => {
		it('needs the Webhook wrapper', async () => {
			const { status } = await client.post('/webhooks', {
				Type: 'order.update',
				Url: there.url,
				IsActive: true,
			});
			expect(status).toBe(400);
		});

		it('answers in camelCase without the secret, and lists the registration', async () => {
			const { status, data } = await registers(client, 'order.update', there.url, SECRET);
			expect([status, Object.keys(data)]).toEqual([
				200,
				['id', 'type', 'url', 'isActive', 'retailerId', 'description'],
			]);
			const list = (await client.get('/webhooks', { params: { pageSize: 100 } })).data;
			expect(list.data).toEqual([{ ...data, modifiedDate: expect.any(String) }]);
			expect((await client.get(`/webhooks/${data.id}`)).data).toMatchObject(data);
		});

		it('takes one registration of a type, also when the first is switched off', async () => {
			await registers(client, 'order.update', there.url);
			sandbox.shop.turnsWebhookOff('order.update');
			const { status, data } = await registers(client, 'order.update', `${there.url}/other`);
			expect(status).toBe(500);
			expect(data.responseStatus.message).toContain('Type đã tồn tại');
		});

		it.each(['invoice.create', 'invoice.delete', 'return.update'])(
			'knows no type %s',
			async (type) => {
				expect((await registers(client, type, there.url)).status).toBe(420);
			},
		);

		it('refuses a secret that is no Base64', async () => {
			expect((await registers(client, 'order.update', there.url, 'not base64!')).status).toBe(420);
		});

		it('deletes once, and knows no such webhook afterwards', async () => {
			const { id } = (await registers(client, 'order.update', there.url)).data;
			expect((await client.delete(`/webhooks/${id}`)).data).toEqual({
				message: 'Hủy đăng ký webhook thành công',
			});
			expect((await client.delete(`/webhooks/${id}`)).status).toBe(404);
			expect((await client.get(`/webhooks/${id}`)).status).toBe(404);
		});
	});

	describe('a delivery', () => {
		it('carries a sale in PascalCase with offsets, signed over bytes that re-serialising would change', async () => {
			await registers(client, 'invoice.update', there.url, SECRET);
			const customer = sandbox.shop.registersCustomer({
				name: 'Nguyễn Thị Mẫu',
				contactNumber: '0900000001',
			});
			const { id } = sandbox.shop.sells({ customerId: customer.id, lines: ONE_SHIRT });
			await sandbox.shop.settled();
			const [{ body, raw, signature }] = there.received;
			expect(body).toMatchObject({
				Attempt: 1,
				Notifications: [
					{
						Action: 'invoice.update.500199999',
						Data: [
							{
								Id: id,
								Code: 'HD000001',
								CustomerId: customer.id,
								Total: 150000,
								StatusValue: 'Hoàn thành',
							},
						],
					},
				],
			});
			const [item] = body.Notifications[0].Data as Array<Record<string, unknown>>;
			expect(item.ModifiedDate).toMatch(/\.\d{7}\+07:00$/);
			expect(item.__type).toMatch(/Invoice/);
			expect(JSON.stringify(item)).not.toContain('0900000001');
			expect(signature).toBe(signatureOf(raw, SECRET));
			expect(signature).not.toBe(signatureOf(JSON.stringify(body), SECRET));
		});

		it('is not signed when no secret was registered', async () => {
			await registers(client, 'order.update', there.url);
			sandbox.shop.takesOrder({ lines: ONE_SHIRT });
			await sandbox.shop.settled();
			expect(there.received[0].signature).toBeUndefined();
		});

		it('names the type alone when the switch says so', async () => {
			sandbox.switches.actionForm = 'bare';
			await registers(client, 'order.update', there.url);
			sandbox.shop.takesOrder({ lines: ONE_SHIRT });
			await sandbox.shop.settled();
			expect(there.received[0].body.Notifications[0].Action).toBe('order.update');
		});

		it.each(['envelope', 'removeId'] as const)('tells a deleted customer as %s', async (form) => {
			sandbox.switches.deleteForm = form;
			await registers(client, 'customer.delete', there.url, SECRET);
			const { id } = sandbox.shop.registersCustomer({ name: 'Chị Mẫu' });
			sandbox.shop.deletesCustomer(id);
			await sandbox.shop.settled();
			const [{ body, raw, signature }] = there.received;
			expect(body).toEqual(
				form === 'removeId'
					? { RemoveId: [id] }
					: {
							Id: expect.any(String),
							Attempt: 1,
							Notifications: [{ Data: [id], Action: 'customer.delete.500199999' }],
						},
			);
			expect(signature).toBe(signatureOf(raw, SECRET));
		});

		it.each([
			[false, 0],
			[true, 1],
		])('of the customer follows a sale when the switch is %s', async (position, expected) => {
			sandbox.switches.saleFiresCustomerUpdate = position;
			const { id } = sandbox.shop.registersCustomer({ name: 'Chị Mẫu' });
			await registers(client, 'customer.update', there.url);
			await sandbox.shop.settled();
			sandbox.shop.sells({ customerId: id, lines: ONE_SHIRT });
			await sandbox.shop.settled();
			expect(there.received).toHaveLength(expected);
			expect(sandbox.shop.customer(id).modifiedDate === undefined).toBe(!position);
		});

		it('of an edited invoice comes twice: the old one cancelled, the new one with a suffix', async () => {
			await registers(client, 'invoice.update', there.url);
			const { id } = sandbox.shop.sells({ lines: ONE_SHIRT });
			sandbox.shop.editsInvoice(id, { lines: [{ productCode: 'SP000002', quantity: 1 }] });
			await sandbox.shop.settled();
			const told = there.received.flatMap(
				({ body }) => body.Notifications[0].Data as Array<Record<string, unknown>>,
			);
			expect(told.map(({ Code, Status }) => [Code, Status])).toEqual([
				['HD000001', 1],
				['HD000001', 2],
				['HD000001.01', 1],
			]);
		});
	});

	describe('the answer to a delivery', () => {
		it.each([400, 401, 403, 404, 405])('%s switches the webhook off', async (status) => {
			await registers(client, 'order.update', there.url);
			there.answer = status;
			sandbox.shop.takesOrder({ lines: ONE_SHIRT });
			sandbox.shop.takesOrder({ lines: ONE_SHIRT });
			await sandbox.shop.settled();
			expect(there.received).toHaveLength(1);
			expect((await client.get('/webhooks')).data.data[0].isActive).toBe(false);
			expect(sandbox.shop.deliveries.map(({ outcome }) => outcome)).toEqual(['stopped', 'no hook']);
		});

		it('of 500 brings the same delivery again, with a higher attempt, three times in all', async () => {
			await registers(client, 'order.update', there.url);
			there.answer = 500;
			sandbox.shop.takesOrder({ lines: ONE_SHIRT });
			await sandbox.shop.settled();
			expect(there.received.map(({ body }) => body.Attempt)).toEqual([1, 2, 3]);
			expect(new Set(there.received.map(({ body }) => body.Id)).size).toBe(1);
			expect(sandbox.shop.webhooks[0].isActive).toBe(true);
		});

		it.each([202, 204])('%s is as good as 200', async (status) => {
			await registers(client, 'order.update', there.url);
			there.answer = status;
			sandbox.shop.takesOrder({ lines: ONE_SHIRT });
			await sandbox.shop.settled();
			expect(sandbox.shop.deliveries.map(({ outcome }) => outcome)).toEqual(['delivered']);
		});

		it('of 422 fails without a further try and without switching off', async () => {
			await registers(client, 'order.update', there.url);
			there.answer = 422;
			sandbox.shop.takesOrder({ lines: ONE_SHIRT });
			await sandbox.shop.settled();
			expect(sandbox.shop.deliveries.map(({ outcome, status }) => [outcome, status])).toEqual([
				['failed', 422],
			]);
			expect(sandbox.shop.webhooks[0].isActive).toBe(true);
		});

		it('that takes longer than the limit counts as none', async () => {
			sandbox.shop.deliveryRules.answerLimit = 40;
			sandbox.shop.deliveryRules.tries = 2;
			await registers(client, 'order.update', there.url);
			there.answer = null;
			sandbox.shop.takesOrder({ lines: ONE_SHIRT });
			await sandbox.shop.settled();
			expect(sandbox.shop.deliveries.map(({ outcome, status }) => [outcome, status])).toEqual([
				['failed', null],
				['failed', null],
			]);
		});

		it('may come at the second try, when the receiver was away', async () => {
			await registers(client, 'order.update', there.url);
			there.first = [503];
			sandbox.shop.takesOrder({ lines: ONE_SHIRT });
			await sandbox.shop.settled();
			expect(sandbox.shop.deliveries.map(({ outcome, attempt }) => [outcome, attempt])).toEqual([
				['failed', 1],
				['delivered', 2],
			]);
		});
	});

	describe('deliveries that go wrong on purpose', () => {
		const orders = () =>
			there.received.map(({ body }) => (body.Notifications[0].Data[0] as { Code: string }).Code);

		beforeEach(async () => {
			await registers(client, 'order.update', there.url);
		});

		it('are held back and come late in the reverse order', async () => {
			sandbox.shop.holdsDeliveries();
			sandbox.shop.takesOrder({ lines: ONE_SHIRT });
			sandbox.shop.takesOrder({ lines: ONE_SHIRT });
			await sandbox.shop.settled();
			expect(orders()).toEqual([]);
			expect(sandbox.shop.deliveries.map(({ outcome }) => outcome)).toEqual(['held', 'held']);
			sandbox.shop.releasesDeliveries('reversed');
			await sandbox.shop.settled();
			expect(orders()).toEqual(['DH000002', 'DH000001']);
		});

		it('come a second time with the same id when sent again', async () => {
			sandbox.shop.takesOrder({ lines: ONE_SHIRT });
			await sandbox.shop.settled();
			sandbox.shop.deliversAgain();
			await sandbox.shop.settled();
			const [first, second] = there.received.map(({ body }) => body);
			expect(second).toEqual({ ...first, Attempt: 2 });
		});

		it('come doubled while the fault is ordered', async () => {
			sandbox.faults.deliveries.duplicates = 1;
			sandbox.shop.takesOrder({ lines: ONE_SHIRT });
			await sandbox.shop.settled();
			sandbox.faults.clear();
			sandbox.shop.takesOrder({ lines: ONE_SHIRT });
			await sandbox.shop.settled();
			expect(orders()).toEqual(['DH000001', 'DH000001', 'DH000002']);
		});

		it('come newest first while they are reordered', async () => {
			sandbox.faults.deliveries.reorder = true;
			sandbox.shop.takesOrder({ lines: ONE_SHIRT });
			sandbox.shop.takesOrder({ lines: ONE_SHIRT });
			await sandbox.shop.settled();
			expect(orders()).toEqual(['DH000002', 'DH000001']);
		});
	});
});
