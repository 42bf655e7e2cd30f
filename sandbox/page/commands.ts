// What the page's buttons do, one entry a button, so that the page and the tests press the same ones.
import { z, type ZodType, type ZodTypeDef } from 'zod';

import type { Sandbox } from '../sandbox';
import { malformed } from '../kiotviet/domain/errors';

type Command = (sandbox: Sandbox, body: Record<string, unknown>) => unknown;

// A form's empty box means "not said".
const said = <T extends ZodType>(shape: T) =>
	z.preprocess((value) => (value === '' || value === null ? undefined : value), shape);
const text = said(z.string().optional());
const amount = said(z.coerce.number().min(0).optional());
const id = z.coerce.number().int();

const card = z.object({
	contactNumber: text,
	email: text,
	gender: said(z.boolean().optional()),
	birthDate: text,
	address: text,
	locationName: text,
	wardName: text,
	organization: text,
	groups: text,
});

const sale = z.object({
	customerId: said(id.optional()),
	productCode: z.string(),
	quantity: z.coerce.number().positive().default(1),
	paid: amount,
	discount: amount,
	description: text,
	method: said(z.enum(['Cash', 'Card', 'Transfer']).optional()),
});

function read<T>(shape: ZodType<T, ZodTypeDef, unknown>, body: unknown): T {
	const reading = shape.safeParse(body);
	if (reading.success) return reading.data;
	const [{ path, message }] = reading.error.issues;
	throw malformed(`${path.join('.')}: ${message}`);
}

function termsOf(body: unknown) {
	const { productCode, quantity, ...terms } = read(sale, body);
	return { ...terms, lines: [{ productCode, quantity }] };
}

const idOf = (body: unknown) => read(z.object({ id }), body).id;

const DELIVERY = { price: 30000, status: 2 };

export const commands: Record<string, Command> = {
	registerCustomer: ({ shop }, body) =>
		shop.registersCustomer(read(card.extend({ name: z.string() }), body)),
	changeCustomer: ({ shop }, body) =>
		shop.changesCustomer(idOf(body), read(card.extend({ name: text }), body)),
	deleteCustomer: ({ shop }, body) => shop.deletesCustomer(idOf(body)),

	sell: ({ shop }, body) => shop.sells(termsOf(body)),
	sellToGuest: ({ shop }, body) => shop.sells({ ...termsOf(body), customerId: undefined }),
	sellWithDelivery: ({ shop }, body) => shop.sells({ ...termsOf(body), delivery: DELIVERY }),
	takeOrder: ({ shop }, body) => shop.takesOrder(termsOf(body)),

	confirmOrder: ({ shop }, body) => shop.confirmsOrder(idOf(body)),
	makeInvoice: ({ shop }, body) => shop.makesInvoice(idOf(body)),
	cancelOrder: ({ shop }, body) => shop.cancelsOrder(idOf(body)),

	completeInvoice: ({ shop }, body) => shop.completesInvoice(idOf(body)),
	collectPayment: ({ shop }, body) => {
		const invoice = shop.invoice(idOf(body));
		return shop.collectsPayment(invoice.id, Math.max(0, invoice.total - invoice.totalPayment));
	},
	/** Adds one piece to the first line: an edit that anybody can see. */
	editInvoice: ({ shop }, body) => {
		const [first, ...others] = shop.invoice(idOf(body)).lines;
		const lines = [{ ...first, quantity: first.quantity + 1 }, ...others];
		return shop.editsInvoice(idOf(body), { lines });
	},
	cancelInvoice: ({ shop }, body) => shop.cancelsInvoice(idOf(body)),
	returnGoods: ({ shop }, body) => shop.returnsGoods(idOf(body)),

	deliverAgain: ({ shop }, body) =>
		shop.deliversAgain(read(z.object({ deliveryId: text }), body).deliveryId),
	holdDeliveries: ({ shop }) => shop.holdsDeliveries(),
	releaseDeliveries: ({ shop }, body) =>
		shop.releasesDeliveries(
			read(z.object({ reversed: z.boolean().default(false) }), body).reversed
				? 'reversed'
				: 'as-is',
		),
	turnWebhookOff: ({ shop }, body) =>
		shop.turnsWebhookOff(read(z.object({ type: z.string() }), body).type),
	expireTokens: ({ tokens }) => tokens.expireAll(),

	toggleField: ({ account }, body) => {
		const { name } = read(z.object({ name: z.string() }), body);
		const defined = account.fields.some((field) => field.name === name);
		if (defined) account.removesField(name);
		else account.definesField(name, name === 'last_retailer_id' ? 'TEXT_INPUT' : 'NUMBER');
	},
};
