// Transfers between branches through the KiotViet node, in n8n's own execution context against a sandbox shop.
import { byCode, byId, harnessOf } from './resourceHarness';

const harness = harnessOf('transfer');

const [CENTRE, DISTRICT_7] = [20001, 20002];
const SHIRT = 48870001;

const writes = () => harness.writes().map(({ body }) => body);
const inStock = () => {
	const { goods } = harness.sandbox.shop;
	return [CENTRE, DISTRICT_7].map(
		(branchId) => goods.stockOf(goods.product(SHIRT), branchId).onHand,
	);
};
const sends = (more: object = {}) =>
	harness.sandbox.shop.goods.moves({
		fromBranchId: CENTRE,
		toBranchId: DISTRICT_7,
		lines: [{ productId: SHIRT, sendQuantity: 5 }],
		...more,
	});

const line = { product: byId(SHIRT), sendQuantity: '5' };
const head = {
	fromBranchId: byId(CENTRE),
	toBranchId: byId(DISTRICT_7),
	saveAs: 'done',
	transferLines: { rows: [line] },
};

describe('a new transfer', () => {
	it('is sent as KiotViet spells it, moves the goods, and comes back in plain words', async () => {
		const [created] = await harness.does('create', {
			...head,
			transferLines: {
				rows: [
					{ ...line, receivedQuantity: '4', price: '100000' },
					{ ...line, product: byCode('SP000002') },
				],
			},
			additionalFields: { code: 'CH01', description: 'Bổ sung hàng', status: 2 },
		});
		expect(writes()).toEqual([
			{
				fromBranchId: CENTRE,
				toBranchId: DISTRICT_7,
				isDraft: 0,
				transferDetails: [
					{ productId: SHIRT, sendQuantity: 5, recivedQuantity: 4, price: 100_000 },
					{ productCode: 'SP000002', sendQuantity: 5 },
				],
				code: 'CH01',
				description: 'Bổ sung hàng',
				status: 2,
			},
		]);
		const [stored] = harness.sandbox.shop.goods.transfers.values();
		expect(created).toMatchObject({
			id: stored.id,
			code: 'CH01',
			transferDetails: [
				{ productCode: 'SP000001', sendQuantity: 5, receivedQuantity: 4 },
				{ productCode: 'SP000002', receivedQuantity: 0 },
			],
		});
		expect(inStock()).toEqual([95, 24]);
	});

	it('that is a draft moves nothing', async () => {
		await harness.does('create', { ...head, saveAs: 'draft' });
		expect(writes()).toMatchObject([{ isDraft: 1 }]);
		expect(inStock()).toEqual([100, 20]);
	});

	it.each([
		['from nowhere', { fromBranchId: byId('') }, /"From Branch" is empty/],
		['of nothing', { transferLines: { rows: [] } }, /"Line Items" is empty/],
		[
			'of a quantity in words',
			{ transferLines: { rows: [{ ...line, sendQuantity: 'năm' }] } },
			/"Quantity Sent" is no/,
		],
		['to where it is', { toBranchId: byId(CENTRE) }, /phải khác nhau/],
	])('%s is refused', async (_, wrong, sentence) => {
		await harness.refuses('create', { ...head, ...wrong }, sentence);
		expect(inStock()).toEqual([100, 20]);
	});
});

describe('a transfer', () => {
	it('is read as KiotViet tells a single one', async () => {
		const { id } = sends();
		expect(await harness.does('get', { transfer: byId(id) })).toMatchObject([
			{
				id,
				code: 'TRF000001',
				fromBranchName: 'Chi nhánh trung tâm',
				toBranchName: 'Chi nhánh Quận 7',
				transferredDate: expect.stringMatching(/\+07:00$/),
				details: [{ productCode: 'SP000001', transferredQuantity: 5 }],
			},
		]);
		await harness.refuses('get', { transfer: byId(1) }, /Reading transfer 1 found nothing/);
	});

	it('is received by a change, whose lines name it', async () => {
		const { id } = sends({ isDraft: true });
		const [updated] = await harness.does('update', {
			transfer: byId(id),
			updateFields: {
				saveAs: 'done',
				transferLines: { rows: [{ ...line, receivedQuantity: '5' }] },
			},
		});
		const changed = { productId: SHIRT, sendQuantity: 5, recivedQuantity: 5 };
		expect(writes()).toEqual([
			{ isDraft: false, transferDetails: [{ transferId: id, ...changed }] },
		]);
		expect(updated).toMatchObject({ id, transferDetails: [{ receivedQuantity: 5 }] });
		expect(inStock()).toEqual([95, 25]);
	});

	it('keeps its lines where they are not named', async () => {
		const { id } = sends();
		await harness.does('update', { transfer: byId(id), updateFields: { description: 'Gấp' } });
		expect(writes()).toEqual([{ description: 'Gấp' }]);
		expect(inStock()).toEqual([95, 20]);
		await harness.refuses('update', { transfer: byId(id) }, /There is nothing to change/);
	});

	it('is deleted, and the goods are back', async () => {
		const { id } = sends();
		expect(await harness.does('delete', { transfer: byId(id) })).toEqual([{ deleted: true, id }]);
		expect(inStock()).toEqual([100, 20]);
		await harness.refuses('delete', { transfer: byId(id) }, /Deleting transfer \d+ found nothing/);
	});
});

describe('a list of transfers', () => {
	it('is filtered by branches, statuses and days, in one spelling', async () => {
		const there = sends({ status: 7 });
		const { clock } = harness.sandbox.shop;
		clock.jumps({ days: 1 });
		const yesterday = clock.now().minus({ days: 1 }).toISO();
		const today = clock.now().toISO();
		const back = sends({
			fromBranchId: DISTRICT_7,
			toBranchId: CENTRE,
			lines: [{ productId: SHIRT, sendQuantity: 2, receivedQuantity: 2 }],
		});
		const found = async (filters: object) =>
			(await harness.does('getMany', { filters })).map(({ id }) => id);
		expect(await found({})).toEqual([there.id, back.id]);
		expect(await found({ fromBranchIds: [CENTRE] })).toEqual([there.id]);
		expect(await found({ toBranchIds: [CENTRE] })).toEqual([back.id]);
		expect(await found({ status: '7' })).toEqual([there.id]);
		expect(await found({ toTransferDate: yesterday })).toEqual([there.id]);
		expect(await found({ fromTransferDate: today })).toEqual([back.id]);
		expect(await found({ fromReceivedDate: today })).toEqual([back.id]);
		expect(await found({ toReceivedDate: yesterday })).toEqual([]);
		const [, listed] = await harness.does('getMany', {});
		expect(listed).toMatchObject({ transferDetails: [{ sendQuantity: 2, receivedQuantity: 2 }] });
	});

	it('since a time that is none is refused', async () => {
		const filters = { fromTransferDate: '02/03/2026' };
		await harness.refuses('getMany', { filters }, /"Sent From" is no date/);
	});
});

harness.leavesNothingOut();
