// Filters by business dates: whole days, whether KiotViet looks at the day only or at the time too.
import { type Sandbox, startSandbox } from '../../../sandbox';
import { SWITCH_POSITIONS } from '../../../sandbox/switches';
import { engineOf } from './resourceHarness';

let sandbox: Sandbox;
beforeEach(async () => {
	sandbox = await startSandbox();
});
afterEach(async () => {
	await sandbox.stop();
});

const shirt = { productCode: 'SP000001', quantity: 1, price: 100_000 };

/** What a shop does at a time, and the two filters that find it by that time. */
const COMMANDS = {
	invoice: {
		at: (purchaseDate: string) => sandbox.shop.sells({ purchaseDate, lines: [shirt] }),
		filters: ['fromPurchaseDate', 'toPurchaseDate'],
	},
	purchaseOrder: {
		at: (purchaseDate: string) => sandbox.shop.goods.buys({ purchaseDate, lines: [shirt] }),
		filters: ['fromPurchaseDate', 'toPurchaseDate'],
	},
	return: {
		at: (returnDate: string) => {
			const { id } = sandbox.shop.sells({ lines: [shirt] });
			return Object.assign(sandbox.shop.returnsGoods(id), { returnDate });
		},
		filters: ['fromReturnDate', 'toReturnDate'],
	},
	transfer: {
		at: (transferredDate: string) =>
			Object.assign(
				sandbox.shop.goods.moves({
					fromBranchId: 20001,
					toBranchId: 20002,
					lines: [{ productCode: 'SP000001', sendQuantity: 1 }],
				}),
				{ transferredDate },
			),
		filters: ['fromTransferDate', 'toTransferDate'],
	},
	cashFlow: {
		at: (purchaseDate: string) => sandbox.shop.sells({ purchaseDate, lines: [shirt] }).payments[0],
		filters: ['startDate', 'endDate'],
	},
};

const cases = Object.keys(COMMANDS).flatMap((resource) =>
	SWITCH_POSITIONS.dateFilters.map((position) => [resource, position] as const),
);

describe.each(cases)('%s, where KiotViet filters by %s', (resource, dateFilters) => {
	const { at, filters } = COMMANDS[resource as keyof typeof COMMANDS];
	const [from, until] = filters;

	it.each([
		['days', '2026-03-02', '2026-03-02'],
		['times that a workflow of before holds', '2026-03-02T14:00:00', '2026-03-02T15:00:00'],
		['instants', '2026-03-01T17:30:00.000Z', '2026-03-02T16:30:00.000Z'],
	])('is found by its day in Vietnam, given as %s', async (_, first, last) => {
		sandbox.switches.dateFilters = dateFilters;
		const times = [
			'2026-03-01T23:59:59.9990000',
			'2026-03-02T00:00:00.0000000',
			'2026-03-02T23:59:59.0000000',
			'2026-03-03T00:00:00.0000000',
		];
		const ids = times.map((time) => at(time).id);
		const found = async (asked: object) => {
			const given = { returnAll: true, filters: asked };
			const [items] = await engineOf(sandbox, resource, 'getMany', given).run([{}]);
			return items.map(({ json }) => json.id).filter((id) => ids.includes(id as number));
		};
		expect(await found({ [from]: first, [until]: last })).toEqual([ids[1], ids[2]]);
		expect(await found({ [from]: first })).toEqual(ids.slice(1));
		expect(await found({ [until]: last })).toEqual(ids.slice(0, 3));
	});
});
