// Suppliers and what was ordered from them over HTTP, read only (kiotviet-api.md 3.5).
import type { FastifyInstance } from 'fastify';

import { codeOf, envelope, parameters, withCode } from './answers';
import type { SupplierOrder } from '../domain/goodsRecords';
import { restSupplier, restSupplierOrder } from '../wire/suppliers';
import {
	contains,
	idOf,
	inOrder,
	PAGES,
	PAGING,
	type Parameters,
	type Query,
	removedSince,
	selected,
} from './query';
import { Missing } from '../domain/errors';
import type { KiotVietWorld } from './world';
import type { Shop } from '../shop';

const SUPPLIERS: Parameters = {
	...PAGING,
	code: 'text',
	name: 'text',
	contactNumber: 'text',
	includeRemoveIds: 'boolean',
	includeTotal: 'boolean',
	includeSupplierGroup: 'boolean',
};

const ORDERS: Parameters = {
	...PAGES,
	branchId: 'number',
	status: 'number',
	productKey: 'text',
	supplierKey: 'text',
	userNamKey: 'text',
	userNamCreatedKey: 'text',
	expensesOthersIds: 'text',
	descriptionKey: 'text',
	codeKey: 'text',
	purchaseOrderCode: 'text',
};

export function supplierCalls(scope: FastifyInstance, world: KiotVietWorld): void {
	const { shop } = world;
	const { goods, books } = shop;

	scope.get('/suppliers', async (request) => {
		const query = parameters(request, SUPPLIERS);
		const parts = {
			totals: query.flag('includeTotal'),
			groups: query.flag('includeSupplierGroup'),
		};
		const suppliers = selected(goods.suppliers, query).filter(
			({ code, name, contactNumber }) =>
				contains(code, query.text('code')) &&
				contains(name, query.text('name')) &&
				contains(contactNumber, query.text('contactNumber')),
		);
		return envelope(
			world,
			suppliers.map((supplier) => restSupplier(supplier, books, parts, world.switches)),
			query,
			query.flag('includeRemoveIds')
				? { removedId: removedSince(goods.removed.suppliers, query) }
				: {},
		);
	});
	// An ID and a code stand in the same place.
	scope.get('/suppliers/:code', async (request) => {
		parameters(request);
		const id = /^\d+$/.test(codeOf(request)) ? Number(codeOf(request)) : undefined;
		const supplier =
			id === undefined
				? withCode(goods.suppliers, request, 'Nhà cung cấp')
				: goods.suppliers.find((one) => one.id === id);
		if (!supplier) throw new Missing('Nhà cung cấp');
		return restSupplier(supplier, books, { totals: true, groups: true }, world.switches);
	});

	scope.get('/ordersuppliers', async (request) => {
		const query = parameters(request, ORDERS);
		const orders = inOrder(goods.supplierOrders, query).filter((order) =>
			orderFits(order, query, shop),
		);
		return envelope(
			world,
			orders.map((order) => restSupplierOrder(order, books)),
			query,
		);
	});
	// Documented as a list, although it is one.
	scope.get('/ordersuppliers/:id', async (request) => {
		const query = parameters(request);
		const order = goods.supplierOrders.find(({ id }) => id === idOf(request));
		if (!order) throw new Missing('Phiếu đặt hàng nhập');
		return envelope(world, [restSupplierOrder(order, books)], query);
	});
}

function orderFits(order: SupplierOrder, query: Query, shop: Shop): boolean {
	const userName = (userId: number) => shop.users.find(({ id }) => id === userId)?.userName;
	const supplier = shop.goods.suppliers.find(({ id }) => id === order.supplierId);
	const codes = order.lines.map(
		({ productId }) => shop.products.find(({ id }) => id === productId)?.code,
	);
	const wanted = query.text('productKey');
	return (
		(query.number('branchId') ?? order.branchId) === order.branchId &&
		(query.number('status') ?? order.status) === order.status &&
		(wanted === undefined || codes.includes(wanted)) &&
		contains(supplier?.code, query.text('supplierKey')) &&
		contains(userName(order.createdBy), query.text('userNamKey')) &&
		contains(userName(order.userId), query.text('userNamCreatedKey')) &&
		contains(order.description, query.text('descriptionKey')) &&
		contains(order.code, query.text('codeKey')) &&
		contains(order.purchaseOrderCodes, query.text('purchaseOrderCode')) &&
		query.text('expensesOthersIds') === undefined
	);
}
