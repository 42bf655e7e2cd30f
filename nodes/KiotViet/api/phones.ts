// Phones as shops type them, compared by their digits: KiotViet's own search is loose and bound to one form.

/** A shorter number would fit too many customers (kiotviet-api.md 5.8). */
const FEWEST_DIGITS = 9;

/**
 * The forms to search a phone by, as KiotViet may have stored it: `0900000001` and `+84900000001`.
 *
 * @param typed  a phone in any Vietnamese form, or with another country's `+`
 * @returns      empty when it has fewer than nine digits
 */
export function searchForms(typed: string): string[] {
	const digits = digitsOf(typed);
	if (digits.length < FEWEST_DIGITS) return [];
	return isForeign(typed) ? [`+${digits}`] : [`0${digits}`, `+84${digits}`];
}

/** Whether a stored field, which may hold several numbers, has this phone. */
export function hasPhone(stored: string | undefined, typed: string): boolean {
	const digits = digitsOf(typed);
	return (stored ?? '').split(/[/,;|]/).some((part) => digitsOf(part) === digits);
}

/** The digits without the country code 84 and without leading zeros. */
function digitsOf(typed: string): string {
	const digits = typed.replace(/\D/g, '');
	if (isForeign(typed)) return digits;
	return digits.replace(/^(00)?84(?=\d{9,10}$)/, '').replace(/^0+/, '');
}

function isForeign(typed: string): boolean {
	return /^\s*\+(?!84)/.test(typed);
}
