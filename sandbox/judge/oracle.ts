// What LadiFlow must hold, computed from the shop's records alone: the oracle of every test. It is written from
// the reference and shares nothing with the package that it judges.
import { groupBy, uniq } from 'lodash';
import { DateTime } from 'luxon';

import { utcOf, VIETNAM } from '../clock';
import { MASK, placeholderOf, usableEmail, usablePhone } from '../identities';
import type { Customer, Invoice, Order } from '../kiotviet/domain/records';
import { livesIn } from './places';

/** A value of a custom field as the oracle has it. */
type ExpectedValue = string | number | string[];

/** What the judge reads of a shop: its records, whoever keeps them. */
export interface ShopRecords {
	readonly customers: ReadonlyMap<number, Customer>;
	readonly orders: ReadonlyMap<number, Order>;
	readonly invoices: ReadonlyMap<number, Invoice>;
	/** Every e-mail and phone any customer ever had, as typed. */
	readonly identitiesEverUsed: ReadonlySet<string>;
}

/** The one contact a customer must have. `native` and `fields` hold only what the shop knows. */
export interface ExpectedContact {
	customerId: number;
	customerCode: string;
	name: string;
	/** The identities the contact may be found by, e-mail first (ladiflow-api.md 2.10). */
	email: string | null;
	phone: string | null;
	/** Codes of other living customers with the same e-mail or phone: they share this contact. */
	sharedWith: string[];
	native: Record<string, string>;
	fields: Record<string, ExpectedValue>;
	/** The optional fields of this package (ladiflow-api.md 8.2). */
	kvFields: Record<string, ExpectedValue>;
	/** LadiFlow's twelve figures and the two dates, as kv_ fields (ladiflow-api.md 7). */
	orderMetrics: Record<string, ExpectedValue>;
}

const LONGEST_NAME = 100;

/** The contacts that must exist, one for each living customer who can be reached at all. */
export function expectedContacts(shop: ShopRecords): ExpectedContact[] {
	const reachable = [...shop.customers.values()]
		.map((customer) => ({
			customer,
			email: usableEmail(customer.email),
			phone: usablePhone(customer.contactNumber, customer.subNumber),
		}))
		.filter(({ email, phone }) => email !== null || phone !== null);
	const sameEmail = groupBy(reachable, ({ email }) => email ?? '');
	const samePhone = groupBy(reachable, ({ phone }) => phone ?? '');
	const documents = documentsByCustomer(shop);
	return reachable.map(({ customer, email, phone }) => {
		const companions = [
			...(email === null ? [] : sameEmail[email]),
			...(phone === null ? [] : samePhone[phone]),
		].filter((other) => other.customer.id !== customer.id);
		return {
			customerId: customer.id,
			customerCode: customer.code,
			name: customer.name,
			email,
			phone,
			sharedWith: uniq(companions.map((other) => other.customer.code)),
			native: nativeOf(customer, email, phone),
			...fieldsOf(customer, documents.get(customer.id) ?? []),
		};
	});
}

function nativeOf(
	customer: Customer,
	email: string | null,
	phone: string | null,
): Record<string, string> {
	const { city, district, ward } = livesIn(customer.locationName ?? '');
	const known: Record<string, string | null | undefined> = {
		first_name: customer.name.includes(MASK) ? null : shownName(customer.name.trim()),
		email: email ?? placeholderOf(String(phone)),
		phone,
		gender: customer.gender === undefined ? null : customer.gender ? 'male' : 'female',
		dob: birthday(customer.birthDate),
		address: customer.address,
		city,
		district,
		ward: customer.wardName?.trim() || ward,
		company: customer.organization,
		external_customer_id: customer.code,
	};
	return Object.fromEntries(
		Object.entries(known).filter((entry): entry is [string, string] => Boolean(entry[1])),
	);
}

/** The longest beginning that LadiFlow shows, with no letter or emoji cut in two (ladiflow-api.md 2.11). */
function shownName(typed: string): string {
	const name = typed.length > LONGEST_NAME ? typed.normalize('NFC') : typed;
	const letters = [...new Intl.Segmenter('vi').segment(name)];
	const last = letters
		.filter(({ index, segment }) => index + segment.length <= LONGEST_NAME)
		.at(-1);
	return last ? name.slice(0, last.index + last.segment.length).trimEnd() : name;
}

// The day as written; 1970-01-01 and what no living person can have is a mistake (ladiflow-api.md 2.14).
function birthday(birthDate: string | undefined): string | null {
	const day = (birthDate ?? '').slice(0, 10);
	if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return null;
	const today = DateTime.now().setZone(VIETNAM).toFormat('yyyy-MM-dd');
	return day < '1900-01-02' || day === '1970-01-01' || day > today ? null : day;
}

interface CustomerDocument {
	kind: 'order' | 'invoice';
	document: Order | Invoice;
	/** Whether a later edit replaced it (kiotviet-api.md 5.7). */
	superseded: boolean;
}

function fieldsOf(
	customer: Customer,
	documents: CustomerDocument[],
): Pick<ExpectedContact, 'fields' | 'kvFields' | 'orderMetrics'> {
	const last = lastOf(documents);
	const sales = documents.filter(
		({ kind, document }) => kind === 'invoice' && document.status !== 2,
	);
	const firstSale = sales.map(({ document }) => document.purchaseDate).sort()[0];
	return {
		fields: {
			debt: customer.debt,
			last_retailer_id: String(customer.retailerId),
			...(last ? lastOrderFields(last) : {}),
		},
		kvFields: {
			kv_customer_code: customer.code,
			kv_customer_groups: customer.groups ?? '',
			kv_reward_point: customer.rewardPoint,
			kv_total_invoiced: customer.totalInvoiced,
			kv_total_revenue: customer.totalRevenue,
			kv_total_order: sales.length,
			...(firstSale ? { kv_first_order_created_at: utcOf(firstSale) } : {}),
			...(last ? { kv_last_branch_name: last.document.branchName } : {}),
		},
		orderMetrics: orderMetricsOf(documents),
	};
}

/**
 * Each sale once: what was invoiced is its invoices, not its order, and of an edited invoice only the last state.
 * Where it is not cancelled it is paid as soon as the money covers it, and pending until then.
 */
function orderMetricsOf(documents: CustomerDocument[]): Record<string, ExpectedValue> {
	const invoiced = documents.map(({ document }) =>
		'orderCode' in document ? document.orderCode : '',
	);
	const sales = documents.filter(
		({ kind, document, superseded }) =>
			!superseded && (kind === 'invoice' || !invoiced.includes(document.code)),
	);
	const isCancelled = ({ kind, document }: CustomerDocument) =>
		document.status === (kind === 'invoice' ? 2 : 4);
	const isPaid = ({ document }: CustomerDocument) => document.totalPayment >= document.total;
	const standing = sales.filter((sale) => !isCancelled(sale));
	const counts = {
		'': standing,
		pending_: standing.filter((sale) => !isPaid(sale)),
		paid_: standing.filter(isPaid),
		cancel_: sales.filter(isCancelled),
	};
	const figures = Object.entries(counts).flatMap(([of, counted]): Array<[string, number]> => {
		const value = counted.reduce((sum, { document }) => sum + document.total, 0);
		return [
			[`kv_total_${of}order`, counted.length],
			[`kv_total_${of}order_value`, value],
			[`kv_avg_${of}order_value`, Math.round(value / (counted.length || 1))],
		];
	});
	const days = standing.map(({ document }) => utcOf(document.purchaseDate)).sort(compareText);
	return {
		...Object.fromEntries(figures),
		kv_first_order_created_at: days[0] ?? '',
		kv_last_order_created_at: days.at(-1) ?? '',
	};
}

function documentsByCustomer(shop: ShopRecords): Map<number, CustomerDocument[]> {
	const newestSuffix = new Map<string, number>();
	for (const { code } of shop.invoices.values()) {
		const [base, suffix] = suffixOf(code);
		newestSuffix.set(base, Math.max(newestSuffix.get(base) ?? 0, suffix));
	}
	const documents: CustomerDocument[] = [
		...[...shop.orders.values()].map((document) => ({
			kind: 'order' as const,
			document,
			superseded: false,
		})),
		...[...shop.invoices.values()].map((document) => {
			const [base, suffix] = suffixOf(document.code);
			return { kind: 'invoice' as const, document, superseded: newestSuffix.get(base) !== suffix };
		}),
	];
	const byCustomer = new Map<number, CustomerDocument[]>();
	for (const entry of documents) {
		const { customerId } = entry.document;
		if (customerId === undefined) continue;
		const others = byCustomer.get(customerId);
		if (others) others.push(entry);
		else byCustomer.set(customerId, [entry]);
	}
	return byCustomer;
}

/**
 * A customer's last document: newest business date; at the same date the invoice, then what changed last, then
 * the higher id. What a later edit replaced is not in the running.
 */
function lastOf(documents: CustomerDocument[]): CustomerDocument | undefined {
	const changed = ({ document }: CustomerDocument) => document.modifiedDate ?? document.createdDate;
	return documents
		.filter(({ superseded }) => !superseded)
		.sort(
			(one, other) =>
				compareText(one.document.purchaseDate, other.document.purchaseDate) ||
				compareText(other.kind, one.kind) ||
				compareText(changed(one), changed(other)) ||
				one.document.id - other.document.id,
		)
		.at(-1);
}

function suffixOf(code: string): [string, number] {
	const [base, suffix = '0'] = code.split('.');
	return [base, Number(suffix)];
}

const compareText = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);

function lastOrderFields({ kind, document }: CustomerDocument): Record<string, ExpectedValue> {
	const { delivery, lines, payments } = document;
	const paid = payments.filter(({ status }) => status !== 1);
	return {
		last_order_id: String(document.id),
		last_order_code: document.code,
		last_order_status: document.statusValue,
		last_order_total: document.total,
		last_order_discount_total: document.discount,
		last_order_shipping_fee: delivery?.price ?? 0,
		last_order_discount_note: document.description ?? '',
		last_order_shipping_status: kind === 'invoice' ? (delivery?.statusValue ?? '') : '',
		last_order_shipping_address: delivery?.address ?? '',
		last_order_tracking_code: delivery?.deliveryCode ?? '',
		last_order_payment_method: uniq(paid.map(({ method }) => method)).join(', '),
		last_order_payment_status:
			document.totalPayment >= document.total ? 'Đã thanh toán' : 'Chưa thanh toán',
		last_order_created_at: utcOf(document.purchaseDate),
		last_order_updated_at: utcOf(document.modifiedDate ?? document.createdDate),
		last_order_product_names: lines.map(({ productName }) => productName),
		last_order_product_ids: lines.map(({ productId }) => String(productId)),
		last_order_product_skus: lines.map(({ productCode }) => productCode),
		last_total_payment_amount: document.totalPayment,
	};
}
