// Decides what a shop record writes to its contact; pure, so that every rule can be tested with values.
import { omit, pick } from 'lodash';

import { byTarget, type FieldSelection, isSelected, namingOf, shopIdOf } from './fieldSelection';
import { earliestReading, isReadBefore, READ_AT } from './freshness';
import { ageOf, isAtLeastAsNew, isCodeAtLeast, storedDocument } from './lastDocument';
import { type Group, MAPPING, rowsOf } from './mapping';
import { type Row, text } from './mapping/row';
import type { ShopRecord } from './shopRecord';
import { externalIdOf, type NamingOptions } from './writeTarget';

export interface SyncOptions extends NamingOptions, FieldSelection {}

/** What to write for a stored contact (`null`: a new one). */
export interface Decision {
	native: Record<string, unknown>;
	/** by the account's names */
	customFields: Record<string, unknown>;
	/** the contact holds a newer document */
	stale: boolean;
	/** profile and debt were left out: a later reading of the customer was written already */
	customerIsOld: boolean;
}

/**
 * Decides what to write, given what the contact holds now.
 *
 * Profile and debt come from the customer as read, and are left out when a later reading was written
 * already: as this process knows, or as the contact tells. Order fields are written by a document at
 * least as new as the stored one; all of them together, so that nothing of a former document stays behind.
 *
 * @param values        the contact's custom fields by name; empty for a new contact
 * @param wasReadLater  this process knows of a later reading
 * @param keepsTime     the account has the field for the time of the reading
 */
export function decide(
	record: ShopRecord,
	values: Record<string, unknown>,
	options: SyncOptions,
	wasReadLater: boolean,
	keepsTime = false,
): Decision {
	const naming = namingOf(options, record.retailer);
	const held = byTarget(values, naming);
	const customerIsOld = wasReadLater || isReadBefore(earliestReading(record), held[READ_AT]);
	const sale = saleGroups(record, held, options);
	const groups: Group[] = [...(sale ?? [])];
	if (!customerIsOld) {
		groups.push('profile', 'customer', 'customerExtras', 'orderCount', 'orderMetrics');
		if (keepsTime) groups.push('reading');
	}
	// Where shops are kept apart, the number tells whose the last sale is.
	const tellsShop = options.shopsApart
		? sale?.includes('document') || !('last_retailer_id' in held)
		: !customerIsOld;
	if (tellsShop) groups.push('shop');
	const decision: Decision = { native: {}, customFields: {}, stale: sale === null, customerIsOld };
	const told = withMetrics(record, options);
	for (const one of rowsOf(groups)) {
		const { row } = one;
		if (!isSelected(one, options)) continue;
		const value = row.value(told);
		if (!isWorthWriting(row, value, held)) continue;
		if (row.type) decision.customFields[naming(row.target)] = value;
		else decision.native[row.target] = value;
	}
	const externalId = externalIdOf(record, options);
	if ('external_customer_id' in decision.native && externalId) {
		decision.native.external_customer_id = externalId;
	}
	return decision;
}

const OF_INVOICES = ['invoiceCount', 'firstPurchaseDate'] as const;

/** Where order metrics are neither switched on nor chosen, the extras count invoices alone, as they did before there were any. */
function withMetrics(record: ShopRecord, { orderMetrics, fields }: FieldSelection): ShopRecord {
	const { metrics } = record;
	if (!metrics) return record;
	return {
		...record,
		metrics: orderMetrics || fields ? omit(metrics, OF_INVOICES) : pick(metrics, OF_INVOICES),
	};
}

/** The groups that the record's sale writes, none where it is no sale; null where the contact holds a newer one. */
function saleGroups(
	record: ShopRecord,
	held: Record<string, unknown>,
	options: SyncOptions,
): Group[] | null {
	const { kind, document } = record;
	if (!document) return [];
	const isApart = options.ordersApart && kind === 'order';
	const groups: Group[] = isApart ? ['separateOrder'] : ['document', 'documentExtras'];
	if (!rowsOf(groups).some((row) => isSelected(row, options))) return [];
	if (isApart) {
		const [code] = MAPPING.separateOrder;
		return isCodeAtLeast(document.code ?? '', held[code.target]) ? groups : null;
	}
	const age = ageOf(document);
	const stored = storedDocument(held);
	if (options.shopsApart) {
		age.shop = shopIdOf(record);
		if (stored) stored.shop = text(held.last_retailer_id);
	}
	return isAtLeastAsNew(age, stored) ? groups : null;
}

/** An empty value is written only to clear what a former document left. */
function isWorthWriting(row: Row, value: unknown, held: Record<string, unknown>): boolean {
	if (value === undefined || value === null) return false;
	const empty = value === '' || (Array.isArray(value) && value.length === 0);
	return !empty || (row.type !== undefined && row.target in held);
}
