// Carries the shop's changes to the registered addresses, and judges the answers the way KiotViet does.
/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/require-node-api-error */
import axios from 'axios';
import { createHmac, randomUUID } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Clock } from '../clock';
import type { Faults } from '../faults';
import type { SignatureForm, Switches } from '../switches';
import type { WebhookRecord, WebhookRegistry } from './domain/webhooks';
import { deliveredJson } from './wire/json';

/** One try to deliver, or the reason why there was none. `status` is null when no answer came. */
export interface DeliveryLogEntry {
	id: string;
	attempt: number;
	action: string;
	url: string;
	status: number | null;
	milliseconds: number;
	outcome: 'delivered' | 'failed' | 'stopped' | 'held' | 'no hook';
	at: string;
}

/** KiotViet's patience in milliseconds (kiotviet-api.md 4.6); settable, because tests cannot wait for it. */
export interface DeliveryRules {
	/** How long an answer may take. */
	answerLimit: number;
	/** Tries in all. */
	tries: number;
	/** The pause before the second try, the third, and so on; the last one holds for all further tries. */
	pauses: number[];
}

interface Parcel {
	id: string;
	type: string;
	/** The `Notifications` array as text, or the ids of a bare delete. */
	notifications: string;
	removedIds?: number[];
	action: string;
	attempt: number;
}

const STOP_CODES = new Set([400, 401, 403, 404, 405]);
const REORDER_WINDOW = 150;
const LOG_LENGTH = 2000;
const PARCELS_KEPT = 1000;

/**
 * The value of `X-Hub-Signature`: HMAC-SHA256 over the raw bytes, keyed with the registered text as it is,
 * labelled `sha1=` all the same (kiotviet-api.md 4.5). Other forms are what some report of their shops.
 */
export function signatureOf(
	body: Buffer | string,
	secret: string,
	form: SignatureForm = 'sha1= sha256 text hex',
): string {
	const [label, algorithm, key, spelling] = form.split(' ');
	const digest = createHmac(algorithm, Buffer.from(secret, key === 'text' ? 'utf8' : 'base64'))
		.update(body)
		.digest();
	const hex = digest.toString('hex');
	const spelt = { hex, HEX: hex.toUpperCase() }[spelling];
	return `${label === 'bare' ? '' : label}${spelt ?? digest.toString(spelling as 'base64')}`;
}

export class Deliveries {
	readonly log: DeliveryLogEntry[] = [];
	readonly rules: DeliveryRules = { answerLimit: 5000, tries: 3, pauses: [500, 2000] };

	private readonly sent = new Map<string, Parcel>();
	private readonly pending = new Set<Promise<void>>();
	private readonly turns = new Map<string, Promise<void>>();
	private readonly closing = new AbortController();
	private held: Parcel[] | null = null;
	private batch: Parcel[] = [];

	constructor(
		private readonly registry: WebhookRegistry,
		private readonly switches: Switches,
		private readonly faults: Faults,
		private readonly clock: Clock,
		private readonly retailerId: number,
	) {
		// Everything on its way waits for this one signal.
		setMaxListeners(0, this.closing.signal);
	}

	/** Queues one notification with its data: PascalCase objects, or ids for a delete. */
	queue(type: string, items: unknown[]): void {
		const action = this.switches.actionForm === 'bare' ? type : `${type}.${this.retailerId}`;
		const isDelete = type.endsWith('.delete');
		const notification = isDelete
			? { Data: items, Action: action }
			: { Action: action, Data: items };
		const parcel: Parcel = {
			id: randomUUID(),
			type,
			action,
			notifications: deliveredJson([notification]),
			removedIds: isDelete ? (items as number[]) : undefined,
			attempt: 0,
		};
		this.sent.set(parcel.id, parcel);
		if (this.sent.size > PARCELS_KEPT) this.sent.delete(this.sent.keys().next().value as string);
		if (this.held) {
			this.held.push(parcel);
			this.note(parcel, {
				url: this.registry.ofType(type)?.url ?? '',
				status: null,
				outcome: 'held',
			});
		} else {
			this.dispatch(parcel);
		}
	}

	/** Sends one delivery once more: same `Id`, `Attempt` one higher. Without an id, the last one that was sent. */
	again(id?: string): void {
		const last = this.log
			.filter(({ outcome }) => outcome !== 'held' && outcome !== 'no hook')
			.at(-1);
		const parcel = this.sent.get(id ?? last?.id ?? '');
		if (!parcel) throw new Error(`There is no delivery ${id ?? 'yet'} to send again`);
		this.track(this.inTurn(parcel));
	}

	/** From now on deliveries wait. */
	hold(): void {
		this.held ??= [];
	}

	/** Sends what waited, in the order of the changes or the other way round. */
	release(order: 'as-is' | 'reversed' = 'as-is'): void {
		const waiting = this.held ?? [];
		this.held = null;
		for (const parcel of order === 'reversed' ? waiting.reverse() : waiting) this.dispatch(parcel);
	}

	get isHolding(): boolean {
		return this.held !== null;
	}

	/** Resolves when nothing is on its way any more; what is held does not count. */
	async settled(): Promise<void> {
		while (this.pending.size > 0) await Promise.all(this.pending);
	}

	/** Cuts what is on its way and sends nothing any more. */
	async stop(): Promise<void> {
		this.held = [];
		this.closing.abort();
		await this.settled();
	}

	private dispatch(parcel: Parcel): void {
		const { delay, reorder, duplicates } = this.faults.deliveries;
		if (reorder) {
			this.batch.push(parcel);
			if (this.batch.length === 1) this.track(this.sendBatch(delay));
			return;
		}
		this.track(
			(async () => {
				if (delay > 0) await this.pause(delay);
				await this.inTurn(parcel);
				for (let copy = 0; copy < duplicates; copy += 1) await this.inTurn(parcel);
			})(),
		);
	}

	private async sendBatch(delay: number): Promise<void> {
		await this.pause(REORDER_WINDOW + delay);
		const batch = this.batch.reverse();
		this.batch = [];
		for (const parcel of batch) {
			await this.inTurn(parcel);
			for (let copy = 0; copy < this.faults.deliveries.duplicates; copy += 1)
				await this.inTurn(parcel);
		}
	}

	// First tries to one type go out one after another; later tries do not hold the others up.
	private async inTurn(parcel: Parcel): Promise<void> {
		const before = this.turns.get(parcel.type) ?? Promise.resolve();
		const turn = before.then(() => this.attempt(parcel));
		this.turns.set(
			parcel.type,
			turn.then(() => undefined),
		);
		if ((await turn) === 'failed') this.track(this.retry(parcel, 2));
	}

	private async retry(parcel: Parcel, nthTry: number): Promise<void> {
		if (nthTry > this.rules.tries) return;
		const { pauses } = this.rules;
		await this.pause(pauses[Math.min(nthTry - 2, pauses.length - 1)] ?? 0);
		if ((await this.attempt(parcel)) === 'failed') await this.retry(parcel, nthTry + 1);
	}

	/** One try; `failed` when a further one is worth it. */
	private async attempt(parcel: Parcel): Promise<'done' | 'failed'> {
		if (this.closing.signal.aborted) return 'done';
		const hook = this.registry.ofType(parcel.type);
		if (!hook?.isActive) {
			this.note(parcel, { url: hook?.url ?? '', status: null, outcome: 'no hook' });
			return 'done';
		}
		parcel.attempt += 1;
		const attempt = parcel.attempt;
		const body = Buffer.from(this.bodyOf(parcel), 'utf8');
		const started = performance.now();
		const status = await this.post(hook, parcel, body);
		const outcome = verdict(status);
		if (outcome === 'stopped') this.registry.turnOff(parcel.type);
		this.note(parcel, {
			url: hook.url,
			status,
			outcome,
			attempt,
			milliseconds: Math.round(performance.now() - started),
		});
		const worthAnotherTry = outcome === 'failed' && (status === null || status >= 500);
		return worthAnotherTry ? 'failed' : 'done';
	}

	private bodyOf(parcel: Parcel): string {
		if (parcel.removedIds && this.switches.deleteForm === 'removeId') {
			return JSON.stringify({ RemoveId: parcel.removedIds });
		}
		return `{"Id":"${parcel.id}","Attempt":${parcel.attempt},"Notifications":${parcel.notifications}}`;
	}

	private async post(hook: WebhookRecord, parcel: Parcel, body: Buffer): Promise<number | null> {
		try {
			const answer = await axios.post(hook.url, body, {
				headers: {
					'Content-Type': 'application/json; charset=utf-8',
					'User-Agent': 'KiotViet-Webhook',
					'X-Webhook-Event': parcel.type,
					'X-Webhook-Delivery': parcel.id,
					...(hook.secret === undefined
						? {}
						: { 'X-Hub-Signature': signatureOf(body, hook.secret, this.switches.signatureForm) }),
				},
				timeout: this.rules.answerLimit,
				signal: this.closing.signal,
				maxRedirects: 0,
				proxy: false,
				responseType: 'text',
				validateStatus: () => true,
			});
			return answer.status;
		} catch (error) {
			// No answer within the limit, a refused or a cut connection: KiotViet sees no status either way.
			if (axios.isAxiosError(error) || axios.isCancel(error)) return null;
			throw new Error('A delivery failed for a reason of the sandbox', { cause: error });
		}
	}

	private note(
		{ id, action, attempt }: Parcel,
		entry: Pick<DeliveryLogEntry, 'url' | 'status' | 'outcome'> & Partial<DeliveryLogEntry>,
	): void {
		this.log.push({ id, action, attempt, milliseconds: 0, at: this.clock.stamp(), ...entry });
		if (this.log.length > LOG_LENGTH) this.log.shift();
	}

	private track(work: Promise<void>): void {
		this.pending.add(work);
		void work.finally(() => this.pending.delete(work));
	}

	private async pause(milliseconds: number): Promise<void> {
		const { signal } = this.closing;
		if (signal.aborted || milliseconds <= 0) return;
		// The only way a pause ends early is the shop closing.
		await sleep(milliseconds, undefined, { signal }).catch(() => undefined);
	}
}

function verdict(status: number | null): 'delivered' | 'failed' | 'stopped' {
	if (status === null) return 'failed';
	if (status >= 200 && status < 300) return 'delivered';
	return STOP_CODES.has(status) ? 'stopped' : 'failed';
}
