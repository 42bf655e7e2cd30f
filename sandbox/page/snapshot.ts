// Everything the page shows, in one piece, so that a look at the sandbox is one request.
import type { ComparisonRow } from '../judge/comparison';
import type { Sandbox } from '../sandbox';
import type { Invoice, Order } from '../kiotviet/domain/records';
import type { Contact } from '../ladiflow/contacts';
import { SWITCH_POSITIONS } from '../switches';
import { FAULT_PRESETS } from './faultPresets';

const CUSTOMERS = 40;
const DOCUMENTS = 60;
const DELIVERIES = 60;
const CONTACTS = 60;

/** The fields LadiFlow's KiotViet page asks the merchant to create (ladiflow-api.md 4.1). */
const HAND_MADE_FIELDS = ['debt', 'last_total_payment_amount', 'last_retailer_id'];

/** The state of the sandbox, newest first and cut to what fits on a page; `counts` has the whole numbers. */
export function snapshot(sandbox: Sandbox, options: { kvFields: boolean }) {
	const { shop, account, switches, faults } = sandbox;
	const comparison = sandbox.compare(options);
	const groups = new Map<string, ComparisonRow[]>();
	for (const row of comparison.rows) {
		const rows = groups.get(row.customer);
		if (rows) rows.push(row);
		else groups.set(row.customer, [row]);
	}
	const expected = [...groups].map(([code, rows]) => ({
		code,
		name: rows[0].name,
		exists: rows.length > 1 || rows[0].equal,
		equal: rows.every(({ equal }) => equal),
		rows,
	}));
	const documents = [
		...[...shop.orders.values()].map((order) => documentRow('order', order)),
		...[...shop.invoices.values()].map((invoice) => documentRow('invoice', invoice)),
	].sort((one, other) => (one.createdDate < other.createdDate ? 1 : -1));

	return {
		retailer: shop.retailer,
		retailerId: shop.retailerId,
		counts: {
			customers: shop.customers.size,
			documents: documents.length,
			contacts: account.contacts.length,
			expected: expected.length,
			right: expected.filter(({ equal }) => equal).length,
		},
		equal: comparison.equal,
		products: shop.products,
		customers: [...shop.customers.values()].reverse().slice(0, CUSTOMERS),
		documents: documents.slice(0, DOCUMENTS),
		webhooks: shop.webhooks.map(({ id, type, url, isActive, secret, modifiedDate }) => ({
			id,
			type,
			url,
			isActive,
			signed: secret !== undefined,
			modifiedDate,
		})),
		holding: shop.isHoldingDeliveries,
		deliveries: shop.deliveries.slice(-DELIVERIES).reverse(),
		contacts: expected.reverse().slice(0, CONTACTS),
		unexpected: comparison.unexpected.map(contactRow),
		others: account.contacts.filter(({ byHand }) => byHand).map(contactRow),
		handMadeFields: HAND_MADE_FIELDS.map((name) => ({
			name,
			defined: account.fields.some((field) => field.name === name),
		})),
		switches: Object.entries(SWITCH_POSITIONS).map(([name, positions]) => ({
			name,
			positions,
			position: switches[name as keyof typeof switches],
		})),
		faults: FAULT_PRESETS.map(({ name, label, isOn }) => ({ name, label, on: isOn(faults) })),
	};
}

function documentRow(kind: 'order' | 'invoice', document: Order | Invoice) {
	const {
		id,
		code,
		customerName,
		total,
		totalPayment,
		status,
		statusValue,
		usingCod,
		createdDate,
		lines,
	} = document;
	return {
		kind,
		id,
		code,
		customerName: customerName ?? null,
		total,
		totalPayment,
		status,
		statusValue,
		usingCod,
		createdDate,
		goods: lines.map(({ productName, quantity }) => `${quantity} × ${productName}`).join(', '),
	};
}

function contactRow({ _id, email, phone, native }: Contact) {
	return { id: _id, name: String(native.first_name ?? ''), email, phone };
}
