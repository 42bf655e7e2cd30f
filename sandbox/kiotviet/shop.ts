// The KiotViet shop itself: what people do in it, in their words, and what each deed changes and announces.
import { Clock, naiveTime, readTime } from '../clock';
import type { Faults } from '../faults';
import type { Switches } from '../switches';
import {
	bankAccountsOf,
	branchesOf,
	groupsOf,
	productsOfShop,
	settingsOfShop,
	usersOf,
} from './catalogue';
import { Deliveries, type DeliveryLogEntry, type DeliveryRules } from './deliveries';
import { standingOf } from './ledger';
import {
	DELIVERY_STATUS,
	INVOICE_STATUS,
	ORDER_STATUS,
	type Customer,
	type Invoice,
	type Order,
	type Payment,
	type PaymentMethod,
	type Return,
	type SaleDocument,
} from './records';
import { Missing, refused } from './refusal';
import {
	deliveryOf,
	documentLines,
	purchaseDateOf,
	totalOf,
	type DeliveryTerms,
	type Line,
	type SaleTerms,
} from './terms';
import { WebhookRegistry, type WebhookRecord } from './webhooks';
import { deliveredCustomer, deliveredInvoice, deliveredOrder } from './wire';

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

/** A deletion that `includeRemoveIds` must still be able to tell (kiotviet-api.md 2.2). */
export interface Removal {
	id: number;
	at: string;
}

const PAYMENT_STATUS = { paid: 'Đã thanh toán', cancelled: 'Đã hủy' };

export class Shop {
	readonly clock = new Clock();
	readonly products = productsOfShop();
	readonly branches;
	readonly users;
	readonly groups;
	readonly bankAccounts;
	readonly settings = settingsOfShop();

	readonly customers = new Map<number, Customer>();
	readonly orders = new Map<number, Order>();
	readonly invoices = new Map<number, Invoice>();
	readonly returns = new Map<number, Return>();
	readonly removedCustomers: Removal[] = [];
	/** Every e-mail and phone any customer ever had, as typed: their contacts may rightly live on in LadiFlow. */
	readonly identitiesEverUsed = new Set<string>();

	readonly registry: WebhookRegistry;
	private readonly queue: Deliveries;
	private readonly lastIds = {
		customer: 37290000,
		order: 18950000,
		invoice: 252000000,
		return: 5100000,
		payment: 90000000,
	};
	private readonly lastNumbers = { KH: 0, DH: 0, HD: 0, TH: 0 };

	constructor(
		readonly retailer: string,
		readonly retailerId: number,
		private readonly switches: Switches,
		faults: Faults,
	) {
		this.branches = branchesOf(retailerId);
		this.users = usersOf(retailerId);
		this.groups = groupsOf(retailerId);
		this.bankAccounts = bankAccountsOf(retailerId);
		this.registry = new WebhookRegistry(this.clock, retailerId);
		this.queue = new Deliveries(this.registry, switches, faults, this.clock, retailerId);
	}

	// Customers

	registersCustomer(card: CustomerCard & { name: string }): Customer {
		this.refusesCard(card);
		const code = card.code ?? this.nextCode('KH');
		const customer: Customer = {
			debt: 0,
			totalInvoiced: 0,
			totalRevenue: 0,
			totalPoint: 0,
			rewardPoint: 0,
			type: 0,
			branchId: this.branches[0].id,
			...tidyCard(card),
			name: card.name,
			id: (this.lastIds.customer += 1),
			code,
			retailerId: this.retailerId,
			createdDate: this.clock.stamp(),
		};
		this.customers.set(customer.id, customer);
		this.remembersIdentity(customer);
		this.announcesCustomer(customer);
		return customer;
	}

	/** What KiotViet does not take on a card: no name, another customer's code, a branch that is not there. */
	refusesCard({ name, code, branchId }: CustomerCard, id?: number): void {
		if (name === '') throw refused('Tên khách hàng không được để trống');
		const holder = code === undefined ? undefined : this.customerByCode(code);
		if (holder && holder.id !== id) throw refused(`Mã khách hàng ${code} đã tồn tại`);
		if (branchId !== undefined && !this.branches.some((branch) => branch.id === branchId))
			throw new Missing('Chi nhánh');
	}

	changesCustomer(id: number, patch: CustomerCard): Customer {
		const customer = this.customer(id);
		this.refusesCard(patch, id);
		Object.assign(customer, tidyCard(patch));
		customer.modifiedDate = this.clock.stamp();
		this.remembersIdentity(customer);
		this.announcesCustomer(customer);
		return customer;
	}

	deletesCustomer(id: number): void {
		this.customer(id);
		this.customers.delete(id);
		this.removedCustomers.push({ id, at: this.clock.stamp() });
		this.queue.queue('customer.delete', [id]);
	}

	/** The living customer, or KiotViet's "does not exist". */
	customer(id: number): Customer {
		const customer = this.customers.get(id);
		if (!customer) throw new Missing('Khách hàng');
		return customer;
	}

	customerByCode(code: string): Customer | undefined {
		return [...this.customers.values()].find((customer) => customer.code === code);
	}

	// Orders (đặt hàng)

	/** A new order, status 1. `paid` is a deposit. */
	takesOrder(terms: SaleTerms): Order {
		const order: Order = {
			...this.documentHead(terms, 'order', this.nextCode('DH')),
			status: 1,
			statusValue: ORDER_STATUS[1],
			usingCod: terms.delivery !== undefined,
		};
		if (terms.paid) this.adds(order, terms.paid, terms.method ?? 'Cash');
		this.orders.set(order.id, order);
		this.announcesOrder(order);
		return order;
	}

	confirmsOrder(id: number): Order {
		return this.movesOrder(this.order(id), 5);
	}

	/** Cancels an order and, unless told otherwise, voids its deposit (`IsVoidPayment`, kiotviet-api.md 3.2). */
	cancelsOrder(id: number, { voidPayments = true } = {}): Order {
		const order = this.order(id);
		if (order.status === 4) throw refused('Đơn đặt hàng đã bị hủy');
		if (voidPayments) voidsPayments(order);
		return this.movesOrder(order, 4);
	}

	/**
	 * Turns an order into an invoice: the order becomes 3, its deposit moves to the invoice, `paid` comes on top
	 * (default: the rest of a counter sale, nothing of a delivery).
	 */
	makesInvoice(
		orderId: number,
		terms: {
			paid?: number;
			delivery?: DeliveryTerms;
			status?: number;
			method?: PaymentMethod;
		} = {},
	): Invoice {
		const order = this.order(orderId);
		if (order.status === 3 || order.status === 4) {
			throw refused('Đơn đặt hàng đã hoàn thành hoặc đã bị hủy');
		}
		const deposits = order.payments.filter(({ status }) => status === 0);
		order.status = 3;
		order.statusValue = ORDER_STATUS[3];
		order.modifiedDate = this.clock.stamp();
		const delivery = terms.delivery ?? order.delivery;
		const invoice = this.writesInvoice(
			{
				customerId: order.customerId,
				lines: order.lines,
				discount: order.discount,
				description: order.description,
				branchId: order.branchId,
				saleChannelId: order.saleChannelId,
				method: terms.method,
				delivery: delivery && { ...delivery },
			},
			{
				status: terms.status,
				paid: terms.paid,
				deposits,
				orderId: order.id,
				orderCode: order.code,
				code: this.nextCode('HD'),
			},
		);
		this.announcesOrder(order);
		this.announcesInvoice(invoice);
		return invoice;
	}

	order(id: number): Order {
		const order = this.orders.get(id);
		if (!order) throw new Missing('Đơn đặt hàng');
		return order;
	}

	/** Changes what may be changed of an order that is neither completed nor cancelled. */
	changesOrder(
		id: number,
		patch: {
			description?: string;
			discount?: number;
			lines?: Line[];
			saleChannelId?: number;
			delivery?: DeliveryTerms;
		},
	): Order {
		const order = this.order(id);
		if (order.status === 3 || order.status === 4) {
			throw refused('Đơn đặt hàng đã hoàn thành hoặc đã bị hủy');
		}
		if (patch.description !== undefined) order.description = patch.description;
		if (patch.saleChannelId !== undefined) order.saleChannelId = patch.saleChannelId;
		if (patch.delivery)
			order.delivery = deliveryOf(patch.delivery, this.customerOf(order.customerId));
		if (patch.lines) order.lines = documentLines(this.products, patch.lines);
		order.discount = patch.discount ?? order.discount;
		order.total = totalOf(order.lines, order.discount);
		return this.movesOrder(order, order.status);
	}

	// Invoices (hóa đơn)

	/** A sale: at the counter it is complete (status 1) and paid in full, with a delivery it is status 3 and unpaid. */
	sells(terms: SaleTerms & { status?: number }): Invoice {
		const invoice = this.writesInvoice(terms, {
			status: terms.status,
			paid: terms.paid,
			code: this.nextCode('HD'),
		});
		this.announcesInvoice(invoice);
		return invoice;
	}

	/** Completes a sale that was being processed; `paid` is taken now (default: the rest). */
	completesInvoice(
		id: number,
		{ paid, method }: { paid?: number; method?: PaymentMethod } = {},
	): Invoice {
		const invoice = this.livingInvoice(id);
		const rest = Math.max(0, invoice.total - invoice.totalPayment);
		const amount = paid ?? rest;
		if (amount > 0) this.adds(invoice, amount, method ?? 'Cash');
		if (invoice.delivery) {
			invoice.delivery.status = 3;
			invoice.delivery.statusValue = DELIVERY_STATUS[3];
		}
		return this.movesInvoice(invoice, 1);
	}

	/** Moves a sale to another status, such as 5, could not be delivered. */
	movesInvoiceTo(id: number, status: number): Invoice {
		return this.movesInvoice(this.livingInvoice(id), status);
	}

	/** Takes money for an invoice (kiotviet-api.md 3.3, "collect a debt"). */
	collectsPayment(invoiceId: number, amount: number, method: PaymentMethod = 'Cash'): Invoice {
		const invoice = this.livingInvoice(invoiceId);
		this.adds(invoice, amount, method);
		return this.movesInvoice(invoice, invoice.status);
	}

	/**
	 * Edits an invoice as KiotViet does: the old one is cancelled, a new one with the next suffix takes its place,
	 * with the same business date (kiotviet-api.md 5.7). Without `paid`, what was paid stays paid.
	 */
	editsInvoice(
		id: number,
		patch: Partial<SaleTerms> & { status?: number },
	): { cancelled: Invoice; replacement: Invoice } {
		const cancelled = this.livingInvoice(id);
		const { totalPayment, total, payments } = cancelled;
		const method = payments.find(({ status }) => status === 0)?.method;
		const status = patch.status ?? cancelled.status;
		const terms: SaleTerms = {
			customerId: cancelled.customerId,
			lines: cancelled.lines,
			discount: cancelled.discount,
			description: cancelled.description,
			branchId: cancelled.branchId,
			saleChannelId: cancelled.saleChannelId,
			delivery: cancelled.delivery && { ...cancelled.delivery },
			method,
			...patch,
			purchaseDate: cancelled.purchaseDate,
		};
		// What would be refused must be refused before the old invoice is gone.
		documentLines(this.products, terms.lines);
		this.customerOf(terms.customerId);
		voidsPayments(cancelled);
		this.movesInvoice(cancelled, 2);
		const replacement = this.writesInvoice(terms, {
			status,
			paid: patch.paid,
			paidBefore: { amount: totalPayment, inFull: totalPayment >= total },
			orderId: cancelled.orderId,
			orderCode: cancelled.orderCode,
			code: nextSuffix(cancelled.code),
		});
		this.announcesInvoice(replacement);
		return { cancelled, replacement };
	}

	/** Cancels an invoice and, unless told otherwise, voids its payments. */
	cancelsInvoice(id: number, { voidPayments = true } = {}): Invoice {
		const invoice = this.livingInvoice(id);
		if (voidPayments) voidsPayments(invoice);
		return this.movesInvoice(invoice, 2);
	}

	invoice(id: number): Invoice {
		const invoice = this.invoices.get(id);
		if (!invoice) throw new Missing('Hóa đơn');
		return invoice;
	}

	/** Takes goods back, all of them unless said otherwise. Listed by `GET /returns`; no webhook tells it. */
	returnsGoods(invoiceId: number, terms: { lines?: Line[]; fee?: number } = {}): Return {
		const invoice = this.invoice(invoiceId);
		const lines = documentLines(this.products, terms.lines ?? invoice.lines);
		const returnTotal = totalOf(lines, 0);
		const returnFee = terms.fee ?? 0;
		const now = this.clock.now();
		const goodsBack: Return = {
			id: (this.lastIds.return += 1),
			code: this.nextCode('TH'),
			invoiceId,
			returnDate: naiveTime(now),
			branchId: invoice.branchId,
			branchName: invoice.branchName,
			receivedById: invoice.soldById,
			soldByName: invoice.soldByName,
			customerId: invoice.customerId,
			customerCode: invoice.customerCode,
			customerName: invoice.customerName,
			returnTotal,
			returnDiscount: 0,
			returnFee,
			totalPayment: returnTotal - returnFee,
			status: 1,
			statusValue: 'Đã trả',
			payments: [],
			lines,
			createdDate: naiveTime(now),
		};
		this.returns.set(goodsBack.id, goodsBack);
		this.recomputes(goodsBack.customerId);
		return goodsBack;
	}

	// Webhooks and deliveries

	get webhooks(): WebhookRecord[] {
		return this.registry.records;
	}

	get deliveries(): DeliveryLogEntry[] {
		return this.queue.log;
	}

	/** KiotViet's patience; settable. */
	get deliveryRules(): DeliveryRules {
		return this.queue.rules;
	}

	get isHoldingDeliveries(): boolean {
		return this.queue.isHolding;
	}

	/** What KiotViet does to a registration after a stop code. */
	turnsWebhookOff(type: string): void {
		this.registry.turnOff(type);
	}

	/** Another program takes a webhook type of this shop. */
	letsAnotherOwnerRegister(type: string, url = 'https://other-app.example.com/kv'): WebhookRecord {
		return this.registry.register({
			Webhook: { Type: type, Url: url, IsActive: true, Description: 'Other integration' },
		});
	}

	/** Announces something that the sandbox does not keep records of: a product, a price book, a branch. */
	announces(type: string, items: unknown[]): void {
		this.queue.queue(type, items);
	}

	deliversAgain(deliveryId?: string): void {
		this.queue.again(deliveryId);
	}

	holdsDeliveries(): void {
		this.queue.hold();
	}

	releasesDeliveries(order: 'as-is' | 'reversed' = 'as-is'): void {
		this.queue.release(order);
	}

	async settled(): Promise<void> {
		await this.queue.settled();
	}

	/** Ends all that is under way. */
	async closes(): Promise<void> {
		await this.queue.stop();
	}

	// How documents come about

	private documentHead(
		terms: SaleTerms,
		kind: 'order' | 'invoice',
		code: string,
	): Omit<SaleDocument, 'status' | 'statusValue' | 'usingCod'> {
		const customer = this.customerOf(terms.customerId);
		const branch = this.branches.find(({ id }) => id === (terms.branchId ?? this.branches[0].id));
		if (!branch) throw new Missing('Chi nhánh');
		const lines = documentLines(this.products, terms.lines);
		const now = this.clock.now();
		return {
			id: (this.lastIds[kind] += 1),
			code,
			purchaseDate: purchaseDateOf(terms.purchaseDate, now),
			branchId: branch.id,
			branchName: branch.branchName,
			soldById: this.users[0].id,
			soldByName: this.users[0].givenName,
			customerId: customer?.id,
			customerCode: customer?.code,
			customerName: customer?.name,
			total: totalOf(lines, terms.discount ?? 0),
			totalPayment: 0,
			discount: terms.discount ?? 0,
			description: terms.description ?? '',
			saleChannelId: terms.saleChannelId,
			payments: [],
			lines,
			delivery: deliveryOf(terms.delivery, customer),
			retailerId: this.retailerId,
			createdDate: naiveTime(now),
		};
	}

	private writesInvoice(
		terms: SaleTerms,
		origin: {
			status?: number;
			paid?: number;
			paidBefore?: { amount: number; inFull: boolean };
			deposits?: Payment[];
			orderId?: number;
			orderCode?: string;
			code: string;
		},
	): Invoice {
		const status = origin.status ?? (terms.delivery ? 3 : 1);
		if (!(status in INVOICE_STATUS)) throw refused('Trạng thái hóa đơn không hợp lệ');
		const head = this.documentHead(terms, 'invoice', origin.code);
		const invoice: Invoice = {
			...head,
			uuid: `W${head.id}${String(this.clock.now().toMillis()).slice(-9)}`,
			orderCode: origin.orderCode ?? '',
			orderId: origin.orderId,
			status,
			statusValue: INVOICE_STATUS[status],
			usingCod: terms.delivery !== undefined,
		};
		if (invoice.delivery && !invoice.delivery.deliveryCode) {
			invoice.delivery.deliveryCode = invoice.code.replace(/^HD/, 'VD');
		}
		for (const deposit of origin.deposits ?? []) this.adds(invoice, deposit.amount, deposit.method);
		const { paidBefore } = origin;
		const rest = Math.max(0, invoice.total - invoice.totalPayment);
		const usual = paidBefore
			? paidBefore.inFull
				? rest
				: Math.min(paidBefore.amount, rest)
			: status === 1
				? rest
				: 0;
		const paid = origin.paid ?? usual;
		if (paid > 0) this.adds(invoice, paid, terms.method ?? 'Cash');
		this.invoices.set(invoice.id, invoice);
		return invoice;
	}

	private adds(document: SaleDocument, amount: number, method: PaymentMethod): void {
		const number = document.payments.length;
		document.payments.push({
			id: (this.lastIds.payment += 1),
			code: `TT${document.code}${number === 0 ? '' : `-${number}`}`,
			amount,
			method,
			status: 0,
			statusValue: PAYMENT_STATUS.paid,
			transDate: number === 0 ? document.purchaseDate : this.clock.stamp(),
			...(method === 'Cash' || method === 'Voucher'
				? {}
				: { accountId: 1201, bankAccount: 'VCB - 0011000000000' }),
		});
		document.totalPayment += amount;
	}

	private movesOrder(order: Order, status: number): Order {
		order.status = status;
		order.statusValue = ORDER_STATUS[status];
		order.modifiedDate = this.clock.stamp();
		this.announcesOrder(order);
		return order;
	}

	private movesInvoice(invoice: Invoice, status: number): Invoice {
		if (!(status in INVOICE_STATUS)) throw refused('Trạng thái hóa đơn không hợp lệ');
		invoice.status = status;
		invoice.statusValue = INVOICE_STATUS[status];
		invoice.modifiedDate = this.clock.stamp();
		this.announcesInvoice(invoice);
		return invoice;
	}

	private livingInvoice(id: number): Invoice {
		const invoice = this.invoice(id);
		if (invoice.status === 2) throw refused('Hóa đơn đã bị hủy');
		return invoice;
	}

	private customerOf(id: number | undefined): Customer | undefined {
		return id === undefined ? undefined : this.customer(id);
	}

	private announcesCustomer(customer: Customer): void {
		this.queue.queue('customer.update', [deliveredCustomer(customer)]);
	}

	private announcesOrder(order: Order): void {
		this.recomputes(order.customerId);
		this.queue.queue('order.update', [deliveredOrder(order)]);
		this.announcesStanding(order.customerId);
	}

	private announcesInvoice(invoice: Invoice): void {
		this.recomputes(invoice.customerId);
		this.queue.queue('invoice.update', [deliveredInvoice(invoice)]);
		this.announcesStanding(invoice.customerId);
	}

	private recomputes(customerId: number | undefined): void {
		const customer = customerId === undefined ? undefined : this.customers.get(customerId);
		if (!customer) return;
		Object.assign(
			customer,
			standingOf(customer.id, {
				orders: this.orders.values(),
				invoices: this.invoices.values(),
				returns: this.returns.values(),
			}),
		);
	}

	private announcesStanding(customerId: number | undefined): void {
		const customer = customerId === undefined ? undefined : this.customers.get(customerId);
		if (!customer || !this.switches.saleFiresCustomerUpdate) return;
		customer.modifiedDate = this.clock.stamp();
		this.announcesCustomer(customer);
	}

	private remembersIdentity({ email, contactNumber }: Customer): void {
		for (const identity of [email, contactNumber])
			if (identity) this.identitiesEverUsed.add(identity);
	}

	private nextCode(prefix: keyof Shop['lastNumbers']): string {
		this.lastNumbers[prefix] += 1;
		return `${prefix}${String(this.lastNumbers[prefix]).padStart(6, '0')}`;
	}
}

function voidsPayments(document: SaleDocument): void {
	for (const payment of document.payments) {
		payment.status = 1;
		payment.statusValue = PAYMENT_STATUS.cancelled;
	}
	document.totalPayment = 0;
}

function nextSuffix(code: string): string {
	const [base, suffix = '0'] = code.split('.');
	return `${base}.${String(Number(suffix) + 1).padStart(2, '0')}`;
}

// A birthday is stored as midnight, as KiotViet prints it; anything else stays as it was typed.
function tidyCard(card: CustomerCard): CustomerCard {
	const birth = card.birthDate === undefined ? null : readTime(card.birthDate);
	return birth
		? { ...card, birthDate: `${birth.toFormat('yyyy-MM-dd')}T00:00:00.0000000` }
		: { ...card };
}
