// The people who work with the shop, through the KiotViet node.
import { harnessOf } from './resourceHarness';

const harness = harnessOf('user');

it('users are listed with the names that documents carry', async () => {
	expect(await harness.does('getMany', { returnAll: true })).toMatchObject([
		{ id: 31001, userName: 'thungan1', givenName: 'Thu ngân 1' },
	]);
});

it('a list of no users is refused', async () => {
	await harness.refuses('getMany', { limit: 0 }, /"Limit" is no whole number above 0/);
});

harness.leavesNothingOut();
