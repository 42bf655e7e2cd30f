// A busy day in a shop, at random: people come, buy, order, pay, change their minds and their addresses.
/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { setTimeout as sleep } from 'node:timers/promises';

import { DateTime } from 'luxon';

import type { Customer, Invoice, Order, SaleTerms, Shop } from '../../sandbox';
import { VIETNAM } from '../../sandbox/clock';
import type { SeededRandom } from './seededRandom';

const REGULARS = 16;
const CANCELLED_INVOICE = 2;
const OPEN_ORDER = [1, 2, 5];

type Command = () => unknown;

export class BusyDay {
	private people = 0;

	/**
	 * @param district  makes people of several shops different people; 0 to 49
	 */
	constructor(
		readonly shop: Shop,
		private readonly random: SeededRandom,
		private readonly district = 0,
	) {}

	/** The people who buy here every day. */
	opens(regulars = REGULARS): void {
		for (let person = 0; person < regulars; person += 1) this.registers();
	}

	/**
	 * @param changes  how many things happen
	 * @param pause    milliseconds between two of them
	 */
	async passes(changes: number, pause = 0): Promise<void> {
		for (let change = 0; change < changes; change += 1) {
			this.somethingHappens();
			if (pause > 0) await sleep(pause);
		}
	}

	/** One sale at the counter. */
	sells(): void {
		this.shop.sells(this.terms());
	}

	/** Everybody moves house and buys something. */
	everybodyComes(): void {
		for (const customer of this.customers) {
			this.movesHouse(customer);
			this.shop.sells({ customerId: customer.id, lines: this.lines() });
		}
	}

	/** One change of one record or more; there is always something that can happen. */
	somethingHappens(): void {
		const { random } = this;
		const commands: Array<readonly [number, Command]> = [
			[6, () => this.registers()],
			[10, () => this.movesHouse(random.oneOf(this.customers))],
			[1, () => this.leaves(random.oneOf(this.customers))],
			[30, () => this.sells()],
			[6, () => this.shop.sells({ ...this.terms(), delivery: { price: 30_000 } })],
			[12, () => this.shop.takesOrder(this.terms())],
			...this.withOrder([
				[6, ({ id }) => this.shop.confirmsOrder(id)],
				[6, ({ id }) => this.shop.makesInvoice(id)],
				[4, ({ id }) => this.shop.cancelsOrder(id)],
			]),
			...this.withInvoice([
				[8, ({ id }) => this.shop.completesInvoice(id)],
				[6, ({ id }) => this.shop.collectsPayment(id, random.number(1, 50) * 1_000)],
				[8, ({ id }) => this.shop.editsInvoice(id, { lines: this.lines() })],
				[5, ({ id }) => this.shop.cancelsInvoice(id)],
				[2, ({ id }) => this.shop.changesInvoice(id, { status: 5 })],
				[1, ({ id }) => this.shop.returnsGoods(id)],
			]),
		];
		random.weighted(commands)();
	}

	private get customers(): Customer[] {
		return [...this.shop.customers.values()];
	}

	private registers(): Customer {
		const { random } = this;
		this.people += 1;
		const number = String(this.people).padStart(5, '0');
		const reached = random.weighted([
			[6, { contactNumber: this.phone(number) }],
			[4, { contactNumber: this.phone(number), email: this.email(number) }],
			[2, { email: this.email(number) }],
			[1, {}],
			// As marketplaces hide their customers.
			[1, { contactNumber: '09*****001', email: `k***${number}@example.com` }],
		]);
		return this.shop.registersCustomer({
			name: random.yes(0.05) ? 'N*****n' : `Khách Mẫu ${this.district}-${number}`,
			...(random.yes(0.5) ? { gender: random.yes(0.5) } : {}),
			...(random.yes(0.3) ? { birthDate: `19${random.number(60, 99)}-04-20T00:00:00` } : {}),
			...reached,
		});
	}

	/** A new address; somebody who left no e-mail may leave one now. */
	private movesHouse(customer: Customer): void {
		// Of this day's own people only: an address made of another's number belongs to somebody else.
		const number = this.numberIn(customer.contactNumber ?? '');
		const leavesEmail = number !== undefined && !customer.email && this.random.yes(0.3);
		this.shop.changesCustomer(customer.id, {
			address: `${this.random.number(1, 999)} Đường Mẫu`,
			locationName: 'Hà Nội - Quận Ba Đình',
			...(leavesEmail ? { email: this.email(number) } : {}),
		});
	}

	/** Goes from the shop's records, unless the shop would be left without regulars. */
	private leaves(customer: Customer): void {
		if (this.shop.customers.size > REGULARS / 2) this.shop.deletesCustomer(customer.id);
		else this.registers();
	}

	private terms(): SaleTerms {
		const { random } = this;
		const customer = random.yes(0.08) ? undefined : random.oneOf(this.customers);
		const earlier = { minutes: random.number(1, 60) };
		return {
			customerId: customer?.id,
			lines: this.lines(),
			...(random.yes(0.4) ? { paid: random.number(0, 100) * 1_000 } : {}),
			...(random.yes(0.2) ? { discount: 5_000 } : {}),
			...(random.yes(0.2) ? { description: 'Ghi chú mẫu' } : {}),
			...(random.yes(0.3) ? { method: 'Transfer' as const } : {}),
			// Typed in later than it happened.
			...(random.yes(0.15)
				? {
						purchaseDate: DateTime.now().setZone(VIETNAM).minus(earlier).toISO({
							includeOffset: false,
						}) as string,
					}
				: {}),
		};
	}

	private lines(): SaleTerms['lines'] {
		const count = this.random.number(1, 3);
		return Array.from({ length: count }, () => ({
			productCode: this.random.oneOf(this.shop.products).code,
			quantity: this.random.number(1, 5),
		}));
	}

	private withOrder(commands: Array<[number, (order: Order) => unknown]>) {
		const open = [...this.shop.orders.values()].filter(
			({ status, customerId }) => OPEN_ORDER.includes(status) && this.isHere(customerId),
		);
		return this.about(open, commands);
	}

	private withInvoice(commands: Array<[number, (invoice: Invoice) => unknown]>) {
		const living = [...this.shop.invoices.values()].filter(
			({ status, customerId }) => status !== CANCELLED_INVOICE && this.isHere(customerId),
		);
		return this.about(living.slice(-40), commands);
	}

	private isHere(customerId: number | undefined): boolean {
		return customerId === undefined || this.shop.customers.has(customerId);
	}

	private about<T>(records: T[], commands: Array<[number, (record: T) => unknown]>) {
		if (records.length === 0) return [];
		const record = this.random.oneOf(records);
		return commands.map(([weight, command]) => [weight, () => command(record)] as const);
	}

	private phone(number: string): string {
		// Apart from the numbers that the package's own examples show.
		return `09${50 + this.district}0${number}`;
	}

	private numberIn(phone: string): string | undefined {
		const number = phone.slice(-5);
		return phone === this.phone(number) ? number : undefined;
	}

	private email(number: string): string {
		return `khach.${this.district}.${number}@example.com`;
	}
}
