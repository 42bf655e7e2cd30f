// Enriches a change: the full record, its customer, and on request the customer's figures.
import { groupBy, minBy, uniq } from 'lodash';

import { byInstant } from '../../shared/dates';
import { isStop } from '../../shared/stop';
import { sharedCustomers } from '../api/customers';
import { type CustomerSales, salesOfCustomers } from '../api/customerSales';
import { changedAt, type Customer, type KiotVietRecord, normalise } from '../model/records';
import { type CallingContext, callKiotViet, failureKind } from '../api/request';
import { type Read, SharedReads, type Wanted } from '../api/sharedReads';
import { type OrderMetrics, orderMetricsOf } from '../model/salesMetrics';
import { type Change, changeOf } from './change';
import { KINDS, type Resource, type WatchedList } from './kinds';

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

	/** of each customer, where figures are asked for */
	private readonly sales = new Map<number, Promise<CustomerSales>>();

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
		const listed = await this.listSales(live, noticed);
		for (const some of Object.values(groupBy(noticed, 'resource'))) {
			const [{ resource }] = some;
			const wanted = some.map(({ record }) => itself(record));
			await this.recordsOf(resource).prepare(wanted, listed[resource]);
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

	/**
	 * Lists what the customers of all changes bought. The same lists show the documents that were noticed, so that
	 * these need no read of their own.
	 */
	private async listSales(
		changes: Change[],
		noticed: Change[],
	): Promise<Partial<Record<Resource, Map<number, Read>>>> {
		if (!this.options.metrics) return {};
		const shown = { order: new Map<number, Read>(), invoice: new Map<number, Read>() };
		const isNoticed = new Set(noticed.map(({ resource, record }) => `${resource} ${record.id}`));
		const watcher = {
			includes: {
				order: KINDS.order.list?.includes ?? {},
				invoice: KINDS.invoice.list?.includes ?? {},
			},
			sees(resource: keyof typeof shown, record: KiotVietRecord, readAt: string) {
				if (isNoticed.has(`${resource} ${record.id}`)) {
					shown[resource].set(record.id, { record, readAt });
				}
			},
		};
		const ids = changes.flatMap((change) => wantedCustomer(change)?.id ?? []);
		try {
			const found = await salesOfCustomers(this.context, uniq(ids), watcher);
			for (const [id, sales] of found) this.sales.set(id, Promise.resolve(sales));
		} catch (error) {
			if (isStop(error) || failureKind(error) === 'quota') {
				return await Promise.reject(error as Error);
			}
			this.context.logger.warn(
				`KiotViet: ${(error as Error).message}. What each customer bought is read by itself`,
			);
		}
		return shown;
	}

	private async withMetrics(change: EnrichedChange): Promise<EnrichedChange> {
		if (!this.options.metrics || !change.customer) return change;
		const { sales, readAt } = await this.salesOf(change.customer.id);
		// Both belong to one reading, which is as old as its older part.
		const earlier = minBy([readAt, change.readAt], (time) => Date.parse(time)) ?? readAt;
		return { ...change, readAt: earlier, orderMetrics: orderMetricsOf(sales) };
	}

	private async salesOf(customerId: number): Promise<CustomerSales> {
		let reading = this.sales.get(customerId);
		if (!reading) {
			reading = salesOfCustomers(this.context, [customerId]).then(
				(found) => found.get(customerId) as CustomerSales,
			);
			this.sales.set(customerId, reading);
		}
		return await reading;
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
