// How the account refuses, and what it takes for a text that says something.

/** An error with LadiFlow's body code (ladiflow-api.md 1). */
export class LadiFlowError extends Error {
	constructor(
		readonly code: number,
		message: string,
	) {
		super(message);
		this.name = 'LadiFlowError';
	}
}

export function isText(value: unknown): value is string {
	return typeof value === 'string' && value.trim() !== '';
}

/** Refuses a key that an endpoint does not document; the customer writes keep such keys instead (ladiflow-api.md 2.11). */
export function onlyKnown(body: Record<string, unknown>, known: readonly string[]): void {
	const stranger = Object.keys(body).find((key) => !known.includes(key));
	if (stranger !== undefined) throw new LadiFlowError(400, `Tham số không hợp lệ: ${stranger}`);
}
