// Proves that a delivery comes from KiotViet: the signature header, and the secret behind it.
import { createHmac, timingSafeEqual } from 'node:crypto';

/** The header KiotViet signs in. Despite its `sha1=` label the digest is HMAC-SHA256. */
export const SIGNATURE_HEADER = 'x-hub-signature';

/**
 * The webhook's secret, derived instead of stored: the same after a restart, a restore or a lost state.
 *
 * @param clientSecret  the credential's secret, the key
 * @param webhookId     n8n's id of the node's webhook
 * @returns             Base64, as KiotViet asks for
 * @see                 kiotviet-api.md 4.5, n8n-nodes.md 9.3
 */
export function webhookSecret(clientSecret: string, webhookId: string): string {
	return createHmac('sha256', clientSecret)
		.update(`kiotviet-webhook:${webhookId}`)
		.digest('base64');
}

/**
 * The digest a signature header claims; null when it claims none. It tells callers without a signature from KiotViet
 * before any secret is read.
 *
 * @param header  `sha1=<64 hex digits>`, `sha256=…` or bare hex, in any case
 * @see           kiotviet-api.md 4.5
 */
export function claimedDigest(header: unknown): Buffer | null {
	if (typeof header !== 'string') return null;
	const given = header
		.trim()
		.toLowerCase()
		.replace(/^sha(1|256)=/, '');
	return /^[0-9a-f]{64}$/.test(given) ? Buffer.from(given, 'hex') : null;
}

/**
 * Compares a claimed digest with the body's own in constant time; never throws.
 *
 * The key is the registered text. Its Base64-decoded bytes are accepted too, so that a change on
 * KiotViet's side does not silence the trigger; both are secret.
 *
 * @param rawBody  the bytes as sent; re-serialised JSON has another digest
 * @param claimed  32 bytes, of `claimedDigest`
 * @see            kiotviet-api.md 4.5
 */
export function signatureFits(rawBody: Buffer, claimed: Buffer, secret: string): boolean {
	const keys = [Buffer.from(secret, 'utf8'), Buffer.from(secret, 'base64')];
	return keys
		.map((key) => timingSafeEqual(claimed, createHmac('sha256', key).update(rawBody).digest()))
		.some((fits) => fits);
}
