// An n8n without a public address: nothing is registered at KiotViet, and the poll times bring everything.
import { LINES } from '../../demo/n8n/install';
import { openEnvironment, type Environment } from '../../demo/environment';
import { expectRight, expectSoon, failedRuns, ONE_CATCH_UP, PATIENCE } from './arrival';

describe.each(LINES)('a trigger that only catches up on n8n %s', (line) => {
	let environment: Environment;

	beforeAll(async () => {
		environment = await openEnvironment({ line, trigger: { receive: 'polling' }, hurried: true });
	}, PATIENCE.environment);

	afterAll(async () => await environment?.close(), PATIENCE.test);

	it(
		'brings a customer, an order and an edited invoice without any webhook',
		async () => {
			const { shop } = environment.sandbox;
			const [first, second] = shop.products;
			const lan = shop.registersCustomer({ name: 'Lan Mẫu', email: 'lan@example.com' });
			const an = shop.registersCustomer({ name: 'An Mẫu', contactNumber: '0900000301' });
			shop.takesOrder({ customerId: lan.id, lines: [{ productId: first.id, quantity: 1 }] });
			const sale = shop.sells({
				customerId: an.id,
				lines: [{ productId: second.id, quantity: 2 }],
				paid: 1000,
			});
			shop.editsInvoice(sale.id, { lines: [{ productId: second.id, quantity: 3 }] });
			await expectRight(environment, ONE_CATCH_UP);
			expect(shop.webhooks).toEqual([]);
			expect(
				environment.sandbox.requests.filter(({ path }) => path.startsWith('/webhooks')),
			).toEqual([]);
		},
		PATIENCE.test,
	);

	it(
		'leaves what LadiFlow refuses again and again in a run marked failed, and Retry brings it through',
		async () => {
			const { shop, faults } = environment.sandbox;
			const refusal = faults.add({
				service: 'ladiflow',
				path: /customer\/(update|create)/,
				kind: 'status',
				status: 422,
				body: { data: null, message: 'Tài khoản đang bị khóa', code: 422 },
			});
			const [customer] = [...shop.customers.values()];
			shop.changesCustomer(customer.id, { address: '7 Đường Mẫu' });
			await expectSoon(
				'a run is marked failed',
				async () => (await failedRuns(environment)).length > 0,
				ONE_CATCH_UP,
			);
			const [failed] = await failedRuns(environment);
			const { error } = await environment.n8n.rest.execution(failed.id);
			expect(error?.message).toMatch(/refused by LadiFlow.*Tài khoản đang bị khóa/);
			faults.remove(refusal);
			expect(environment.sandbox.compare().equal).toBe(false);

			await environment.n8n.rest.retry(failed.id);
			await expectRight(environment, ONE_CATCH_UP);
		},
		PATIENCE.test,
	);
});
