// Products through the KiotViet node, in n8n's own execution context against a sandbox shop.
/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { setImmediate } from 'node:timers/promises';

import { byCode, byId, harnessOf } from './resourceHarness';

const harness = harnessOf('product');

const [CENTRE, DISTRICT_7] = [20001, 20002];
const SHIRT = { id: 48870001, code: 'SP000001', name: 'Áo thun trắng - M' };
const PICTURE = 'https://example.com/ao-len.jpg';

const bodies = (path: RegExp) =>
	harness.sandbox.requests.filter((request) => path.test(request.path)).map(({ body }) => body);
const queries = (path: RegExp) =>
	harness.sandbox.requests.filter((request) => path.test(request.path)).map(({ query }) => query);

describe('a product', () => {
	it('is read by ID and by code, with the stock of all branches in one figure', async () => {
		const expected = {
			...{ id: SHIRT.id, code: SHIRT.code, fullName: SHIRT.name },
			categoryName: 'Áo',
			basePrice: 150_000,
			isActive: true,
			images: [],
			onHand: 120,
		};
		for (const product of [byId(SHIRT.id), byCode(SHIRT.code)])
			expect(await harness.does('get', { product })).toEqual([expected]);
		const [full] = await harness.does('get', { product: byId(SHIRT.id), simplify: false });
		expect(full).toMatchObject({
			type: 2,
			allowsSale: true,
			priceBooks: [{ priceBookName: 'Giá sỉ', price: 120_000 }],
			inventories: [
				{ branchId: CENTRE, onHand: 100, reserved: 0 },
				{ branchId: DISTRICT_7, onHand: 20 },
			],
			createdDate: expect.stringMatching(/\+07:00$/),
		});
	});

	it('comes without the attributes that it no longer has, unless they are wanted', async () => {
		const product = byId(SHIRT.id);
		await harness.does('get', { product });
		await harness.does('get', { product, options: { include: ['deletedAttributes'] } });
		expect(queries(/products\/\d+$/)).toEqual([
			{ includeSoftDeletedAttribute: 'false' },
			{ includeSoftDeletedAttribute: 'true' },
		]);
	});

	it.each([
		['whose ID nobody has', byId(1), /Reading product 1 found nothing.*không tồn tại/],
		['whose code nobody has', byCode('SP/9'), /Reading product SP\/9 found nothing/],
		['with its name for an ID', byId('Áo thun'), /"Product" is no ID/],
		['that was not chosen', { __rl: true, mode: 'list', value: '' }, /"Product" is empty/],
	])('%s is not found, and the sentence says why', async (_, product, sentence) => {
		await harness.refuses('get', { product }, sentence);
	});

	it('that KiotViet mixes up with another is not taken for it', async () => {
		harness.sandbox.faults.add({
			service: 'kiotviet',
			path: /products/,
			kind: 'status',
			status: 200,
			body: { id: 48870002, code: 'SP000002', name: 'Quần jean xanh - 30' },
		});
		await harness.refuses('get', { product: byId(SHIRT.id) }, /another product than 48870001/);
	});
});

describe('a list of products', () => {
	const listed = async (filters: object, more: object = {}) =>
		(await harness.does('getMany', { filters, ...more })).map(({ id }) => id);

	it('is simplified, and in full on request, with what it is to include', async () => {
		const { goods } = harness.sandbox.shop;
		goods.changesProduct(SHIRT.id, { images: [PICTURE] });
		const [simple] = await harness.does('getMany', {});
		expect(simple).toEqual({
			...{ id: SHIRT.id, code: SHIRT.code, fullName: SHIRT.name },
			categoryName: 'Áo',
			basePrice: 150_000,
			isActive: true,
			images: [PICTURE],
			onHand: 120,
		});
		const include = ['batches', 'components', 'priceBooks', 'serials', 'shelves', 'stock'];
		const [full] = await harness.does('getMany', {
			simplify: false,
			options: { include: [...include, 'stockLimits', 'warranties'] },
		});
		expect(full).toMatchObject({
			inventories: [{ branchId: CENTRE, onHand: 100, maxQuantity: 999999999 }, {}],
			priceBooks: [{ priceBookId: 84001 }],
			productBatchExpires: [],
			productFormulas: [],
			productSerials: [],
			productShelves: [],
			productWarranties: [],
		});
		const [bare] = await harness.does('getMany', { simplify: false, options: { include: [] } });
		expect(bare).not.toHaveProperty('inventories');
	});

	it('counts the stock of the branches that were chosen', async () => {
		const [product] = await harness.does('getMany', { filters: { branchIds: [DISTRICT_7] } });
		expect(product).toMatchObject({ id: SHIRT.id, onHand: 20 });
	});

	it('is filtered as the API filters, whatever a filter is called on the wire', async () => {
		const { goods } = harness.sandbox.shop;
		const added = goods.addsProduct({ name: 'Áo len', categoryId: 1601001, isActive: false });
		const box = goods.addsProduct({
			name: 'Tất, thùng 50 đôi',
			categoryId: 1601003,
			masterUnitId: 48870005,
			masterProductId: SHIRT.id,
		});
		Object.assign(box, { tradeMarkId: 166901, type: 1 });
		expect(await listed({ name: 'áo LEN' })).toEqual([added.id]);
		expect(await listed({ isActive: 'inactive' })).toEqual([added.id]);
		expect(await listed({ isActive: 'active', categoryId: byId(1601001) })).toEqual([
			SHIRT.id,
			48870003,
		]);
		for (const filters of [
			{ brand: byId(166901) },
			{ productType: 1 },
			{ masterUnitId: byCode('SP000005') },
			{ masterProductId: byCode(SHIRT.code) },
		])
			expect(await listed(filters)).toEqual([box.id]);
	});

	it('comes whole and once each, though products are deleted meanwhile', async () => {
		const { goods } = harness.sandbox.shop;
		for (let n = 0; n < 240; n += 1) goods.addsProduct({ name: `Hàng ${n}` });
		const reading = harness.does('getMany', { returnAll: true, options: { include: [] } });
		while (queries(/products$/).length === 0) await setImmediate();
		for (const { id } of goods.products.slice(0, 12)) goods.dropsProduct(id);
		const ids = (await reading).map(({ id }) => Number(id));
		expect(new Set(ids).size).toBe(ids.length);
		const left = goods.products.map(({ id }) => id);
		expect(ids.filter((id) => left.includes(id))).toEqual(left);
	});

	it('since a time, sorted, up to a limit, with what was deleted since', async () => {
		const { goods, clock } = harness.sandbox.shop;
		const since = clock.now().toISO();
		for (const name of ['Bình nước', 'Áo len', 'Cốc sứ']) goods.addsProduct({ name });
		goods.dropsProduct(SHIRT.id);
		const found = await harness.does('getMany', {
			limit: 2,
			filters: { lastModifiedFrom: since },
			sort: { field: 'name', direction: 'Desc' },
			options: { includeDeleted: true },
		});
		expect(found.map(({ fullName, deleted }) => fullName ?? deleted)).toEqual([
			'Áo len',
			'Cốc sứ',
			true,
		]);
	});

	it.each([
		['a status of another kind', { isActive: 'sold out' }, /"Status" does not take this value/],
		['a category by its name', { categoryId: byId('Áo') }, /"Category" is no ID/],
		['a date that is none', { lastModifiedFrom: 'hôm qua' }, /"Changed Since" is no date/],
		['variants of a product that is gone', { masterProductId: byCode('SP9') }, /SP9 found nothing/],
	])('refuses %s', async (_, filters, sentence) => {
		await harness.refuses('getMany', { filters }, sentence);
	});
});

describe('the stock on hand', () => {
	it('is told for each product and branch, in one spelling', async () => {
		const { shop } = harness.sandbox;
		shop.sells({ lines: [{ productId: SHIRT.id, quantity: 3 }] });
		shop.takesOrder({ lines: [{ productId: SHIRT.id, quantity: 2 }] });
		const filters = { branchIds: [CENTRE] };
		const sort = { field: 'code', direction: 'Asc' };
		const [first, ...others] = await harness.does('getOnHand', { filters, sort });
		expect(first).toEqual({
			id: SHIRT.id,
			code: SHIRT.code,
			createdDate: expect.stringMatching(/\+07:00$/),
			inventories: [{ branchId: CENTRE, onHand: 97, reserved: 2 }],
		});
		expect(others).toHaveLength(5);
	});

	it('of branches that were named, not numbered, is refused', async () => {
		await harness.refuses('getOnHand', { filters: { branchIds: 'Quận 7' } }, /is no number/);
	});
});

describe('the attributes', () => {
	it('come one by one with their values', async () => {
		const { goods } = harness.sandbox.shop;
		for (const attributeValue of ['Đỏ', 'Xanh', 'Đỏ'])
			goods.addsProduct({ name: 'Áo len', attributes: [{ attributeName: 'Màu', attributeValue }] });
		const [{ id, ...attribute }] = await harness.does('getAttributes', {});
		expect(attribute).toEqual({
			name: 'Màu',
			attributeValues: [
				{ value: 'Đỏ', attributeId: id },
				{ value: 'Xanh', attributeId: id },
			],
		});
	});

	it('that the key may not read say so', async () => {
		harness.sandbox.faults.add({
			service: 'kiotviet',
			path: /attributes/,
			kind: 'status',
			status: 420,
			body: { responseStatus: { message: 'Không có quyền đọc hàng hóa' } },
		});
		await harness.refuses('getAttributes', {}, /Không có quyền đọc hàng hóa/);
	});
});

const fields = {
	allowsSale: true,
	attributes: { rows: [{ attribute: 'Màu', value: 'Đỏ' }] },
	code: 'LEN01',
	conversionValue: 12,
	description: 'Áo len ấm',
	masterUnitId: byCode('SP000005'),
	purchaseTax: 3,
	salesTax: 4,
	stock: { rows: [{ branchId: byId(DISTRICT_7), onHand: '7', cost: '210000' }] },
	unit: 'Thùng',
	weight: 0.4,
};
const sent = {
	allowsSale: true,
	hasVariants: true,
	attributes: [{ attributeName: 'Màu', attributeValue: 'Đỏ' }],
	code: 'LEN01',
	conversionValue: 12,
	description: 'Áo len ấm',
	masterUnitId: 48870005,
	purchaseTax: { taxId: 3 },
	productTaxs: [{ taxId: 4 }],
	inventories: [{ branchId: DISTRICT_7, onHand: 7, cost: 210_000 }],
	unit: 'Thùng',
	weight: 0.4,
};
const head = { name: 'Áo len', categoryId: byId(1601001), basePrice: '350000' };
const sentHead = { name: 'Áo len', categoryId: 1601001, basePrice: 350_000 };

describe('a new product', () => {
	it('is sent as KiotViet spells it, is in the shop, and comes back with its ID', async () => {
		const additionalFields = {
			...fields,
			barCode: '8930000000017',
			fullName: 'Áo len đỏ',
			images: ` ${PICTURE}\nhttps://example.com/hai,ba.jpg `,
			isProductSerial: true,
			masterProductId: byId(SHIRT.id),
		};
		const [created] = await harness.does('create', { ...head, additionalFields });
		expect(bodies(/products$/)).toEqual([
			{
				...sentHead,
				...sent,
				barCode: '8930000000017',
				fullName: 'Áo len đỏ',
				images: [PICTURE, 'https://example.com/hai,ba.jpg'],
				isProductSerial: true,
				masterProductId: SHIRT.id,
			},
		]);
		const stored = harness.sandbox.shop.goods.products.at(-1)!;
		expect(created).toMatchObject({
			id: stored.id,
			code: 'LEN01',
			fullName: 'Áo len đỏ',
			images: stored.images,
			inventories: [{}, { branchId: DISTRICT_7, onHand: 7, cost: 210_000 }],
		});
	});

	it.each<[string, unknown]>([
		['links', [PICTURE]],
		['objects', [{ Image: PICTURE }]],
		['objects of this node', [{ image: PICTURE }]],
		['a text', PICTURE],
	])('takes its pictures as %s of an expression', async (_, images) => {
		const additionalFields = { images: '={{ $json.images }}' };
		await harness.does('create', { ...head, additionalFields }, [{ images } as never]);
		expect(bodies(/products$/)).toEqual([{ ...sentHead, images: [PICTURE] }]);
	});

	it('takes pictures with commas between them, as a cell of a spreadsheet has them', async () => {
		const images = `${PICTURE}, ${PICTURE},${PICTURE};`;
		await harness.does('create', { ...head, additionalFields: { images } });
		expect(bodies(/products$/)).toEqual([{ ...sentHead, images: [PICTURE, PICTURE, PICTURE] }]);
	});

	it.each([
		['without a name', { ...head, name: '' }, /"Name" is empty/],
		['without a category', { ...head, categoryId: byId('') }, /"Category" is empty/],
		['with a price in words', { ...head, basePrice: '350k' }, /"Price" is no number/],
		[
			'with a file for a picture',
			{ ...head, additionalFields: { images: 'ao-len.jpg' } },
			/"Images" holds something that is no link/,
		],
		[
			'with stock in no branch',
			{ ...head, additionalFields: { stock: { rows: [{ onHand: '1' }] } } },
			/"Branch" is empty/,
		],
		[
			'with half an attribute',
			{ ...head, additionalFields: { attributes: { rows: [{ attribute: 'Màu' }] } } },
			/"Value" is empty/,
		],
		[
			'with an unknown tax',
			{ ...head, additionalFields: { salesTax: 99 } },
			/"Sales Tax" does not take this value/,
		],
	])('%s is refused before anything is sent', async (_, parameters, sentence) => {
		await harness.refuses('create', parameters, sentence);
		expect(bodies(/products$/)).toEqual([]);
	});

	it('with a code that exists is refused in the words of KiotViet', async () => {
		const additionalFields = { code: SHIRT.code };
		await harness.refuses(
			'create',
			{ ...head, additionalFields },
			/Mã hàng hóa SP000001 đã tồn tại/,
		);
	});

	it('is not created a second time when no answer came', async () => {
		harness.sandbox.faults.add({
			service: 'kiotviet',
			path: /products$/,
			kind: 'status',
			status: 503,
			times: 1,
		});
		await expect(harness.does('create', head)).rejects.toMatchObject({
			description: expect.stringContaining('look in the shop before you run this item again'),
		});
		expect(bodies(/products$/)).toHaveLength(1);
	});
});

describe('many new products', () => {
	it('go in one call, each with what a list can carry', async () => {
		const items = ['Áo len', 'Áo khoác'].map((name) => ({ name }));
		const created = await harness.does(
			'createMany',
			{
				...head,
				name: '={{ $json.name }}',
				additionalFields: { images: PICTURE, branchId: byId(CENTRE), stock: fields.stock },
			},
			items,
		);
		expect(created.map(({ name, created }) => [name, created])).toEqual([
			['Áo len', true],
			['Áo khoác', true],
		]);
		expect(bodies(/listaddproducts/)).toEqual([
			{
				listProducts: items.map(({ name }) => ({
					...sentHead,
					name,
					images: [PICTURE],
					branchId: CENTRE,
					inventories: sent.inventories,
				})),
			},
		]);
		expect(harness.sandbox.shop.products.slice(-2).map(({ name }) => name)).toEqual([
			'Áo len',
			'Áo khoác',
		]);
	});

	it('of which one has a code that exists are all refused, each item with the words', async () => {
		await harness.refuses(
			'createMany',
			{ ...head, additionalFields: { code: SHIRT.code } },
			/Creating \d products? was refused.*SP000001 đã tồn tại/,
		);
		expect(harness.sandbox.shop.products).toHaveLength(6);
	});

	it('of which one cannot be sent leave the others to be created', async () => {
		const parameters = { ...head, name: '={{ $json.name }}' };
		const engine = harness.engine('createMany', parameters, { continueOnFail: true });
		const [output] = await engine.run([{ name: 'Áo len' }, { name: '' }, { name: 'Mũ len' }]);
		expect(output.map(({ json, pairedItem }) => [json.created ?? json.error, pairedItem])).toEqual([
			[true, { item: 0 }],
			['"Name" is empty', { item: 1 }],
			[true, { item: 2 }],
		]);
	});
});

describe('a change of a product', () => {
	it('sends what is named, in the name of a branch, and keeps the rest', async () => {
		const { name, ...updateFields } = { ...fields, name: 'Áo len', isActive: false };
		const [updated] = await harness.does('update', {
			product: byCode(SHIRT.code),
			branchId: byId(CENTRE),
			updateFields: { ...updateFields, name, isRewardPoint: false, barCode: '', basePrice: '1000' },
		});
		expect(queries(/products\/48870001$/)).toEqual([{ branchId: String(CENTRE) }]);
		expect(bodies(/products\/48870001$/)).toEqual([
			{ ...sent, name, basePrice: 1000, isActive: false, isRewardPoint: false },
		]);
		expect(updated).toMatchObject({
			id: SHIRT.id,
			isActive: false,
			inventories: [{ onHand: 100 }, { onHand: 7 }],
			modifiedDate: expect.stringMatching(/\+07:00$/),
		});
		expect(harness.sandbox.shop.goods.product(SHIRT.id).categoryId).toBe(1601001);
	});

	it.each([
		['of nothing', byId(SHIRT.id), {}, /There is nothing to change/],
		['of a product that is gone', byId(1), { unit: 'Cái' }, /Updating product 1 found nothing/],
		['of a code that is not there', byCode('SP9'), { unit: 'Cái' }, /SP9 found nothing/],
	])('%s is refused', async (_, product, updateFields, sentence) => {
		await harness.refuses('update', { product, branchId: byId(CENTRE), updateFields }, sentence);
	});

	it('of many goes in one call, the branch with each', async () => {
		const items = [{ id: SHIRT.id }, { id: 48870002 }];
		const updated = await harness.does(
			'updateMany',
			{
				product: { __rl: true, mode: 'id', value: '={{ $json.id }}' },
				branchId: byId(CENTRE),
				updateFields: { basePrice: '99000', images: PICTURE },
			},
			items,
		);
		const change = { branchId: CENTRE, basePrice: 99_000, images: [PICTURE] };
		expect(updated).toEqual(items.map((item) => ({ ...item, ...change, updated: true })));
		expect(bodies(/listupdatedproducts/)).toEqual([
			{ listProducts: items.map((item) => ({ ...item, ...change })) },
		]);
		await harness.refuses('updateMany', { product: byId(SHIRT.id) }, /There is nothing to change/);
	});
});

describe('deleting a product', () => {
	it('says that it is deleted, with its ID', async () => {
		expect(await harness.does('delete', { product: byCode(SHIRT.code) })).toEqual([
			{ deleted: true, id: SHIRT.id },
		]);
		expect(harness.sandbox.shop.products).toHaveLength(5);
		await harness.refuses(
			'delete',
			{ product: byId(SHIRT.id) },
			/Deleting product \d+ found nothing/,
		);
	});
});

describe('a code that KiotViet cannot read by code', () => {
	const codes = [
		'A*1',
		'A+1',
		'A#1',
		'A(1)',
		'A/1',
		'A%1',
		'A 1',
		'A?1=2&b',
		'Áo 1',
		'..',
		'A%2B1',
	];

	it.each(['420', '400', '404', 'found'] as const)(
		'finds its product all the same, where KiotViet answers %s',
		async (oddProductCodes) => {
			const { switches, shop } = harness.sandbox;
			switches.oddProductCodes = oddProductCodes;
			const ids = codes.map((code) => shop.goods.addsProduct({ name: 'Áo', code }).id);
			for (const [index, code] of codes.entries()) {
				const [found] = await harness.does('get', { product: byCode(code) });
				expect(found).toMatchObject({ id: ids[index], code });
			}
		},
	);

	it('costs one reading of the list for all items of a run', async () => {
		harness.sandbox.shop.goods.addsProduct({ name: 'Áo', code: 'A+1' });
		const found = await harness.does('get', { product: byCode('A+1') }, [{}, {}, {}]);
		expect(found).toHaveLength(3);
		const lists = harness.sandbox.requests.filter(({ path }) => path === '/products');
		expect(lists.map(({ query }) => query)).toHaveLength(1);
	});

	it("is said to be nobody's when the whole list does not have it", async () => {
		const product = byCode('B+1');
		await harness.refuses('get', { product }, /none of the shop's products has this code/);
	});
});

harness.leavesNothingOut();
