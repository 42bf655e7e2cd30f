// What a write would say of a contact that holds already what it shall hold; pure.
import type { Found, StoredContact } from '../api/contacts';
import { differencesOf } from './differences';
import type { DesiredState, WriteTarget } from './facet';
import { email } from './facets/email';
import { unchanged, type WriteResult } from './reconcile';

/**
 * The result without a write.
 *
 * @param lacks  whether the account has no custom field of a name: no write could leave a value there
 * @returns      null where a write would change something, or say more
 */
export function alreadyRight<D extends DesiredState>(
	target: WriteTarget,
	desired: D,
	{ contact, matchedBy }: Found & { contact: StoredContact },
	lacks: (name: string) => boolean,
): WriteResult<D> | null {
	const different = differencesOf(target, desired, contact);
	const missing = different.filter(({ field, isCustom }) => isCustom && lacks(field));
	if (missing.length < different.length || isUnlinked(desired, contact)) return null;
	const { notes } = email(target).judge({ number: 1, observed: contact, desired }, contact);
	return {
		...unchanged(contact, matchedBy),
		desired,
		missing: missing.map(({ field }) => field),
		notes: notes ?? [],
	};
}

/** Whether a value stands under no field that the account defines: a write says so each time (ladiflow-api.md 2.13). */
function isUnlinked(
	{ customFields }: DesiredState,
	{ custom_fields = [] }: StoredContact,
): boolean {
	return (
		custom_fields.some(({ custom_field_id }) => custom_field_id) &&
		custom_fields.some(({ name, custom_field_id }) => name in customFields && !custom_field_id)
	);
}
