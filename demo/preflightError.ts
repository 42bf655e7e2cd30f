// What stops the demo from outside (no network, a taken port, an old Node), told in one sentence instead of a stack.

/** Something that the person at the keyboard can remove; its message is one clear sentence. */
export class PreflightError extends Error {
	constructor(message: string) {
		super(message);
		this.name = 'PreflightError';
	}
}
