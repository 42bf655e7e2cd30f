// The contact that a shop record is written to, or why there is none; pure.
import { phoneOf } from '../../shared/vietnam/phones';
import { type Identity, emailOf, unusable } from '../model/identity';
import { NAME_WAS_CUT, nameFields } from '../model/nativeFields';
import type { ShopRecord } from './shopRecord';

/** Why nothing was written. */
type Skipped = 'stale' | 'guest' | 'noContactDetails' | 'deleted' | 'example';

/** Who is written to. */
export interface Person {
	email: string | null;
	phone: string | null;
	/** the customer's code, as the contact keeps it */
	externalId: string | undefined;
}

/** Who is written to; or why there is nobody. */
export type WriteTarget = Person | { skipped: Exclude<Skipped, 'stale'> };

/** What decides how a customer is named in LadiFlow. */
export interface NamingOptions {
	/** put the shop's name before the customer code, for several shops in one account */
	externalIdPrefix: boolean;
}

/** Who is meant by a record (ladiflow-api.md 2.10; guest sales and masked customers have nobody). */
export function writeTargetOf(record: ShopRecord, options: NamingOptions): WriteTarget {
	const { customer, document } = record;
	if (record.example) return { skipped: 'example' };
	if (record.deleted) return { skipped: 'deleted' };
	if (!customer) return { skipped: document && !document.customerId ? 'guest' : 'deleted' };
	const email = emailOf(customer.email);
	const phone = phoneOf(customer.contactNumber, customer.subNumber);
	if (!email && !phone) return { skipped: 'noContactDetails' };
	return { email, phone, externalId: externalIdOf(record, options) };
}

/** What of a customer cannot be written as the shop has it, in words; `identity` null where nobody was understood. */
export function notesOn({ customer }: ShopRecord, identity: Identity | null): string[] {
	const { email, contactNumber, subNumber, name = '' } = customer ?? {};
	return [
		...unusable({ email, phones: [contactNumber, subNumber] }, identity),
		...(nameFields(name).isCut ? [NAME_WAS_CUT] : []),
	];
}

/** The customer's code, as the contact keeps it; undefined where the customer has none. */
export function externalIdOf(
	{ customer, retailer }: ShopRecord,
	{ externalIdPrefix }: NamingOptions,
): string | undefined {
	if (!customer?.code) return undefined;
	return externalIdPrefix && retailer ? `${retailer}:${customer.code}` : customer.code;
}
