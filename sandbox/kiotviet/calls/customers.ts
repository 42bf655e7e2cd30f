// Customers and their groups over HTTP (kiotviet-api.md 3.1).
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

import { codeOf, envelope, parameters, read } from '../answers';
import { idOf, PAGING, selected, type Parameters, type Query } from '../query';
import type { Customer } from '../records';
import { Missing } from '../refusal';
import type { KiotVietWorld } from '../server';
import type { CustomerCard, Shop } from '../shop';
import { restCustomer, writtenCustomer } from '../wire';

const LIST: Parameters = {
	...PAGING,
	code: 'text',
	name: 'text',
	contactNumber: 'text',
	includeRemoveIds: 'boolean',
	includeTotal: 'boolean',
	includeCustomerGroup: 'boolean',
	birthDate: 'text',
	groupId: 'number',
	includeCustomerSocial: 'boolean',
};

const newCard = z
	.object({
		code: z.string(),
		name: z.string(),
		gender: z.boolean(),
		birthDate: z.string(),
		contactNumber: z.string(),
		subNumber: z.string(),
		IdentificationNumber: z.string(),
		address: z.string(),
		locationName: z.string(),
		wardName: z.string(),
		email: z.string(),
		comments: z.string(),
		groupIds: z.array(z.number().int()),
		branchId: z.number().int(),
	})
	.partial()
	.strict();

const changedCard = newCard.extend({ taxCode: z.string().optional() }).strict();

const ALL_PARTS = { totals: true, groups: true, social: true };
const DONE = { message: 'Cập nhật dữ liệu thành công' };

export function customerCalls(scope: FastifyInstance, world: KiotVietWorld): void {
	const { shop, switches } = world;

	scope.get('/customers', async (request) => {
		const query = parameters(request, LIST);
		const parts = {
			totals: query.flag('includeTotal'),
			groups: query.flag('includeCustomerGroup'),
			social: query.flag('includeCustomerSocial'),
		};
		const customers = selected(shop.customers.values(), query).filter((customer) =>
			fits(customer, query, shop),
		);
		return envelope(
			world,
			customers.map((customer) => restCustomer(customer, parts)),
			query,
			query.flag('includeRemoveIds') ? { removeId: removedSince(shop, query) } : {},
		);
	});
	scope.get('/customers/group', async (request) => {
		parameters(request);
		return { total: shop.groups.length, data: shop.groups };
	});
	scope.get('/customers/code/:code', async (request) => {
		parameters(request);
		const customer = shop.customerByCode(codeOf(request));
		if (!customer) throw new Missing('Khách hàng');
		return restCustomer(customer, ALL_PARTS);
	});
	scope.get('/customers/:id', async (request) => {
		parameters(request);
		return restCustomer(shop.customer(idOf(request)), ALL_PARTS);
	});

	scope.post('/customers', async (request) => {
		parameters(request);
		const customer = shop.registersCustomer(named(cardOf(read(newCard, request.body), shop)));
		const written = writtenCustomer(customer, shop.groups);
		return switches.createCustomerAnswer === 'flat' ? written : { ...DONE, data: written };
	});
	scope.put('/customers/:id', async (request) => {
		parameters(request);
		const card = cardOf(read(changedCard, request.body), shop);
		const customer = shop.changesCustomer(idOf(request), card);
		return { ...DONE, data: writtenCustomer(customer, shop.groups) };
	});
	scope.delete('/customers/:id', async (request) => {
		parameters(request);
		shop.deletesCustomer(idOf(request));
		return { message: 'Xóa dữ liệu thành công' };
	});

	scope.post('/listaddcutomers', async (request) => {
		parameters(request);
		const { listCustomers } = read(
			z.object({ listCustomers: z.array(newCard).min(1) }).strict(),
			request.body,
		);
		const cards = listCustomers.map((card) => named(cardOf(card, shop)));
		for (const card of cards) shop.refusesCard(card);
		for (const card of cards) shop.registersCustomer(card);
		return DONE;
	});
	scope.put('/listupdatecustomers', async (request) => {
		parameters(request);
		const { listCustomers } = read(
			z
				.object({ listCustomers: z.array(changedCard.extend({ id: z.number().int() })).min(1) })
				.strict(),
			request.body,
		);
		for (const { id } of listCustomers) shop.customer(id);
		for (const { id, ...card } of listCustomers) shop.changesCustomer(id, cardOf(card, shop));
		return DONE;
	});
}

const named = ({ name = '', ...card }: CustomerCard) => ({ ...card, name });

function cardOf({ groupIds, ...card }: z.infer<typeof changedCard>, shop: Shop): CustomerCard {
	if (!groupIds) return card;
	const names = groupIds.map((groupId) => {
		const group = shop.groups.find(({ id }) => id === groupId);
		if (!group) throw new Missing('Nhóm khách hàng');
		return group.name;
	});
	return { ...card, groups: names.join(', ') };
}

// The phone search is loose: any part of the digits, as typed (kiotviet-api.md 3.1, 5.8).
function fits(customer: Customer, query: Query, shop: Shop): boolean {
	const contains = (field: string | undefined, part: string | undefined) =>
		part === undefined || (field ?? '').toLowerCase().includes(part.toLowerCase());
	const group = shop.groups.find(({ id }) => id === query.number('groupId'));
	return (
		contains(customer.code, query.text('code')) &&
		contains(customer.name, query.text('name')) &&
		contains(customer.contactNumber, query.text('contactNumber')) &&
		contains(customer.birthDate, query.text('birthDate')) &&
		(query.number('groupId') === undefined || contains(customer.groups, group?.name ?? '\0'))
	);
}

function removedSince(shop: Shop, query: Query): number[] {
	const since = query.time('lastModifiedFrom')?.toFormat("yyyy-MM-dd'T'HH:mm:ss.SSS") ?? '';
	return shop.removedCustomers.filter(({ at }) => at >= since).map(({ id }) => id);
}
