// A node of version 1.1: choices and pickers where version 1 asks for numbers, and the choice of the output.
import type { IDataObject } from 'n8n-workflow';

import { type Sandbox, startSandbox } from '../../../sandbox';
import { byCode, byId, engineOf } from './resourceHarness';

const CENTRE = 20001;
const DISTRICT_7 = 20002;
const SHIRT = 48870001;

let sandbox: Sandbox;
beforeEach(async () => {
	sandbox = await startSandbox();
});
afterEach(async () => {
	await sandbox.stop();
});

const engine = (resource: string, operation: string, parameters: IDataObject) =>
	engineOf(sandbox, resource, operation, parameters, { typeVersion: 1.1 });

async function does(resource: string, operation: string, parameters: IDataObject) {
	const node = engine(resource, operation, parameters);
	expect(node.issues).toBeNull();
	const [items] = await node.run([{}]);
	return { items: items.map(({ json }) => json), hints: node.hints };
}

const lastWrite = () =>
	sandbox.requests
		.filter(({ service, method }) => service === 'kiotviet' && method !== 'GET')
		.at(-1)?.body;

/** A sale to a customer who has a name. */
function sale() {
	const { id: customerId } = sandbox.shop.registersCustomer({
		name: 'Nguyễn Thị Mẫu',
		contactNumber: '0900000001',
	});
	return sandbox.shop.sells({
		customerId,
		lines: [{ productCode: 'SP000001', quantity: 2 }],
		delivery: { price: 30000, address: '12 Đường Mẫu' },
	});
}

describe('the output', () => {
	it('is simplified in a new node, raw where that is chosen', async () => {
		const { id } = sale();
		const invoice = byId(id);
		const [simple] = (await does('invoice', 'get', { invoice })).items;
		expect(Object.keys(simple).length).toBeLessThanOrEqual(10);
		const [raw] = (await does('invoice', 'get', { invoice, output: 'raw' })).items;
		expect(raw).toMatchObject({ invoiceDetails: [{ productCode: 'SP000001' }] });
	});

	it('holds the fields that are named, also those inside of others', async () => {
		const { code } = sale();
		const { items, hints } = await does('invoice', 'getMany', {
			output: 'selectedFields',
			outputFields: 'code, invoiceDelivery.address',
		});
		expect(items).toEqual([{ code, invoiceDelivery: { address: '12 Đường Mẫu' } }]);
		expect(hints).toEqual([]);
	});

	it('knows what only the simplified record has, such as the stock of all branches', async () => {
		const { items } = await does('product', 'get', {
			product: byCode('SP000001'),
			output: 'selectedFields',
			outputFields: '={{ ["code", "onHand"] }}',
		});
		expect(items).toEqual([{ code: 'SP000001', onHand: 120 }]);
	});

	it('says which of the named fields no record has', async () => {
		sale();
		const { items, hints } = await does('invoice', 'getMany', {
			output: 'selectedFields',
			outputFields: 'code, totl',
		});
		expect(Object.keys(items[0])).toEqual(['code']);
		expect(hints).toEqual([expect.stringMatching(/^No record has these fields: totl\./)]);
	});

	it.each([
		[{ output: 'everything' }, /"Output" is no choice of the list/],
		[{ output: '={{ $json.none }}' }, /"Output" is empty/],
		[{ output: 'selectedFields', outputFields: '={{ $json.none }}' }, /"Fields" is empty/],
		[{ output: 'selectedFields', outputFields: '={{ ({}) }}' }, /"Fields" takes a list of texts/],
	])('as %j is refused', async (wrong, sentence) => {
		const { id } = sale();
		const node = engine('invoice', 'get', { invoice: byId(id), ...wrong });
		await expect(node.run([{}])).rejects.toThrow(sentence);
	});

	it('is the switch Simplify in a node that was saved before', async () => {
		const { id } = sale();
		const run = async (simplify: boolean) => {
			const parameters = { invoice: byId(id), simplify, output: 'selectedFields' };
			const [items] = await engineOf(sandbox, 'invoice', 'get', parameters).run([{}]);
			return items[0].json;
		};
		expect(await run(false)).toHaveProperty('invoiceDetails');
		expect(await run(true)).not.toHaveProperty('invoiceDetails');
	});
});

describe('a choice in the place of a number', () => {
	it('finds purchase orders and transfers by their statuses', async () => {
		const { goods } = sandbox.shop;
		const bought = { productCode: 'SP000001', quantity: 1, price: 90000 };
		const [draft] = [
			goods.buys({ lines: [bought], isDraft: true }),
			goods.buys({ lines: [bought] }),
		];
		const moved = { fromBranchId: CENTRE, toBranchId: DISTRICT_7 };
		const lines = [{ productId: SHIRT, sendQuantity: 5 }];
		const [waiting] = [
			goods.moves({ ...moved, lines, isDraft: true }),
			goods.moves({ ...moved, lines }),
		];
		const found = async (resource: string) =>
			(await does(resource, 'getMany', { filters: { statuses: [1] } })).items.map(({ id }) => id);
		expect(await found('purchaseOrder')).toEqual([draft.id]);
		expect(await found('transfer')).toEqual([waiting.id]);
	});

	it('says how far a transfer is', async () => {
		await does('transfer', 'create', {
			fromBranchId: byId(CENTRE),
			toBranchId: byId(DISTRICT_7),
			saveAs: 'done',
			transferLines: { rows: [{ product: byId(SHIRT), sendQuantity: '5' }] },
			additionalFields: { progress: 2 },
		});
		expect(lastWrite()).toMatchObject({ status: 2 });
	});

	it('that KiotViet does not have is refused', async () => {
		const node = engine('transfer', 'getMany', { filters: { statuses: [9] } });
		await expect(node.run([{}])).rejects.toThrow(/"Statuses" does not take this value/);
	});
});

describe('a picker in the place of an ID', () => {
	it('takes the order that lines are of, by its code, and finds the invoices made of it', async () => {
		const lines = [{ productCode: 'SP000001', quantity: 1 }];
		const order = sandbox.shop.takesOrder({ lines });
		await does('invoice', 'create', {
			branchId: byId(CENTRE),
			lines: { rows: [{ product: byCode('SP000001'), quantity: '1', price: '150000' }] },
			additionalFields: {
				order: byCode(order.code),
				delivery: { location: byId(229) },
				surcharges: { rows: [{ surcharge: byId(301), price: '30000' }] },
			},
		});
		expect(lastWrite()).toMatchObject({
			orderId: order.id,
			deliveryDetail: { locationId: 229 },
			surchages: [{ id: 301, price: 30000 }],
		});
		sandbox.shop.sells({ lines });
		const { items } = await does('invoice', 'getMany', { filters: { order: byId(order.id) } });
		expect(items).toHaveLength(1);
	});
});
