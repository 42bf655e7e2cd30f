// The goods of the shop: what lies in which branch, what the API takes and refuses, and what webhooks tell of it.
import type { AxiosInstance } from 'axios';

import { readDelivery } from '../../../../nodes/KiotViet/trigger/delivery';
import { startSandbox, type Sandbox } from '../../../../sandbox';
import { kiotVietClient, receiver, registers, type Receiver } from '../clients';

const SHIRT = 48870001;
/** the ID that the next product group gets */
const THIRD_LEVEL = 1601101;
const [CENTRE, DISTRICT_7] = [20001, 20002];

describe('the goods of the shop', () => {
	let sandbox: Sandbox;
	let client: AxiosInstance;
	let there: Receiver;
	beforeEach(async () => {
		sandbox = await startSandbox();
		client = await kiotVietClient(sandbox);
		there = await receiver();
	});
	afterEach(async () => {
		await sandbox.stop();
		await there.close();
	});

	const stock = () => {
		const { goods } = sandbox.shop;
		return [CENTRE, DISTRICT_7].map((branchId) => {
			const { onHand, reserved } = goods.stockOf(goods.product(SHIRT), branchId);
			return [onHand, reserved];
		});
	};
	/** The data of the deliveries of a type, once all have arrived. */
	const told = async (type: string) => {
		await sandbox.shop.settled();
		return there.received
			.flatMap(({ body }) => body.Notifications)
			.filter(({ Action }) => Action === `${type}.500199999`)
			.map(({ Data }) => Data);
	};

	it('are not told as changed by a sale or a receipt, in no list that asks for changes', async () => {
		const { shop } = sandbox;
		const times = async (path: string) => {
			const { data } = (await client.get(path)).data as { data: Array<{ modifiedDate?: string }> };
			return data.map(({ modifiedDate }) => modifiedDate);
		};
		const before = [await times('/products'), await times('/productOnHands')];
		shop.clock.jumps({ minutes: 5 });
		const lines = [{ productCode: 'SP000001', quantity: 10, price: 90000 }];
		shop.sells({ lines });
		shop.goods.buys({ lines });
		expect([await times('/products'), await times('/productOnHands')]).toEqual(before);
		expect(stock()[0]).toEqual([100, 0]);
	});

	it('lie where purchases, transfers, sales, returns and orders left them', () => {
		const { shop } = sandbox;
		expect(stock()).toEqual([
			[100, 0],
			[20, 0],
		]);
		const lines = [{ productCode: 'SP000001', quantity: 10, price: 90000 }];
		shop.goods.buys({ lines, isDraft: true });
		expect(stock()[0]).toEqual([100, 0]);
		const purchase = shop.goods.buys({ lines });
		expect(stock()[0]).toEqual([110, 0]);
		const transfer = shop.goods.moves({
			fromBranchId: CENTRE,
			toBranchId: DISTRICT_7,
			lines: [{ productId: SHIRT, sendQuantity: 5 }],
		});
		expect(stock()).toEqual([
			[105, 0],
			[20, 0],
		]);
		shop.goods.changesTransfer(transfer.id, {
			lines: [{ productId: SHIRT, sendQuantity: 5, receivedQuantity: 5 }],
		});
		const sale = shop.sells({ lines: [{ productId: SHIRT, quantity: 3 }] });
		shop.takesOrder({ lines: [{ productId: SHIRT, quantity: 2 }], branchId: DISTRICT_7 });
		expect(stock()).toEqual([
			[102, 0],
			[25, 2],
		]);
		shop.returnsGoods(sale.id, { lines: [{ productId: SHIRT, quantity: 1 }] });
		expect(stock()[0]).toEqual([103, 0]);
		shop.cancelsInvoice(shop.sells({ lines: [{ productId: SHIRT, quantity: 9 }] }).id);
		shop.goods.dropsPurchase(purchase.id);
		shop.goods.dropsTransfer(transfer.id);
		expect(stock()).toEqual([
			[98, 0],
			[20, 2],
		]);
	});

	it('are what was counted, and move on from there', () => {
		const { shop } = sandbox;
		shop.sells({ lines: [{ productId: SHIRT, quantity: 3 }] });
		shop.goods.changesProduct(SHIRT, { inventories: [{ branchId: CENTRE, onHand: 50 }] });
		expect(stock()[0]).toEqual([50, 0]);
		shop.sells({ lines: [{ productId: SHIRT, quantity: 1 }] });
		expect(stock()[0]).toEqual([49, 0]);
	});

	it('make the shop owe the supplier what is not paid', async () => {
		const lines = [{ productCode: 'SP000001', quantity: 10, price: 90000, discountRatio: 10 }];
		sandbox.shop.goods.buys({ supplier: { code: 'NCC000001' }, lines, paidAmount: 300000 });
		const { data } = await client.get('/suppliers/NCC000001');
		expect(data).toMatchObject({ id: 71001, debt: 510000, totalInvoiced: 810000 });
		expect((await client.get('/suppliers/71001')).data).toEqual(data);
	});

	it.each([
		['a path', 'get', '/products/inventories', undefined, 400],
		['a parameter', 'get', '/categories?hierarchicalData=true', undefined, 400],
		['a parameter of another case', 'get', '/products?branchIds=20001', undefined, 400],
		['a key', 'post', '/products', { name: 'A', price: 1 }, 400],
		['a text for a number', 'post', '/products', { name: 'A', basePrice: '1' }, 400],
		['a picture that is no link', 'post', '/products', { name: 'A', images: ['a.jpg'] }, 400],
		['a product without a name', 'post', '/products', {}, 400],
		['a group that is not there', 'post', '/products', { name: 'A', categoryId: 1 }, 420],
		['a code that exists', 'post', '/products', { name: 'A', code: 'SP000002' }, 420],
		['a long bar code', 'post', '/products', { name: 'A', barCode: '12345678901234567' }, 420],
		['a picture of a changed product', 'put', `/products/${SHIRT}`, { images: [] }, 400],
		[
			'a bar code in a list',
			'post',
			'/listaddproducts',
			{ listProducts: [{ name: 'A', barCode: '1' }] },
			400,
		],
		['a fourth level', 'post', '/categories', { categoryName: 'A', parentId: THIRD_LEVEL }, 420],
		['no name of a group', 'post', '/categories', { parentId: 1601001 }, 420],
		['the end of a group in use', 'delete', '/categories/1601001', undefined, 420],
		['the end of a group with groups', 'delete', '/categories/1601003', undefined, 420],
		['a new supplier', 'post', '/suppliers', { name: 'A' }, 404],
		['a purchase of nothing', 'post', '/purchaseorders', { branchId: CENTRE }, 400],
		['the end of a purchase by its path', 'delete', '/purchaseorders/1', undefined, 404],
		[
			'a transfer to the same branch',
			'post',
			'/transfers',
			{
				fromBranchId: CENTRE,
				toBranchId: CENTRE,
				transferDetails: [{ productId: SHIRT, sendQuantity: 1 }],
			},
			420,
		],
		[
			'a well spelt quantity',
			'post',
			'/transfers',
			{
				fromBranchId: CENTRE,
				toBranchId: DISTRICT_7,
				transferDetails: [{ productId: SHIRT, sendQuantity: 1, receivedQuantity: 1 }],
			},
			400,
		],
		[
			'a price in a book that is not there',
			'post',
			'/pricebooks/detail',
			{ pricebookId: 1, productId: SHIRT, price: 1 },
			420,
		],
	])('refuse %s', async (_, method, url, data, expected) => {
		const third = sandbox.shop.goods.addsCategory({ name: 'Thắt lưng da', parentId: 1601005 });
		expect(third.id).toBe(THIRD_LEVEL);
		const { status } = await client.request({ method, url, data });
		expect(status).toBe(expected);
	});

	it('are told by webhook in the spelling of the captured deliveries', async () => {
		for (const type of ['product.update', 'product.delete', 'stock.update'])
			await registers(client, type, there.url);
		const { goods } = sandbox.shop;
		const { id } = goods.addsProduct({
			name: 'Áo len',
			categoryId: 1601001,
			basePrice: 300000,
			images: ['https://example.com/ao-len.jpg'],
			inventories: [{ branchId: CENTRE, onHand: 4, cost: 200000 }],
		});
		goods.dropsProduct(id);
		expect(await told('product.update')).toMatchObject([
			[
				{
					Id: id,
					RetailerId: 500199999,
					Code: 'SP000101',
					CategoryName: 'Áo',
					BasePrice: 300000,
					isActive: true,
					ModifiedDate: expect.stringMatching(/\+07:00$/),
					Inventories: [
						{ BranchId: CENTRE, OnHand: 4, Cost: 200000, isActive: true },
						{ BranchId: DISTRICT_7, OnHand: 0 },
					],
					Images: [{ Image: 'https://example.com/ao-len.jpg' }],
				},
			],
		]);
		expect(await told('stock.update')).toMatchObject([
			[{ ProductId: id, ProductCode: 'SP000101', BranchId: CENTRE, OnHand: 4, Reserved: 0 }],
		]);
		expect(await told('product.delete')).toEqual([[id]]);
	});

	it('are told so that the trigger reads them in its own spelling', async () => {
		await registers(client, 'product.update', there.url);
		sandbox.shop.goods.changesProduct(SHIRT, { images: ['https://example.com/ao-thun.jpg'] });
		await sandbox.shop.settled();
		expect(readDelivery(there.received[0].body, 'product.update')?.notifications).toMatchObject([
			{
				resource: 'product',
				deleted: false,
				retailerId: 500199999,
				record: {
					id: SHIRT,
					images: ['https://example.com/ao-thun.jpg'],
					inventories: [{ branchId: CENTRE, onHand: 100 }, { onHand: 20 }],
					modifiedDate: expect.stringMatching(/\+07:00$/),
				},
			},
		]);
	});

	it('are told of by their groups and price books too', async () => {
		for (const type of ['category.update', 'category.delete', 'pricebookdetail.update'])
			await registers(client, type, there.url);
		const { goods } = sandbox.shop;
		const { id } = goods.addsCategory({ name: 'Áo len', parentId: 1601001 });
		goods.dropsCategory(id);
		goods.setsPrice(84001, SHIRT, 110000);
		expect(await told('category.update')).toMatchObject([
			[{ Id: id, Name: 'Áo len', ParentId: 1601001, IsDeleted: false, HasChild: false }],
		]);
		expect(await told('category.delete')).toEqual([[id]]);
		expect(await told('pricebookdetail.update')).toEqual([
			[{ PriceBookId: 84001, ProductId: SHIRT, Price: 110000 }],
		]);
	});
});
