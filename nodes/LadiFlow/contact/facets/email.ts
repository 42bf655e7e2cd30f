// A contact's e-mail address, by which LadiFlow knows it: changed only where it is sure whose it is.
import type { IDataObject } from 'n8n-workflow';

import type { StoredContact } from '../../api/contacts';
import { isPlaceholder } from '../../model/identity';
import type { Facet, Round, WriteTarget } from '../facet';

export function email(target: WriteTarget): Facet {
	return {
		plan(round): IDataObject {
			const { address } = choice(target, round);
			return address ? { email: address } : {};
		},

		isShown(round, answer) {
			const phone = (target.phone && target.phoneToStore) ?? target.phone ?? round.observed?.phone;
			return isTaken(target, round, answer) && (answer.phone ?? null) === (phone ?? null);
		},

		judge(round, after) {
			const { isForeign } = choice(target, round);
			return {
				again: false,
				notes: [
					...(isForeign
						? ['The contact with this phone has another e-mail address, which was kept']
						: []),
					...(isTaken(target, round, after)
						? []
						: ['LadiFlow did not take the new e-mail address; the contact keeps the old one']),
				],
			};
		},
	};
}

function isTaken(target: WriteTarget, round: Round, { email }: StoredContact): boolean {
	const { address } = choice(target, round);
	return !address || email?.toLowerCase() === address.toLowerCase();
}

/**
 * The e-mail to send. A made-up address gives way to a real one; another real one only to that of the same
 * person in the shop, or when the write is about the address.
 *
 * @see ladiflow-api.md 2.10
 */
function choice(
	target: WriteTarget,
	{ observed, desired: { newEmail } }: Round,
): { address: string | null; isForeign?: boolean } {
	const present = observed?.email ?? null;
	if (newEmail) return { address: newEmail };
	if (mayBeAnothers(target, observed)) return { address: present, isForeign: true };
	return { address: target.email ?? present };
}

/** Whether a contact that was found by its phone has a real e-mail which is not known to be this person's. */
export function mayBeAnothers(
	{ email, externalId }: WriteTarget,
	observed: StoredContact | null,
): boolean {
	const present = observed?.email ?? null;
	if (!present || !email || email === present.toLowerCase() || isPlaceholder(present)) return false;
	return !externalId || String(observed?.external_customer_id ?? '') !== externalId;
}
