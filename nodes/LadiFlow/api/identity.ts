// Who a contact is: e-mail, phone, or the address LadiFlow makes up for a phone (ladiflow-api.md 2.10).

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
	const email = typed.trim().toLowerCase();
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

/**
 * Brings a phone into LadiFlow's form: `0900000001`; other countries keep their `+`. Of several
 * numbers in one field the first good one counts; masked numbers are none.
 *
 * @returns the number, or null when nothing usable is there
 */
export function phoneOf(typed: unknown): string | null {
	if (typeof typed !== 'string' && typeof typed !== 'number') return null;
	for (const part of String(typed).split(/[/,;|]/)) {
		const phone = onePhone(part);
		if (phone) return phone;
	}
	return null;
}

function onePhone(typed: string): string | null {
	const compact = typed.replace(/[\s.\-()]/g, '');
	if (!/^\+?\d+$/.test(compact)) return null;
	const local = compact
		.replace(/^\+84|^0084/, '0')
		.replace(/^84(?=\d{9,10}$)/, '0')
		.replace(/^00(?=\d{9})/, '0');
	if (/^0\d{8,10}$/.test(local)) return local;
	return /^\+\d{8,15}$/.test(local) ? local : null;
}

/** How a phone is written into a contact: as LadiFlow's samples have it, for calls from abroad, or as typed. */
export type PhoneForm = 'national' | 'international' | 'asTyped';

/** The forms under which a phone may be stored, the likeliest first. */
export function phoneForms(phone: string): string[] {
	if (!phone.startsWith('0')) return [phone];
	const rest = phone.slice(1);
	return [phone, `+84${rest}`, `84${rest}`];
}

/** A cleaned phone in the form that shall be written. */
export function phoneAs(form: PhoneForm, phone: string, typed: unknown): string {
	if (form === 'asTyped') return String(typed).trim();
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
