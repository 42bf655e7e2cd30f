// How much the KiotViet node asks of a shop at once, told by the requests that wait there, not by a clock.
import type { IDataObject } from 'n8n-workflow';

import { harnessOf } from './resourceHarness';

const harness = harnessOf('customer');
const ITEMS = 9;

/**
 * Runs an operation for several items, and proves that so many of its requests wait at the shop together, and no
 * more, before each is let go.
 */
async function waitTogether(
	most: number,
	operation: string,
	method: string,
	parameters: IDataObject,
) {
	const { shop, faults, url } = harness.sandbox;
	const items = Array.from({ length: ITEMS }, (_, n) => ({
		id: shop.registersCustomer({ name: `Khách ${n}` }).id,
	}));
	faults.add({ service: 'kiotviet', path: /customers\/\d+$/, method, kind: 'hold' });
	const customer = { __rl: true, mode: 'id', value: '={{ $json.id }}' };
	const run = harness.engine(operation, { customer, ...parameters }).run(items);
	for (let left = ITEMS; left > 0; left -= 1) {
		const wanted = Math.min(most, left);
		while (faults.held.length < wanted) await fetch(url);
		// What was sent before this request has arrived when its answer is here.
		await fetch(url);
		expect(faults.held).toHaveLength(wanted);
		faults.held.shift()?.();
	}
	const [output] = await run;
	expect(output).toMatchObject(items.map((json, item) => ({ json, pairedItem: { item } })));
}

it('items that read are read four at once, and come out in their order', async () => {
	await waitTogether(4, 'get', 'GET', {});
});

it('items that write are written one after the other', async () => {
	await waitTogether(1, 'update', 'PUT', { updateFields: { comments: 'Khách quen' } });
});
