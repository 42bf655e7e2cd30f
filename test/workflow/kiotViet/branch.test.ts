// The branches of the shop through the KiotViet node.
import { harnessOf } from './resourceHarness';

const harness = harnessOf('branch');

it('branches are listed as they are sorted, with their dates in Vietnam time', async () => {
	const sort = { field: 'createdDate', direction: 'Desc' };
	const branches = await harness.does('getMany', { sort, options: { includeDeleted: true } });
	expect(branches.map(({ branchName }) => branchName)).toEqual([
		'Chi nhánh Quận 7',
		'Chi nhánh trung tâm',
	]);
	expect(branches[0].createdDate).toBe('2025-06-01T08:00:00.000+07:00');
});

it('branches are listed since a change, and the closed ones beside them', async () => {
	const { shop } = harness.sandbox;
	shop.removedBranches.push({ id: 20003, at: shop.clock.stamp() });
	const filters = { lastModifiedFrom: '2025-05-01' };
	expect(
		await harness.does('getMany', { filters, options: { includeDeleted: true } }),
	).toMatchObject([{ id: 20002 }, { id: 20003, deleted: true }]);
});

it('a list of no branches is refused', async () => {
	await harness.refuses('getMany', { limit: 0 }, /"Limit" is no whole number above 0/);
});

harness.leavesNothingOut();
