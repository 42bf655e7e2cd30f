// The codes of sales: an invoice that is edited in KiotViet is cancelled, and a new one takes its code with a number behind it.

/**
 * An invoice's code without the number of its edit, and that number: `HD000789.01` is the first edit of `HD000789`.
 *
 * @see kiotviet-api.md 5.7
 */
export function editOf(code: string): { base: string; edit: number } {
	const [, base, edit] = /^(.+)\.(\d+)$/.exec(code) ?? [null, code, '0'];
	return { base, edit: Number(edit) };
}
