// Customers (khách hàng): what may stand on their cards, and the figures that follow from their documents.
import { readTime } from '../../clock';
import { balanceOf } from './balance';
import type { Books } from './books';
import { existing, refused } from './errors';
import type { Customer } from './records';

/** What the shop may write into a customer's card; `groups` are names in one text. */
export type CustomerCard = Partial<
	Pick<
		Customer,
		| 'name'
		| 'gender'
		| 'birthDate'
		| 'contactNumber'
		| 'subNumber'
		| 'address'
		| 'locationName'
		| 'wardName'
		| 'email'
		| 'organization'
		| 'taxCode'
		| 'IdentificationNumber'
		| 'psidFacebook'
		| 'comments'
		| 'groups'
		| 'branchId'
		| 'code'
		| 'type'
	>
>;

/** What a shop does with its customers. */
export const customerVerbs = (books: Books) => ({
	registersCustomer(card: CustomerCard & { name: string }): Customer {
		checkCustomerCard(books, card);
		const code = card.code ?? books.nextCode('KH');
		const customer: Customer = {
			debt: 0,
			totalInvoiced: 0,
			totalRevenue: 0,
			totalPoint: 0,
			rewardPoint: 0,
			type: 0,
			branchId: books.branches[0].id,
			...tidyCard(card),
			name: card.name,
			id: books.nextId('customer'),
			code,
			retailerId: books.retailerId,
			createdDate: books.clock.stamp(),
		};
		books.customers.set(customer.id, customer);
		rememberIdentity(books, customer);
		books.announces('customer.update', customer);
		return customer;
	},

	changesCustomer(id: number, patch: CustomerCard): Customer {
		const customer = customerOf(books, id);
		checkCustomerCard(books, patch, id);
		Object.assign(customer, tidyCard(patch));
		customer.modifiedDate = books.clock.stamp();
		rememberIdentity(books, customer);
		books.announces('customer.update', customer);
		return customer;
	},

	deletesCustomer(id: number): void {
		customerOf(books, id);
		books.customers.delete(id);
		books.removed.customers.push({ id, at: books.clock.stamp() });
		books.announces('customer.delete', id);
	},

	/** The living customer, or KiotViet's "does not exist". */
	customer: (id: number): Customer => customerOf(books, id),

	customerByCode: (code: string): Customer | undefined => withCode(books, code),
});

export function customerOf({ customers }: Books, id: number): Customer {
	return existing(customers.get(id), 'Khách hàng');
}

/** @throws what KiotViet does not take on a card: no name, another customer's code, a branch that is not there */
export function checkCustomerCard(
	books: Books,
	{ name, code, branchId }: CustomerCard,
	id?: number,
): void {
	if (name === '') throw refused('Tên khách hàng không được để trống');
	const holder = code === undefined ? undefined : withCode(books, code);
	if (holder && holder.id !== id) throw refused(`Mã khách hàng ${code} đã tồn tại`);
	if (branchId !== undefined) books.branch(branchId);
}

/** Brings a customer's figures up to date after one of the customer's documents changed. */
export function recompute(books: Books, customerId: number | undefined): void {
	const customer = living(books, customerId);
	if (!customer) return;
	Object.assign(
		customer,
		balanceOf(customer.id, {
			orders: books.orders.values(),
			invoices: books.invoices.values(),
			returns: books.returns.values(),
		}),
	);
}

/** Where a sale changes the customer record too (kiotviet-api.md 9 (6)), tells so. */
export function announceBalance(books: Books, customerId: number | undefined): void {
	const customer = living(books, customerId);
	if (!customer || !books.switches.saleFiresCustomerUpdate) return;
	customer.modifiedDate = books.clock.stamp();
	books.announces('customer.update', customer);
}

const living = ({ customers }: Books, id: number | undefined) =>
	id === undefined ? undefined : customers.get(id);

const withCode = ({ customers }: Books, code: string) =>
	[...customers.values()].find((customer) => customer.code === code);

function rememberIdentity(
	{ identitiesEverUsed }: Books,
	{ email, contactNumber, subNumber }: Customer,
): void {
	for (const identity of [email, contactNumber, subNumber])
		if (identity) identitiesEverUsed.add(identity);
}

// A birthday is stored as midnight, as KiotViet prints it; anything else stays as it was typed.
function tidyCard(card: CustomerCard): CustomerCard {
	const birth = card.birthDate === undefined ? null : readTime(card.birthDate);
	return birth
		? { ...card, birthDate: `${birth.toFormat('yyyy-MM-dd')}T00:00:00.0000000` }
		: { ...card };
}
