// Voucher campaigns through the KiotViet node.
import { harnessOf } from './resourceHarness';

const harness = harnessOf('voucherCampaign');

it.each([
	['all of them', {}, [30087, 30088]],
	['those that are on', { isActive: true }, [30087]],
	['those that are off', { isActive: false }, [30088]],
	['one of them', { id: 30088 }, [30088]],
	['those for some', { isGlobal: false, forAllCusGroup: false, forAllUser: false }, []],
])('campaigns are listed: %s', async (_, filters, ids) => {
	const campaigns = await harness.does('getMany', { filters });
	expect(campaigns.map(({ id }) => id)).toEqual(ids);
});

it('campaigns come with branches and users on request', async () => {
	const options = { include: ['voucherBranchs', 'voucherUsers'] };
	const [campaign] = await harness.does('getMany', { simplify: false, options });
	expect(campaign).toMatchObject({
		voucherBranchs: [{ branchId: 20001 }, {}],
		voucherUsers: [{ userId: 31001 }],
	});
});

it('a campaign that is no number is refused', async () => {
	await harness.refuses('getMany', { filters: { id: 'PHVC' } }, /"ID" is no number/);
});

harness.leavesNothingOut();
