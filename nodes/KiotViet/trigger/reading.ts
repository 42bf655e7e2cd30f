// Completes an arrival: the full record, its customer, and on request the customer's figures.
import { DateTime } from 'luxon';
import { type JsonObject, NodeApiError } from 'n8n-workflow';

import { readCustomer } from '../api/customers';
import { readDate, withOffset } from '../api/dates';
import { readList } from '../api/lists';
import { type Customer, type KiotVietRecord, normalise } from '../api/records';
import { type CallingContext, callKiotViet, failureKind } from '../api/request';
import { isCancelled } from '../api/statuses';
import type { Arrival } from './arrival';
import { CATCH_UP } from './events';

/** The invoices of a customer that count, and the date of the first; null when there is none. */
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
		try {
			return { customer: await readCustomer(this.context, id), readAt };
		} catch (error) {
			if (failureKind(error) === 'notFound') return { customer: null, readAt };
			throw new NodeApiError(this.context.getNode(), error as JsonObject);
		}
	}

	private async withMetrics(arrival: CompletedArrival): Promise<CompletedArrival> {
		if (!this.options.metrics || !arrival.customer) return arrival;
		const { records } = await readList(this.context, {
			what: `Listing the invoices of customer ${arrival.customer.id}`,
			path: '/invoices',
			query: { customerIds: arrival.customer.id, orderBy: 'createdDate', orderDirection: 'Asc' },
		});
		return { ...arrival, orderMetrics: metricsOf(records) };
	}
}

/** Counts a customer's invoices, cancelled ones left out, and finds the first sale's date. */
export function metricsOf(invoices: KiotVietRecord[]): OrderMetrics {
	const counted = invoices.filter((invoice) => !isCancelled('invoice', invoice));
	const dates = counted
		.map((invoice) => readDate(invoice.purchaseDate as string | undefined))
		.filter((date) => date !== null);
	return {
		invoiceCount: counted.length,
		firstPurchaseDate:
			dates.length > 0 ? withOffset(DateTime.min(...dates) as DateTime<true>) : null,
	};
}
