// How KiotViet says no, so that the shop and its API refuse in the same words.

/** A refusal with KiotViet's HTTP status and error code (kiotviet-api.md 2.5). The message is Vietnamese, as there. */
export class Refusal extends Error {
	constructor(
		readonly status: number,
		readonly errorCode: string,
		message: string,
	) {
		super(message);
		this.name = 'Refusal';
	}

	/** The body that goes with it. */
	get body() {
		return { responseStatus: { errorCode: this.errorCode, message: this.message, errors: [] } };
	}
}

/** A business or validation error: HTTP 420. */
export function refused(message: string): Refusal {
	return new Refusal(420, 'KvException', message);
}

/** A malformed request: HTTP 400. */
export function malformed(message: string): Refusal {
	return new Refusal(400, 'ArgumentException', message);
}

/** "Does not exist or was deleted": HTTP 420, which a switch turns into 404 (kiotviet-api.md 2.5). */
export class Missing extends Refusal {
	constructor(what: string) {
		super(420, 'KvException', `${what} không tồn tại hoặc đã bị xóa`);
	}
}
