// Decides what a shop record writes to its contact; pure, so that every rule can be tested with values.
import { earliestReading, isReadBefore, READ_AT } from './freshness';
import { ageOf, isAtLeastAsNew, isCodeAtLeast, storedDocument } from './lastDocument';
import { type Group, MAPPING, rowsOf } from './mapping';
import type { Row } from './mapping/row';
import type { ShopRecord } from './shopRecord';
import { externalIdOf, type NamingOptions } from './writeTarget';

export interface SyncOptions extends NamingOptions {
	/** write orders to kv_last_purchase_order_* instead of last_order_* */
	ordersApart: boolean;
	/** write the optional kv_* fields */
	kvFields: boolean;
}

/** What to write for a stored contact (`null`: a new one). */
export interface Decision {
	native: Record<string, unknown>;
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
	const customerIsOld = wasReadLater || isReadBefore(earliestReading(record), values[READ_AT]);
	const sale = saleGroups(record, values, options);
	const groups: Group[] = [...(sale ?? [])];
	if (!customerIsOld) {
		groups.push('profile', 'customer');
		if (options.kvFields) groups.push('customerExtras');
		if (keepsTime) groups.push('reading');
	}
	const decision: Decision = { native: {}, customFields: {}, stale: sale === null, customerIsOld };
	for (const row of rowsOf(groups)) {
		const value = row.value(record);
		if (!isWorthWriting(row, value, values)) continue;
		(row.type ? decision.customFields : decision.native)[row.target] = value;
	}
	const externalId = externalIdOf(record, options);
	if ('external_customer_id' in decision.native && externalId) {
		decision.native.external_customer_id = externalId;
	}
	return decision;
}

/** The groups that the record's sale writes, none where it is no sale; null where the contact holds a newer one. */
function saleGroups(
	{ kind, document }: ShopRecord,
	values: Record<string, unknown>,
	{ ordersApart, kvFields }: SyncOptions,
): Group[] | null {
	if (!document) return [];
	if (ordersApart && kind === 'order') {
		const [code] = MAPPING.separateOrder;
		return isCodeAtLeast(document.code ?? '', values[code.target]) ? ['separateOrder'] : null;
	}
	if (!isAtLeastAsNew(ageOf(document), storedDocument(values))) return null;
	return kvFields ? ['document', 'documentExtras'] : ['document'];
}

/** An empty value is written only to clear what a former document left. */
function isWorthWriting(row: Row, value: unknown, values: Record<string, unknown>): boolean {
	if (value === undefined || value === null) return false;
	const empty = value === '' || (Array.isArray(value) && value.length === 0);
	return !empty || (row.type !== undefined && row.target in values);
}
