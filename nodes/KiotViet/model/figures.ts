// Which figures of a customer are 0 where KiotViet leaves them out: what a key has shown before tells it.
import type { KiotVietRecord } from './records';

/** The figures of a customer or a supplier that may be left out (kiotviet-api.md 3.1, 3.5). */
const FIGURES = [
	'debt',
	'rewardPoint',
	'totalPoint',
	'totalInvoiced',
	'totalRevenue',
	'totalInvoicedWithoutReturn',
] as const;

type Figure = (typeof FIGURES)[number];

/** Whether a field is a figure that sales and payments move. */
export const isFigure = (field: string) => (FIGURES as readonly string[]).includes(field);

/**
 * How a record was read. What lists show besides the debt depends on what they are asked for, so that a figure
 * of one kind of reading says nothing of another.
 */
export type Reading =
	| 'customer'
	| 'customerList'
	| 'customerTotals'
	| 'supplier'
	| 'supplierTotals';

const MOST_CONFIRMED = 10_000;

/** So often a second reading must have borne the first one out before not each is read twice. */
const OFTEN = 20;

/** Then one customer in so many is. */
const ONE_IN = 20;

/** A debt is shown everywhere or nowhere; totals belong to the kind of reading. */
const nameOf = (reading: Reading, figure: Figure) =>
	`${figure === 'debt' ? reading.replace(/List|Totals/, '') : reading}.${figure}`;

/** The figures that one key has shown, and whom it has shown to owe nothing. */
export class ShownFigures {
	private readonly shown = new Set<string>();

	/** customers of whom two readings agreed that they owe nothing */
	private readonly confirmed = new Set<number>();

	/** how often a second reading bore the first one out, since one did not */
	private agreed = 0;

	/** how many were believed on one reading's word since */
	private believed = 0;

	/** Learns from what was read. */
	note(reading: Reading, records: KiotVietRecord[]): void {
		for (const record of records) {
			for (const figure of FIGURES) {
				if (typeof record[figure] === 'number') this.shown.add(nameOf(reading, figure));
			}
			if (record.debt) this.confirmed.delete(record.id);
		}
	}

	/** The key is known to show debts of customers. */
	get hasDebts(): boolean {
		return this.shown.has(nameOf('customer', 'debt'));
	}

	noteDebts(): void {
		this.shown.add(nameOf('customer', 'debt'));
	}

	/**
	 * Whether a customer's missing debt, which would be taken for 0 for the first time, is to be read once more: as
	 * long as the key has not often been borne out, and then one time in twenty.
	 */
	isDoubtful(customer: KiotVietRecord): boolean {
		if (!this.zerosOf('customer', customer).includes('debt')) return false;
		if (this.confirmed.has(customer.id)) return false;
		if (this.agreed < OFTEN) return true;
		this.believed = (this.believed + 1) % ONE_IN;
		return this.believed === 0;
	}

	/** The second reading of a customer showed the debt that the first one lacked: each is doubted again. */
	refute(): void {
		this.agreed = 0;
	}

	/** Remembers that a customer was read twice and owes nothing; the oldest ones go. */
	confirm({ id }: KiotVietRecord): void {
		this.agreed += 1;
		this.confirmed.add(id);
		for (const oldest of this.confirmed) {
			if (this.confirmed.size <= MOST_CONFIRMED) break;
			this.confirmed.delete(oldest);
		}
	}

	/** The record with the zeros that KiotViet left out. */
	withZeros<Kept extends KiotVietRecord>(reading: Reading, record: Kept): Kept {
		const zeros = this.zerosOf(reading, record).map((figure) => [figure, 0]);
		return { ...record, ...Object.fromEntries(zeros) };
	}

	/**
	 * The figures that a record leaves out and that are 0. Only REST sends `createdDate`, so a delivery's record
	 * lacks none; and only what the key has shown before can be left out because it is 0.
	 */
	private zerosOf(reading: Reading, record: KiotVietRecord): Figure[] {
		if (!record.createdDate) return [];
		return FIGURES.filter(
			(figure) =>
				(record[figure] === undefined || record[figure] === null) &&
				this.shown.has(nameOf(reading, figure)),
		);
	}
}
