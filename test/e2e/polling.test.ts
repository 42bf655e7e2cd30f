// An n8n without a public address: nothing is registered at KiotViet, and the poll times bring everything.
import { openStage, type Stage } from '../../demo/stage';
import { expectRight, ONE_CATCH_UP, PATIENCE } from './arrival';

describe('a trigger that only catches up', () => {
	let stage: Stage;

	beforeAll(async () => {
		stage = await openStage({ trigger: { receive: 'polling' } });
	}, PATIENCE.stage);

	afterAll(async () => await stage?.close(), PATIENCE.test);

	it(
		'brings a customer, an order and an edited invoice without any webhook',
		async () => {
			const { shop } = stage.sandbox;
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
			await expectRight(stage, ONE_CATCH_UP);
			expect(shop.webhooks).toEqual([]);
			expect(stage.sandbox.requests.filter(({ path }) => path.startsWith('/webhooks'))).toEqual([]);
		},
		PATIENCE.test,
	);
});
