// Decides what a shop record writes to its contact; pure, so that every rule can be tested with values.
import { emailOf, phoneOf } from '../api/identity';
import { APART, type Group, MAPPING, READ_AT, type Row, utc } from './mapping';
import type { ShopRecord } from './record';
import { isAtLeastAsNew, isCodeAtLeast, isReadBefore, storedDocument } from './staleness';

export type Skipped = 'stale' | 'guest' | 'noContactDetails' | 'deleted' | 'example';

export interface SyncOptions {
	/** write orders to kv_last_purchase_order_* instead of last_order_* */
	ordersApart: boolean;
	/** write the optional kv_* fields */
	kvFields: boolean;
	/** put the shop's name before the customer code, for several shops in one account */
	externalIdPrefix: boolean;
}

/** The person a record belongs to; or why there is nobody to write to. */
export type Person =
	| { email: string | null; phone: string | null; externalId: string | undefined }
	| { skipped: Exclude<Skipped, 'stale'> };

/** What to write for a stored contact (`null`: a new one). */
export interface Decision {
	native: Record<string, unknown>;
	customFields: Record<string, unknown>;
	/** the contact holds a newer document */
	stale: boolean;
	/** profile and debt were left out: a later reading of the customer was written already */
	customerIsOld: boolean;
}

/** Who is meant by a record (ladiflow-api.md 2.10; guest sales and masked customers have nobody). */
export function personOf(
	record: ShopRecord,
	options: Pick<SyncOptions, 'externalIdPrefix'>,
): Person {
	const { customer, document } = record;
	if (record.example) return { skipped: 'example' };
	if (record.deleted) return { skipped: 'deleted' };
	if (!customer) return { skipped: document?.customerId === undefined ? 'guest' : 'deleted' };
	const email = emailOf(customer.email);
	const phone = phoneOf(customer.contactNumber);
	if (!email && !phone) return { skipped: 'noContactDetails' };
	return { email, phone, externalId: externalIdOf(record, options) };
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
	const customerIsOld = wasReadLater || isReadBefore(record.readAt, values[READ_AT]);
	const decision: Decision = { native: {}, customFields: {}, stale: false, customerIsOld };
	const apart = options.ordersApart && record.kind === 'order';
	const groups: Group[] = [];
	if (!customerIsOld) {
		groups.push(
			'profile',
			'customer',
			...(options.kvFields ? (['optionalCustomer'] as const) : []),
			...(keepsTime ? (['reading'] as const) : []),
		);
	}
	if (record.document && !apart) {
		decision.stale = !isAtLeastAsNew(ageOf(record), storedDocument(values));
		if (!decision.stale) {
			groups.push('document', ...(options.kvFields ? (['optionalDocument'] as const) : []));
		}
	}
	const rows = MAPPING.filter(({ group }) => groups.includes(group));
	if (record.document && apart) {
		decision.stale = !isCodeAtLeast(record.document.code ?? '', values[APART[0].target]);
		if (!decision.stale) rows.push(...APART);
	}
	for (const row of rows) {
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

/** An empty value is written only to clear what a former document left. */
function isWorthWriting(row: Row, value: unknown, values: Record<string, unknown>): boolean {
	if (value === undefined || value === null) return false;
	const empty = value === '' || (Array.isArray(value) && value.length === 0);
	return !empty || (row.type !== undefined && row.target in values);
}

function externalIdOf(
	{ customer, retailer }: ShopRecord,
	{ externalIdPrefix }: Pick<SyncOptions, 'externalIdPrefix'>,
): string | undefined {
	if (!customer?.code) return undefined;
	return externalIdPrefix && retailer ? `${retailer}:${customer.code}` : customer.code;
}

function ageOf({ document }: ShopRecord) {
	return {
		id: String(document?.id ?? ''),
		code: document?.code ?? '',
		createdAt: utc(document?.purchaseDate ?? document?.createdDate) ?? null,
		updatedAt: utc(document?.modifiedDate ?? document?.createdDate) ?? null,
	};
}
