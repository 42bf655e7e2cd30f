// Customer groups through the KiotViet node.
import { harnessOf } from './resourceHarness';

const harness = harnessOf('customerGroup');

it('groups are listed by name, and with all their customers on request', async () => {
	const { id } = harness.sandbox.shop.registersCustomer({ name: 'Chị Mẫu', groups: 'Khách VIP' });
	const [simple] = await harness.does('getMany', {});
	expect(simple).toMatchObject({ id: 1501, name: 'Khách VIP', discount: 5 });
	expect(simple).not.toHaveProperty('customerGroupDetails');
	const groups = await harness.does('getMany', { returnAll: true, simplify: false });
	expect(groups).toMatchObject([
		{ name: 'Khách VIP', customerGroupDetails: [{ customerId: id, groupId: 1501 }] },
		{ name: 'Khách sỉ', customerGroupDetails: [] },
	]);
});

it('a list of no groups is refused', async () => {
	await harness.refuses('getMany', { limit: -1 }, /"Limit" is no whole number above 0/);
});

harness.leavesNothingOut();
