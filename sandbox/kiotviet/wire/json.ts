// How a delivery is printed, byte for byte.

const DECIMAL_KEYS = new Set([
	'Total',
	'TotalPayment',
	'Discount',
	'Price',
	'Amount',
	'Quantity',
	'Cost',
	'OnHand',
]);

/**
 * Prints a delivery's JSON as .NET does: compact, decimals with a fraction (`335000.0`). Parsing and printing it
 * again gives other bytes, so a receiver that signs what it re-serialised is found out (kiotviet-api.md 4.5).
 */
export function deliveredJson(value: unknown, key = ''): string {
	if (Array.isArray(value)) return `[${value.map((entry) => deliveredJson(entry)).join(',')}]`;
	if (typeof value === 'object' && value !== null) {
		const fields = Object.entries(value).filter(([, field]) => field !== undefined);
		return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${deliveredJson(field, name)}`).join(',')}}`;
	}
	if (typeof value === 'number' && Number.isInteger(value) && DECIMAL_KEYS.has(key))
		return `${value}.0`;
	return JSON.stringify(value);
}
