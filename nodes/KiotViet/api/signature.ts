// Proves that a delivery comes from KiotViet: the signature header, and the secret behind it.
import { createHmac, timingSafeEqual } from 'node:crypto';

import type { ICredentialDataDecryptedObject, INode } from 'n8n-workflow';

/** The header KiotViet signs in. Despite its `sha1=` label the digest is HMAC-SHA256. */
export const SIGNATURE_HEADER = 'x-hub-signature';

/**
 * The webhook's secret, derived instead of stored: the same after a restart, a restore or a lost state.
 *
 * @param clientSecret  the credential's secret, the key
 * @param webhookId     n8n's id of the node's webhook
 * @returns             Base64, as KiotViet asks for
 * @see                 kiotviet-api.md 4.5, n8n.md 3.2
 */
export function webhookSecret(clientSecret: string, webhookId: string): string {
	return createHmac('sha256', clientSecret)
		.update(`kiotviet-webhook:${webhookId}`)
		.digest('base64');
}

/** What KiotViet signs with and what a delivery is held against: the two must be the same. */
export function secretOf(
	{ webhookId, id }: INode,
	{ clientSecret }: ICredentialDataDecryptedObject,
): string {
	return webhookSecret(String(clientSecret), webhookId ?? id);
}

/** What a signature header claims, and how it spells it. */
export interface Claim {
	digest: Buffer;
	algorithm: 'sha256' | 'sha1';
	/** `sha1=`, `sha256=`, another one, or `bare` */
	label: string;
	spelling: 'hex' | 'HEX' | 'base64' | 'base64url';
}

/** A digest's length in bytes tells its algorithm; the label does not (kiotviet-api.md 4.5). */
const ALGORITHMS: Record<number, Claim['algorithm']> = { 32: 'sha256', 20: 'sha1' };

/**
 * What a signature header claims; null when it claims nothing. It tells callers without a signature from KiotViet
 * before any secret is read.
 *
 * @param header  a digest of SHA-256 or SHA-1 in hex of any case or in Base64 of either alphabet, padded or not,
 *                with or without a label
 * @see           kiotviet-api.md 4.5, 8 (what differs by shop)
 */
export function claimedDigest(header: unknown): Claim | null {
	if (typeof header !== 'string' || header.length > 120) return null;
	const [, label = 'bare', given] =
		/^\s*(?:([a-z][a-z0-9-]{0,15}=)\s*(?=[^\s=]))?(\S+)\s*$/i.exec(header) ?? [];
	if (given === undefined) return null;
	const spelling = spellingOf(given);
	if (!spelling) return null;
	const digest = Buffer.from(given, spelling === 'HEX' ? 'hex' : spelling);
	const algorithm = ALGORITHMS[digest.length];
	return algorithm ? { digest, algorithm, label: label.toLowerCase(), spelling } : null;
}

function spellingOf(digest: string): Claim['spelling'] | null {
	if (/^(?:[0-9a-f]{64}|[0-9a-f]{40})$/.test(digest)) return 'hex';
	if (/^(?:[0-9a-f]{64}|[0-9a-f]{40})$/i.test(digest)) return 'HEX';
	// Where no letter tells the alphabets apart, the padding does: the one for addresses has none.
	if (/^(?:[\w-]{43}|[\w-]{27})$/.test(digest)) return 'base64url';
	if (/^(?:[a-z0-9+/]{43}=?|[a-z0-9+/]{27}=?)$/i.test(digest)) return 'base64';
	return /^(?:[\w-]{43}=|[\w-]{27}=)$/.test(digest) ? 'base64url' : null;
}

/**
 * Holds a claim against the body in constant time; never throws.
 *
 * Shops are said to differ in the key (the registered text, or what it decodes to) and in the bytes (as sent, or
 * without a byte order mark, spaces around, or spaces between). All these are tried: whoever signs one knows the
 * secret, and each means the very JSON that was sent. Never tried is a body that was parsed and written anew:
 * two different JSON texts can end in the same one.
 *
 * @param rawBody  the bytes as sent
 * @returns        which reading fits, as the sandbox names its `signatureForm`, e.g. `sha1= sha256 text hex`, with
 *                 what was taken off the body behind it; null when none does
 * @see            kiotviet-api.md 4.5
 */
export function signatureReading(rawBody: Buffer, claim: Claim, secret: string): string | null {
	const { algorithm, digest, label, spelling } = claim;
	const keys = { text: Buffer.from(secret, 'utf8'), decoded: Buffer.from(secret, 'base64') };
	const fitting = bodiesOf(rawBody).flatMap(({ body, suffix }) =>
		Object.entries(keys)
			.filter(([, key]) =>
				timingSafeEqual(digest, createHmac(algorithm, key).update(body).digest()),
			)
			.map(([key]) => `${label} ${algorithm} ${key} ${spelling}${suffix}`),
	);
	return fitting[0] ?? null;
}

/** Bytes: a delivery is much smaller, and strangers may send what they like. */
const COMPACTED = 1_000_000;

const BOM = Buffer.from([0xef, 0xbb, 0xbf]);

/** The body as sent, and as it may have been when it was signed, each once: a compact one, as KiotViet's are, is one. */
function bodiesOf(raw: Buffer): Array<{ body: Buffer; suffix: string }> {
	const bodies = [{ body: raw, suffix: '' }];
	const add = (body: Buffer, suffix: string) => {
		if (bodies.every((known) => known.body.length !== body.length)) bodies.push({ body, suffix });
		return body;
	};
	const withoutMark = raw.subarray(0, BOM.length).equals(BOM)
		? add(raw.subarray(BOM.length), ' withoutMark')
		: raw;
	const trimmed = add(trimmedOf(withoutMark), ' trimmed');
	if (raw.length <= COMPACTED) add(compactOf(trimmed), ' compact');
	return bodies;
}

/** JSON's four blanks; in UTF-8 their bytes stand for nothing else. */
const isBlank = (byte: number) => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d);

function trimmedOf(body: Buffer): Buffer {
	let [start, end] = [0, body.length];
	while (start < end && isBlank(body[start])) start += 1;
	while (end > start && isBlank(body[end - 1])) end -= 1;
	return body.subarray(start, end);
}

/** Without the blanks between JSON's words; what stands in quotes, and how numbers are written, stays. */
function compactOf(body: Buffer): Buffer {
	const kept = Buffer.allocUnsafe(body.length);
	let length = 0;
	let quoted = false;
	for (let at = 0; at < body.length; at += 1) {
		const byte = body[at];
		if (!quoted && isBlank(byte)) continue;
		kept[length++] = byte;
		if (byte === 0x22) quoted = !quoted;
		else if (quoted && byte === 0x5c && at + 1 < body.length) kept[length++] = body[++at];
	}
	return kept.subarray(0, length);
}
