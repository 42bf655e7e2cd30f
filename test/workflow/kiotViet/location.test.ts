// The locations that addresses name, through the KiotViet node.
import { harnessOf } from './resourceHarness';

const harness = harnessOf('location');

it('locations are listed, with and without accents', async () => {
	expect(await harness.does('getMany', { returnAll: true })).toEqual([
		{ id: 229, name: 'Hà Nội - Quận Ba Đình', normalName: 'Ha Noi - Quan Ba Dinh' },
		expect.objectContaining({ id: 230 }),
	]);
});

it('a list of no locations is refused', async () => {
	await harness.refuses('getMany', { limit: 1.5 }, /"Limit" is no whole number above 0/);
});

harness.leavesNothingOut();
