// What a shop sold in a period, through the KiotViet node against a sandbox shop.
import { deskOf } from './desk';

const desk = deskOf('shop');

const goods = (price: number) => [{ productCode: 'SP000001', quantity: 1, price }];
const sells = (price: number, purchaseDate: string, more: object = {}) =>
	desk.sandbox.shop.sells({ lines: goods(price), purchaseDate, ...more });
const orders = (price: number, purchaseDate: string, more: object = {}) =>
	desk.sandbox.shop.takesOrder({ lines: goods(price), purchaseDate, ...more });

const march = { from: '2026-03-01', until: '2026-03-31' };

describe('what a shop sold', () => {
	it('in a period is counted by the days of Vietnam, the last day in full', async () => {
		sells(1, '2026-02-28T23:59:59');
		sells(20, '2026-03-01T00:00:00');
		sells(300, '2026-03-31T23:59:59', { paid: 0 });
		sells(4000, '2026-04-01T00:00:00');
		desk.sandbox.shop.cancelsOrder(orders(50_000, '2026-03-31T23:00:00').id);
		orders(600_000, '2026-04-01T00:00:00');
		expect(await desk.does('getMetrics', march)).toEqual([
			{
				...march,
				all: { count: 3, value: 50_320, average: 16_773 },
				paid: { count: 1, value: 20, average: 20 },
				pending: { count: 1, value: 300, average: 300 },
				cancelled: { count: 1, value: 50_000, average: 50_000 },
				firstDate: '2026-03-01T00:00:00.000+07:00',
				lastDate: '2026-03-31T23:59:59.000+07:00',
			},
		]);
	});

	it('and ordered in one month and invoiced in the next counts in the next only', async () => {
		const { id } = orders(100, '2026-03-31T20:00:00');
		orders(7, '2026-03-31T21:00:00');
		desk.sandbox.shop.makesInvoice(id, { purchaseDate: '2026-04-01T08:00:00' });
		const counted = async (from: string, until: string) =>
			(await desk.does('getMetrics', { from, until }))[0].all;
		expect(await counted('2026-03-01', '2026-03-31')).toMatchObject({ count: 1, value: 7 });
		expect(await counted('2026-04-01', '2026-04-30')).toMatchObject({ count: 1, value: 100 });
		expect(await counted('2026-03-01', '2026-04-30')).toMatchObject({ count: 2, value: 107 });
	});

	it('is broken down by branch and by sale channel, by their names', async () => {
		sells(1, '2026-03-05T08:00:00', { saleChannelId: 496002 });
		sells(20, '2026-03-05T09:00:00', { branchId: 20002 });
		orders(300, '2026-03-05T10:00:00', { branchId: 20002, saleChannelId: 496002 });
		const additionalFields = { breakDownBy: ['branch', 'saleChannel'] };
		const [metrics] = await desk.does('getMetrics', { ...march, additionalFields });
		expect(metrics).toMatchObject({
			all: { count: 3, value: 321 },
			branches: [
				{ branchId: 20002, branchName: 'Chi nhánh Quận 7', all: { count: 2, value: 320 } },
				{ branchId: 20001, branchName: 'Chi nhánh trung tâm', all: { value: 1 } },
			],
			saleChannels: [
				{ saleChannelId: null, saleChannelName: 'Other', paid: { count: 1, value: 20 } },
				{
					saleChannelId: 496002,
					saleChannelName: 'Shopee',
					all: { count: 2, value: 301 },
					pending: { count: 1, value: 300 },
				},
			],
		});
		const [plain] = await desk.does('getMetrics', march);
		expect(plain).not.toHaveProperty('branches');
		expect(plain).not.toHaveProperty('saleChannels');
	});

	it('in more documents than a page is counted whole', async () => {
		for (let n = 1; n <= 120; n += 1) sells(n, '2026-03-05T08:00:00');
		for (let n = 1; n <= 110; n += 1) orders(n, '2026-03-05T08:00:00');
		expect(await desk.does('getMetrics', march)).toMatchObject([
			{
				all: { count: 230, value: 7260 + 6105 },
				paid: { count: 120, value: 7260 },
				pending: { count: 110, value: 6105 },
			},
		]);
	});

	it('looks at later invoices only when an order is still open', async () => {
		sells(1, '2026-03-05T08:00:00');
		await desk.does('getMetrics', march);
		const lists = () => desk.sandbox.requests.filter(({ path }) => path === '/invoices').length;
		expect(lists()).toBe(1);
		orders(1, '2026-03-05T08:00:00');
		await desk.does('getMetrics', march);
		expect(lists()).toBe(3);
	});
});

it.each([
	['that ends before it begins', { from: '2026-03-02', until: '2026-03-01' }, /later than "Until"/],
	['without an end', { from: '2026-03-02', until: '' }, /"Until" is empty/],
	['of a day that is none', { from: '01/03/2026', until: '2026-03-02' }, /"From" is no date/],
])('a period %s is refused', async (_, parameters, sentence) => {
	await desk.refuses('getMetrics', parameters, sentence);
});

desk.leavesNothingOut();
