// Judges LadiFlow's answers: HTTP status and body code alike, and says in words what to do.

export type FailureKind = 'key' | 'busy' | 'unavailable' | 'unreachable' | 'notFound' | 'refused';

export interface Failure {
	kind: FailureKind;
	message: string;
	advice: string;
}

export interface Answer {
	/** HTTP status; null when no answer came */
	status: number | null;
	body?: unknown;
}

const KEY_WORDS = /api.?key|unauthorized|forbidden|phân quyền/i;
const NOT_FOUND_WORDS = /không tìm thấy|không tồn tại|not found/i;
const AUTOMATION =
	'In LadiPage open Cài đặt → Webhook & API → API, create a key with the box "Automation" ticked and put it into the LadiFlow credential';

/**
 * Says whether an answer is a failure: by HTTP status, by the body's own `code` (a number or a text),
 * or because it is no JSON object.
 *
 * @param what  the call in words, e.g. `Looking up the contact`
 * @returns     null for a success
 * @see         ladiflow-api.md 1.2
 */
export function failureOf({ status, body }: Answer, what: string): Failure | null {
	if (status === null) {
		return {
			kind: 'unreachable',
			message: `${what} got no answer: LadiFlow could not be reached`,
			advice:
				'Check the network of the n8n server and the Base URL of the LadiFlow credential, then run again',
		};
	}
	const envelope =
		typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : null;
	const bodyCode = envelope?.code === undefined ? null : Number(envelope.code);
	const code = status >= 400 || bodyCode === null ? status : bodyCode;
	const said = saidBy(envelope);
	const quoted = said ? `: "${said}"` : '';
	if (
		status < 400 &&
		envelope &&
		(bodyCode === null ? 'data' in envelope : bodyCode >= 200 && bodyCode < 300)
	) {
		return null;
	}
	if (code === 401 || code === 403 || KEY_WORDS.test(said)) {
		return {
			kind: 'key',
			message: `${what} was refused: LadiFlow did not accept the API key or the key lacks the Automation permission${quoted}`,
			advice: AUTOMATION,
		};
	}
	if (code === 404 || NOT_FOUND_WORDS.test(said)) {
		return {
			kind: 'notFound',
			message: `${what} found nothing${quoted}`,
			advice: 'Check the ID, e-mail or phone',
		};
	}
	if (code === 429) {
		return {
			kind: 'busy',
			message: `${what} was put off: LadiFlow is receiving too many requests${quoted}`,
			advice: 'Wait a little and run again; fewer items at once help',
		};
	}
	if (code >= 500 || !envelope) {
		return {
			kind: 'unavailable',
			message: `${what} did not work: LadiFlow answered with status ${code}${envelope ? quoted : ' and no LadiFlow data'}`,
			advice: 'LadiFlow has trouble at the moment; run again later',
		};
	}
	return {
		kind: 'refused',
		message: `${what} was refused by LadiFlow with code ${code}${quoted}`,
		advice: 'Correct what the message names, then run again',
	};
}

function saidBy(envelope: Record<string, unknown> | null): string {
	const text = envelope?.message ?? envelope?.error;
	return typeof text === 'string' ? text.trim().slice(0, 300) : '';
}

/** What the credential's own check throws: its kind goes along, because a busy LadiFlow says nothing about the key. */
export class KeyCheckFailure extends Error {
	constructor(readonly failure: Failure) {
		super(`LadiFlow: ${failure.message}. ${failure.advice}.`);
		this.name = 'KeyCheckFailure';
	}
}

/** The kind of a failed check of the key, however n8n wrapped it; null for any other error. */
export function kindOfKeyCheck(error: unknown): FailureKind | null {
	for (let inner = error, depth = 0; inner && depth < 5; depth++) {
		if (inner instanceof KeyCheckFailure) return inner.failure.kind;
		inner = (inner as { cause?: unknown }).cause;
	}
	return (error as Error).message.startsWith('LadiFlow: ') ? 'key' : null;
}
