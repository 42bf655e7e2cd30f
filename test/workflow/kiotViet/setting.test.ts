// The settings of the shop through the KiotViet node.
import { deskOf } from './desk';

const desk = deskOf('setting');

it('the settings say what the shop allows', async () => {
	desk.sandbox.shop.settings.ManagerCustomerByBranch = true;
	expect(await desk.does('get', {})).toEqual([
		{
			managerCustomerByBranch: true,
			allowOrderWhenOutStock: true,
			allowSellWhenOrderOutStock: true,
			allowSellWhenOutStock: false,
		},
	]);
});

it('settings that the key may not read say so', async () => {
	desk.sandbox.faults.add({
		service: 'kiotviet',
		path: /settings/,
		kind: 'status',
		status: 420,
		body: { responseStatus: { message: 'Không có quyền' } },
	});
	await desk.refuses('get', {}, /Reading the shop settings is not allowed.*Không có quyền/);
});

desk.leavesNothingOut();
