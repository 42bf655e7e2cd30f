// Who a contact is: e-mail, phone, or the address LadiFlow makes up for a phone (ladiflow-api.md 2.10).
import { bestPhone, phoneOf } from '../../shared/vietnam/phones';
import { isNothing, trimmed } from '../../shared/values';

const PLACEHOLDER_DOMAIN = '.ladiflow@ladimail.com';
const PLACEHOLDERS = /(\.ladiflow@ladimail\.com|@facebook\.com|@zalo\.com)$/i;
const ADDRESS = /^[^\s@*,;"<>()]+@[^\s@*,;"<>()]+\.[a-z]{2,}$/;

/**
 * Cleans an e-mail address; shop junk such as `.`, `-` or `none` is no address, and a masked one (`m***i@…`) neither.
 *
 * @returns trimmed and in lower case, or null
 */
export function emailOf(typed: unknown): string | null {
	if (typeof typed !== 'string') return null;
	const email = trimmed(typed).toLowerCase();
	return email.length <= 254 && ADDRESS.test(email) ? email : null;
}

/** Whether LadiFlow made an address up; nobody reads mail there. */
export function isPlaceholder(email: string): boolean {
	return PLACEHOLDERS.test(email);
}

/** The address LadiFlow makes up for a contact that has only a phone. */
export function placeholderFor(phone: string): string {
	return phone + PLACEHOLDER_DOMAIN;
}

/** How a phone is written into a contact: as LadiFlow's samples have it, for calls from abroad, or as typed. */
export type PhoneForm = 'national' | 'international' | 'asTyped';

/** A cleaned phone in the form that shall be written. */
export function phoneAs(form: PhoneForm, phone: string, typed: unknown): string {
	if (form === 'asTyped') return bestPhone(typed)?.typed ?? phone;
	return form === 'international' ? phone.replace(/^0/, '+84') : phone;
}

/** Who a contact is: at least one of the two where the person can be found. */
export interface Identity {
	email: string | null;
	phone: string | null;
}

/**
 * Cleans what names a person. The address that LadiFlow made up for a phone is that phone, never an e-mail.
 *
 * @see ladiflow-api.md 2.10
 */
export function identityOf(typed: { email?: unknown; phone?: unknown }): Identity {
	const email = emailOf(typed.email);
	const phone = phoneOf(typed.phone);
	if (!email?.endsWith(PLACEHOLDER_DOMAIN)) return { email, phone };
	return { email: null, phone: phone ?? phoneOf(email.slice(0, -PLACEHOLDER_DOMAIN.length)) };
}

/** A contact's e-mail as people may see it; null for one that LadiFlow made up. */
export function realEmail(email: unknown): string | null {
	const clean = emailOf(email);
	return clean && !isPlaceholder(clean) ? clean : null;
}

/**
 * What of somebody's e-mail and phone was given and cannot be used, in words; values are never quoted.
 *
 * @param person  who was understood, null where nobody was
 */
export function unusable(
	typed: { email?: unknown; phones: unknown[] },
	person: Identity | null,
): string[] {
	return [
		...(!isNothing(typed.email) && !emailOf(typed.email)
			? ['The e-mail is no usable address and was left out']
			: []),
		...(!typed.phones.every(isNothing) && !person?.phone
			? ['The phone is no usable number and was left out']
			: []),
	];
}
