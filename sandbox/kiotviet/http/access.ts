// Who may call the shop's API: tokens, the shop's name in every request, and the hourly quota.
import { randomBytes } from 'node:crypto';

import type { Clock } from '../../clock';
import type { Switches } from '../../switches';
import { refused, KiotVietError } from '../domain/errors';

/** The made-up key of the sandbox's shop. */
export interface ShopKey {
	retailer: string;
	retailerId: number;
	clientId: string;
	clientSecret: string;
}

const HOUR = 3_600_000;

/** Gives out tokens as id.kiotviet.vn does (kiotviet-api.md 1.1, 1.2). */
export class TokenOffice {
	/** How long a token lives, in seconds; settable. */
	life = 86400;
	/** How many tokens were given out. */
	issued = 0;
	private readonly expiries = new Map<string, number>();

	constructor(private readonly key: ShopKey) {}

	/** Answers a form post: a token, or OAuth's error with HTTP 400. */
	answer(form: Record<string, unknown>): { status: number; body: Record<string, unknown> } {
		const failure = (error: string) => ({ status: 400, body: { error } });
		if (form.grant_type !== 'client_credentials') return failure('unsupported_grant_type');
		if (form.client_id !== this.key.clientId || form.client_secret !== this.key.clientSecret) {
			return failure('invalid_client');
		}
		const scope = form.scopes ?? form.scope ?? 'PublicApi.Access';
		if (scope !== 'PublicApi.Access') return failure('invalid_scope');
		this.issued += 1;
		const expires = Date.now() + this.life * 1000;
		const token = this.tokenUntil(expires);
		this.expiries.set(token, expires);
		return {
			status: 200,
			body: {
				access_token: token,
				expires_in: this.life,
				token_type: 'Bearer',
				scope: 'PublicApi.Access',
			},
		};
	}

	/** Every token that was given out. */
	get given(): string[] {
		return [...this.expiries.keys()];
	}

	/** Makes every token given out so far worthless. */
	expireAll(): void {
		for (const token of this.expiries.keys()) this.expiries.set(token, 0);
	}

	/** Whether a token is good, was once good, or was never given out. */
	judge(token: string): 'good' | 'expired' | 'unknown' {
		const expires = this.expiries.get(token);
		if (expires === undefined) return 'unknown';
		return expires > Date.now() ? 'good' : 'expired';
	}

	private tokenUntil(expires: number): string {
		const part = (content: object) => Buffer.from(JSON.stringify(content)).toString('base64url');
		const claims = {
			exp: Math.floor(expires / 1000),
			client_RetailerCode: this.key.retailer,
			client_RetailerId: String(this.key.retailerId),
			client_UserId: '31001',
		};
		return `${part({ alg: 'RS256', typ: 'at+jwt' })}.${part(claims)}.${randomBytes(32).toString('base64url')}`;
	}
}

/** Counts GET requests of the running hour (kiotviet-api.md 2.1). */
export class Quota {
	/** GET requests an hour; settable. */
	limit = 5000;
	private used = 0;
	private since: number;

	constructor(private readonly clock: Clock) {
		this.since = clock.now().toMillis();
	}

	/** The seconds to wait when the hour's requests are spent, else null. */
	spend(): number | null {
		const now = this.clock.now().toMillis();
		if (now - this.since >= HOUR) {
			this.since = now;
			this.used = 0;
		}
		this.used += 1;
		return this.used > this.limit ? Math.ceil((this.since + HOUR - now) / 1000) : null;
	}

	/** Begins a new hour. */
	reset(): void {
		this.used = 0;
	}
}

const unauthorized = (message: string, errorCode = 'Unauthorized') =>
	new KiotVietError(401, errorCode, message);

/**
 * Lets a request in or refuses it (kiotviet-api.md 1.3, 1.4): a bearer token that is good, and the shop's own name.
 *
 * @throws KiotVietError
 */
export function admit(
	headers: { authorization?: string; retailer?: string | string[] },
	{ tokens, key, switches }: { tokens: TokenOffice; key: ShopKey; switches: Switches },
): void {
	const token = /^Bearer (\S+)$/.exec(headers.authorization ?? '')?.[1];
	if (token === undefined) throw unauthorized('Token is missing');
	const verdict = tokens.judge(token);
	if (verdict === 'expired') throw unauthorized('Token is expired', 'TokenException');
	if (verdict === 'unknown') throw unauthorized('Token is invalid');
	const { retailer } = headers;
	if (retailer === undefined || retailer === '') throw unauthorized('Retailer is missing');
	if (retailer === key.retailer) return;
	throw switches.wrongShop === '401'
		? unauthorized('Retailer is invalid')
		: refused('Tên gian hàng không hợp lệ');
}
