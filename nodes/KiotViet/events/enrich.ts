// Enriches a change: the full record, its customer, and on request the customer's figures.
import { groupBy } from 'lodash';

import { byInstant } from '../../shared/dates';
import { sharedCustomers } from '../api/customers';
import { changedAt, type Customer, type KiotVietRecord, normalise } from '../model/records';
import { type CallingContext, callKiotViet } from '../api/request';
import { readSales } from '../api/sales';
import { type Read, SharedReads, type Wanted } from '../api/sharedReads';
import { countedOnce, metricsOf } from '../model/salesMetrics';
import { type Change, changeOf } from './change';
import { KINDS, type Resource, type WatchedList } from './kinds';

/** How many invoices of a customer are not cancelled, and the date of the first; null when there is none. */
interface OrderMetrics {
	invoiceCount: number;
	firstPurchaseDate: string | null;
}

export interface EnrichedChange extends Change {
	customer: Customer | null;
	orderMetrics?: OrderMetrics;
}

export interface EnrichOptions {
	/** false: take what the webhook or the list carries */
	full: boolean;
	metrics: boolean;
}

/**
 * Reads with one memory for a run, so that ten sales of one customer read the customer once. It must be made when
 * all that the run was given has happened: a customer who is read before a sale lacks what the sale made of it.
 */
export class Enricher {
	private readonly customers: SharedReads<Customer>;

	private readonly records = new Map<Resource, SharedReads>();

	private readonly metrics = new Map<number, Promise<OrderMetrics>>();

	constructor(
		private readonly context: CallingContext,
		private readonly options: EnrichOptions,
	) {
		this.customers = sharedCustomers(context);
	}

	/**
	 * Reads together, where that costs fewer calls, what the changes lack. What is not read here, `enrich` reads by
	 * its ID.
	 *
	 * @throws NodeApiError when the quota is used up
	 */
	async prepare(changes: Change[]): Promise<void> {
		if (!this.options.full) return;
		const live = changes.filter(({ deleted, resource }) => !deleted && KINDS[resource].list);
		const noticed = live.filter(
			({ source, resource }) => source === 'webhook' && KINDS[resource].customer !== 'itself',
		);
		for (const some of Object.values(groupBy(noticed, 'resource'))) {
			const [{ resource }] = some;
			await this.recordsOf(resource).prepare(some.map(({ record }) => itself(record)));
		}
		const wanted = live.flatMap((change) => wantedCustomer(change) ?? []);
		await this.customers.prepare(wanted, listedCustomers(live));
	}

	/**
	 * Reads what a change lacks. A customer that is gone turns its change into a deletion; a sale of a
	 * customer that is gone has `customer: null`.
	 *
	 * @throws NodeApiError when KiotViet cannot give the record
	 * @see    kiotviet-api.md 4.4 (what webhooks lack), 5.3, 5.6
	 */
	async enrich(change: Change): Promise<EnrichedChange> {
		const { resource } = change;
		const { list, customer: whose } = KINDS[resource];
		if (change.deleted || !list || !this.options.full) {
			const customer = whose === 'itself' && !change.deleted ? change.record : null;
			return { ...change, customer };
		}
		if (whose === 'itself') {
			const { id } = change.record;
			const { record: customer, readAt } = await this.customers.read(id);
			if (!customer) return changeOf({ ...change, deleted: true, record: { id }, customer });
			return await this.withMetrics(changeOf({ ...change, record: customer, customer, readAt }));
		}
		const read =
			change.source === 'webhook'
				? changeOf({ ...change, record: await this.record(resource, change.record.id) })
				: change;
		const customerId = whose && read.record[whose];
		if (typeof customerId !== 'number') return { ...read, customer: null };
		const { record: customer, readAt } = await this.customers.read(customerId);
		return await this.withMetrics({ ...read, customer, readAt });
	}

	private recordsOf(resource: Resource): SharedReads {
		const list = KINDS[resource].list as WatchedList;
		let records = this.records.get(resource);
		if (!records) {
			records = new SharedReads(
				this.context,
				list,
				async (id) => await this.readOne(list, id),
				false,
			);
			this.records.set(resource, records);
		}
		return records;
	}

	private async record(resource: Resource, id: number): Promise<KiotVietRecord> {
		const { record } = await this.recordsOf(resource).read(id);
		return record as KiotVietRecord;
	}

	private async readOne({ singular, byId }: WatchedList, id: number): Promise<KiotVietRecord> {
		return normalise(
			await callKiotViet(this.context, {
				what: `Reading ${singular} ${id}`,
				route: byId,
				params: { id },
			}),
		) as KiotVietRecord;
	}

	private async withMetrics(change: EnrichedChange): Promise<EnrichedChange> {
		if (!this.options.metrics || !change.customer) return change;
		const { id } = change.customer;
		let reading = this.metrics.get(id);
		if (!reading) {
			reading = this.readMetrics(id);
			this.metrics.set(id, reading);
		}
		return { ...change, orderMetrics: await reading };
	}

	private async readMetrics(customerId: number): Promise<OrderMetrics> {
		const sales = await readSales(this.context, 'invoice', { customerIds: customerId });
		const { all, cancelled, firstDate } = metricsOf(countedOnce(sales));
		return { invoiceCount: all.count - cancelled.count, firstPurchaseDate: firstDate };
	}
}

/** A record that a webhook tells of: its list has to show the change that was told. */
const itself = (record: KiotVietRecord): Wanted => {
	const version = changedAt(record);
	return { id: record.id, since: version, version };
};

/** The customer that a change needs; undefined where it needs none. */
function wantedCustomer({ resource, record }: Change): Wanted | undefined {
	const { customer: whose } = KINDS[resource];
	if (whose === 'itself') return itself(record);
	const id = whose && record[whose];
	return typeof id === 'number' ? { id, since: changedAt(record) } : undefined;
}

/**
 * The customers that the poll's own list brought. A sale that was found after that list was asked, or delivered,
 * may not be in what it shows of its customer, who is read anew then.
 */
function listedCustomers(changes: Change[]): Map<number, Read<Customer>> {
	const listed = new Map<number, Read<Customer>>();
	for (const { resource, source, record, readAt } of changes) {
		if (KINDS[resource].customer === 'itself' && source === 'catchUp') {
			listed.set(record.id, { record, readAt });
		}
	}
	for (const change of changes) {
		const { id } = wantedCustomer(change) ?? {};
		const read = id === undefined ? undefined : listed.get(id);
		if (read && byInstant(read.readAt, change.readAt) < 0) listed.delete(id as number);
	}
	return listed;
}
