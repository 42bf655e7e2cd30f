// Customers and their groups over HTTP (kiotviet-api.md 3.1).
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

import { codeOf, DELETED, envelope, parameters, read, UPDATED } from './answers';
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
import type { Customer } from '../domain/records';
import { Missing } from '../domain/errors';
import { checkCustomerCard, type CustomerCard } from '../domain/customers';
import type { KiotVietWorld } from './world';
import type { Shop } from '../shop';
import { groupDetails, restCustomer, writtenCustomer } from '../wire/customers';

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

/** What the calls for many customers take of a card. */
const listedCard = newCard
	.omit({ subNumber: true, IdentificationNumber: true, groupIds: true, branchId: true })
	.strict();

const ALL_PARTS = { totals: true, groups: true, social: true };

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
			customers,
			query,
			query.flag('includeRemoveIds')
				? { removeId: removedSince(shop.removedCustomers, query) }
				: {},
			(customer) => restCustomer(customer, parts, switches),
		);
	});
	scope.get('/customers/group', async (request) => {
		const query = parameters(request, PAGES);
		const groups = shop.groups.map((group) => ({
			...group,
			customerGroupDetails: [...shop.customers.values()].flatMap((customer) =>
				groupDetails(customer, [group]),
			),
		}));
		return envelope(world, inOrder(groups, query), query);
	});
	scope.get('/customers/code/:code', async (request) => {
		parameters(request);
		const customer = shop.customerByCode(codeOf(request));
		if (!customer) throw new Missing('Khách hàng');
		return restCustomer(customer, ALL_PARTS, switches);
	});
	scope.get('/customers/:id', async (request) => {
		parameters(request);
		return restCustomer(shop.customer(idOf(request)), ALL_PARTS, switches);
	});

	scope.post('/customers', async (request) => {
		parameters(request);
		const customer = shop.registersCustomer(named(cardOf(read(newCard, request.body), shop)));
		const written = writtenCustomer(customer, shop.groups);
		return switches.createCustomerAnswer === 'flat' ? written : { ...UPDATED, data: written };
	});
	scope.put('/customers/:id', async (request) => {
		parameters(request);
		const card = cardOf(read(changedCard, request.body), shop);
		const customer = shop.changesCustomer(idOf(request), card);
		return { ...UPDATED, data: writtenCustomer(customer, shop.groups) };
	});
	scope.delete('/customers/:id', async (request) => {
		parameters(request);
		shop.deletesCustomer(idOf(request));
		return DELETED;
	});

	scope.post('/listaddcutomers', async (request) => {
		parameters(request);
		const { listCustomers } = read(
			z.object({ listCustomers: z.array(listedCard).min(1) }).strict(),
			request.body,
		);
		const cards = listCustomers.map((card) => named(cardOf(card, shop)));
		for (const card of cards) checkCustomerCard(shop.books, card);
		for (const card of cards) shop.registersCustomer(card);
		return UPDATED;
	});
	scope.put('/listupdatecustomers', async (request) => {
		parameters(request);
		const { listCustomers } = read(
			z
				.object({ listCustomers: z.array(listedCard.extend({ id: z.number().int() })).min(1) })
				.strict(),
			request.body,
		);
		for (const { id } of listCustomers) shop.customer(id);
		for (const { id, ...card } of listCustomers) shop.changesCustomer(id, cardOf(card, shop));
		return UPDATED;
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
	const group = shop.groups.find(({ id }) => id === query.number('groupId'));
	return (
		contains(customer.code, query.text('code')) &&
		contains(customer.name, query.text('name')) &&
		contains(customer.contactNumber, query.text('contactNumber')) &&
		contains(customer.birthDate, query.text('birthDate')) &&
		(query.number('groupId') === undefined || contains(customer.groups, group?.name ?? '\0'))
	);
}
