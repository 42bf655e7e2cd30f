// Sale channels through the KiotViet node.
import { harnessOf } from './resourceHarness';

const harness = harnessOf('saleChannel');

it('channels are listed by name, so that a workflow finds the ID in its own shop', async () => {
	const sort = { field: 'name', direction: 'Desc' };
	expect(await harness.does('getMany', { sort })).toMatchObject([
		{ id: 496002, name: 'Shopee' },
		{ id: 496001, name: 'Facebook' },
	]);
});

it('a list of channels since a date that is none is refused', async () => {
	const filters = { lastModifiedFrom: '2025-02-30' };
	await harness.refuses('getMany', { filters }, /"Changed Since" is no date/);
});

harness.leavesNothingOut();
