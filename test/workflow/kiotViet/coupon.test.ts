// Coupons through the KiotViet node, in n8n's own execution context against a sandbox shop.
import { harnessOf } from './resourceHarness';

const harness = harnessOf('coupon');

it('a coupon is used', async () => {
	expect(await harness.does('setUsed', { code: 'CP000001' })).toEqual([
		{ code: 'CP000001', used: true },
	]);
	expect(harness.sandbox.shop.vouchers.coupons.get('CP000001')).toBe(true);
});

it.each([
	['that was used before', 'CP000001', /CP000001 as used was refused.*đã được sử dụng/],
	['that nobody made', 'CP9', /CP9 không tồn tại/],
	['without a code', ' ', /"Code" is empty/],
])('a coupon %s fails, although KiotViet answers that all is well', async (_, code, sentence) => {
	harness.sandbox.shop.vouchers.coupons.set('CP000001', true);
	await harness.refuses('setUsed', { code }, sentence);
});

harness.leavesNothingOut();
