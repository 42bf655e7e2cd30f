// Who a contact is: e-mail, phone, or the address LadiFlow makes up for a phone (ladiflow-api.md 2.10).

const PLACEHOLDER_DOMAIN = '.ladiflow@ladimail.com';
const PLACEHOLDERS = /(\.ladiflow@ladimail\.com|@facebook\.com|@zalo\.com)$/i;
const ADDRESS = /^[^\s@,;"<>()]+@[^\s@,;"<>()]+\.[a-z]{2,}$/;

/**
 * Cleans an e-mail address; shop junk such as `.`, `-` or `none` is no address.
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

/** The forms under which a phone may be stored: as LadiFlow's samples show it, and as `+84`. */
export function phoneForms(phone: string): string[] {
	return phone.startsWith('0') ? [phone, `+84${phone.slice(1)}`] : [phone];
}
