// Completes an arrival: the full record, its customer, and on request the customer's figures.
import { DateTime } from 'luxon';

import { customerIfThere } from '../api/customers';
import { type Customer, type KiotVietRecord, normalise } from '../api/records';
import { type CallingContext, callKiotViet } from '../api/request';
import { readSales } from '../metrics/reading';
import { countedOnce, metricsOf } from '../metrics/sales';
import type { Arrival } from './arrival';
import { CATCH_UP } from './events';

/** How many invoices of a customer are not cancelled, and the date of the first; null when there is none. */
export interface OrderMetrics {
	invoiceCount: number;
	firstPurchaseDate: string | null;
}

export interface CompletedArrival extends Arrival {
	customer: Customer | null;
	orderMetrics?: OrderMetrics;
}

export interface ReadingOptions {
	/** false: take what the webhook or the list carries */
	full: boolean;
	metrics: boolean;
}

/** Reads with one memory for a run, so that ten sales of one customer read the customer once. */
export class Reader {
	private readonly customers = new Map<
		number,
		Promise<{ customer: Customer | null; readAt: string }>
	>();

	constructor(
		private readonly context: CallingContext,
		private readonly options: ReadingOptions,
	) {}

	/**
	 * Reads what an arrival lacks. A customer that is gone turns its change into a deletion; a sale of a
	 * customer that is gone has `customer: null`.
	 *
	 * @throws NodeApiError when KiotViet cannot give the record
	 * @see    kiotviet-api.md 4.4 (what webhooks lack), 5.3, 5.6
	 */
	async complete(arrival: Arrival): Promise<CompletedArrival> {
		const { resource } = arrival;
		if (arrival.deleted || !CATCH_UP[resource] || !this.options.full) {
			const customer = resource === 'customer' && !arrival.deleted ? arrival.record : null;
			return { ...arrival, customer };
		}
		if (resource === 'customer') {
			if (arrival.asListed) return { ...arrival, customer: arrival.record };
			const { customer, readAt } = await this.customer(arrival.record.id);
			if (!customer)
				return { ...arrival, deleted: true, record: { id: arrival.record.id }, customer };
			return await this.withMetrics({ ...arrival, record: customer, customer, readAt });
		}
		const record = arrival.source === 'webhook' ? await this.record(arrival) : arrival.record;
		const customerId = record.customerId;
		if (typeof customerId !== 'number') return { ...arrival, record, customer: null };
		return await this.withMetrics({ ...arrival, record, ...(await this.customer(customerId)) });
	}

	private async record({ resource, record }: Arrival): Promise<KiotVietRecord> {
		const source = CATCH_UP[resource]!;
		return normalise(
			await callKiotViet(this.context, {
				what: `Reading ${source.singular} ${record.id}`,
				path: `${source.path}/${record.id}`,
			}),
		) as KiotVietRecord;
	}

	private async customer(id: number) {
		let read = this.customers.get(id);
		if (!read) {
			read = this.readCustomer(id);
			this.customers.set(id, read);
		}
		return await read;
	}

	private async readCustomer(id: number) {
		const readAt = DateTime.utc().toISO();
		return { customer: await customerIfThere(this.context, id), readAt };
	}

	private async withMetrics(arrival: CompletedArrival): Promise<CompletedArrival> {
		if (!this.options.metrics || !arrival.customer) return arrival;
		const sales = await readSales(this.context, 'invoice', {
			customerIds: arrival.customer.id,
		});
		const { all, cancelled, firstDate } = metricsOf(countedOnce(sales));
		return {
			...arrival,
			orderMetrics: { invoiceCount: all.count - cancelled.count, firstPurchaseDate: firstDate },
		};
	}
}
