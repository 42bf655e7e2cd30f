// When little of the hour's quota is left, reading details waits its turn, and what finds changes does not.
import { KiotVietApi } from '../../credentials/KiotVietApi.credentials';
import { KiotVietTrigger } from '../../nodes/KiotViet/KiotVietTrigger.node';
import { countRead } from '../../nodes/KiotViet/api/quota';
import { type Sandbox, startSandbox } from '../../sandbox';
import { engineFor } from './engine';

const waits: number[] = [];
jest.mock('../../nodes/shared/stop', () => ({
	...jest.requireActual<object>('../../nodes/shared/stop'),
	pause: async (milliseconds: number) => {
		waits.push(Math.round(milliseconds / 1000));
		await Promise.resolve();
	},
}));

let sandbox: Sandbox;
beforeEach(async () => {
	waits.length = 0;
	sandbox = await startSandbox();
});
afterEach(async () => {
	await sandbox.stop();
});

async function threeSales(spent: number) {
	const engine = engineFor(
		new KiotVietTrigger(),
		new KiotVietApi(),
		{ ...sandbox.kiotViet },
		{ events: ['invoice.created'], receive: 'webhookAndCatchUp', options: {} },
	);
	await engine.poll();
	for (let sale = 0; sale < 3; sale++) {
		const { id } = sandbox.shop.registersCustomer({ name: `Khách ${sale}` });
		sandbox.shop.sells({
			customerId: id,
			lines: [{ productCode: 'SP000001', quantity: 1 }],
			paid: 0,
		});
	}
	for (let read = 0; read < spent; read++) countRead(engine.credential);
	const found = await engine.poll();
	expect(waits).toEqual([]);
	const [items] = await engine.run(found?.[0].map(({ json }) => json) ?? []);
	expect(items.map(({ json }) => json.customer)).not.toContain(null);
}

it('the customers of three sales follow each other slowly', async () => {
	await threeSales(4500);
	expect(waits).toEqual([7, 14]);
});

it('and at once as long as enough is left', async () => {
	await threeSales(4000);
	expect(waits).toEqual([]);
});
