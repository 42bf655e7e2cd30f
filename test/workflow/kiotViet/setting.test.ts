// The settings of the shop through the KiotViet node.
import { harnessOf } from './resourceHarness';

const harness = harnessOf('setting');

it('the settings say what the shop allows', async () => {
	harness.sandbox.shop.settings.ManagerCustomerByBranch = true;
	expect(await harness.does('get', {})).toEqual([
		{
			managerCustomerByBranch: true,
			allowOrderWhenOutStock: true,
			allowSellWhenOrderOutStock: true,
			allowSellWhenOutStock: false,
		},
	]);
});

it('settings that the key may not read say so', async () => {
	harness.sandbox.faults.add({
		service: 'kiotviet',
		path: /settings/,
		kind: 'status',
		status: 420,
		body: { responseStatus: { message: 'Không có quyền' } },
	});
	await harness.refuses('get', {}, /Reading the shop settings is not allowed.*Không có quyền/);
});

harness.leavesNothingOut();
