// What a shop record makes of a contact: decided by the sync's rules, without what may be another person's.
import { omit } from 'lodash';

import type { StoredContact } from '../api/contacts';
import { valuesOf } from '../model/customFields';
import { type Decision, decide, type SyncOptions } from '../sync/decide';
import type { ShopRecord } from '../sync/shopRecord';
import type { WriteTarget } from './facet';
import { mayBeAnothers } from './facets/email';

/**
 * The state that a record writes, given the contact as it is stored; pure.
 *
 * @param stored        null for a contact that is to be created
 * @param wasReadLater  this process knows of a later reading of the customer
 * @param keepsTime     the account has the field for the time of the reading
 */
export function shopState(
	record: ShopRecord,
	person: WriteTarget,
	stored: StoredContact | null,
	options: SyncOptions,
	{ wasReadLater = false, keepsTime = false } = {},
): Decision {
	const values = valuesOf(stored?.custom_fields);
	const decision = decide(record, values, options, wasReadLater, keepsTime);
	if (!mayBeAnothers(person, stored)) return decision;
	// With the ID, the next sync would take the contact, and its e-mail, for this customer's.
	return { ...decision, native: omit(decision.native, 'external_customer_id') };
}
