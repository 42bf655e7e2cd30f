// How KiotViet says no, so that the shop and its API say it in the same words.

/** An error with KiotViet's HTTP status and error code (kiotviet-api.md 2.5). The message is Vietnamese, as there. */
export class KiotVietError extends Error {
	constructor(
		readonly status: number,
		readonly errorCode: string,
		message: string,
	) {
		super(message);
		this.name = 'KiotVietError';
	}

	/** The body that goes with it. */
	get body() {
		return { responseStatus: { errorCode: this.errorCode, message: this.message, errors: [] } };
	}
}

/** A business or validation error: HTTP 420. */
export function refused(message: string): KiotVietError {
	return new KiotVietError(420, 'KvException', message);
}

/** A malformed request: HTTP 400. */
export function malformed(message: string): KiotVietError {
	return new KiotVietError(400, 'ArgumentException', message);
}

/** "Does not exist or was deleted": HTTP 420, which a switch turns into 404 (kiotviet-api.md 2.5). */
export class Missing extends KiotVietError {
	constructor(what: string) {
		super(420, 'KvException', `${what} không tồn tại hoặc đã bị xóa`);
	}
}

/** The record that was asked for, or KiotViet's "does not exist". */
export function existing<T>(record: T | undefined, what: string): T {
	if (record === undefined) throw new Missing(what);
	return record;
}

/** The product of a line, or what KiotViet says of a line without one. */
export function existingInLine<T>(product: T | undefined): T {
	if (product !== undefined) return product;
	throw new KiotVietError(
		420,
		'KvValidateProductException',
		'Hàng hóa được chọn không tồn tại hoặc đã bị xóa',
	);
}
