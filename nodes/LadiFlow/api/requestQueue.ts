// Where the requests to one account wait for their turn; the rate limiter says whose it is.
import { sleep } from 'n8n-workflow';

import { unlessStopped } from '../../shared/stop';
import { RateLimiter, type Ticket } from './rateLimiter';

/** n8n's sleep cannot be cut short, so no single one is long. */
const LONGEST_SLEEP = 1000;

/** How LadiFlow took a request: not at all where it was out of reach. */
export type Outcome = 'answered' | 'unknown' | { asked: number | null };

export class RequestQueue {
	private readonly limiter = new RateLimiter();
	private readonly starts = new Map<Ticket, () => void>();
	/** how long this process had been idle when a request left, in milliseconds */
	private readonly idleAt = new Map<Ticket, number>();
	private nextLook = Infinity;

	/** Whether nothing waits, is under way, or is put off. */
	get isIdle(): boolean {
		return this.limiter.isIdle(Date.now());
	}

	/**
	 * Waits for the request's turn, and no longer than to a stop.
	 *
	 * @returns to be told how LadiFlow took the request; `asked` is the wait in milliseconds of a refusal
	 * @throws  ExecutionCancelledError
	 */
	async turn(
		request: Pick<Ticket, 'items' | 'atMost' | 'route'>,
		stop: AbortSignal | undefined,
	): Promise<(outcome: Outcome) => void> {
		const ticket = this.limiter.join(Date.now(), request);
		try {
			await unlessStopped(stop, async () => {
				await new Promise<void>((resolve) => {
					this.starts.set(ticket, resolve);
					this.look();
				});
			});
		} catch (error) {
			this.ends(ticket, 'unknown');
			return await Promise.reject(error);
		}
		return (outcome) => this.ends(ticket, outcome);
	}

	private ends(ticket: Ticket, outcome: Outcome): void {
		const now = Date.now();
		const idle = idleTime() - (this.idleAt.get(ticket) ?? 0);
		this.starts.delete(ticket);
		this.idleAt.delete(ticket);
		if (outcome === 'answered') this.limiter.answered(now, ticket, idle);
		else if (outcome === 'unknown') this.limiter.giveUp(ticket);
		else this.limiter.refused(now, ticket, outcome.asked);
		this.look();
	}

	private look(): void {
		const now = Date.now();
		const { leave, wait } = this.limiter.leaving(now);
		for (const ticket of leave) {
			this.idleAt.set(ticket, idleTime());
			this.starts.get(ticket)?.();
			this.starts.delete(ticket);
		}
		if (wait === null) return;
		const next = Math.min(wait, LONGEST_SLEEP);
		if (this.nextLook > now && this.nextLook <= now + next) return;
		this.nextLook = now + next;
		void sleep(next).then(() => {
			this.nextLook = Infinity;
			this.look();
		});
	}
}

/**
 * Milliseconds that this process has waited for anything at all. An answer takes LadiFlow no longer than the process
 * waits meanwhile: while it works on other things, answers lie there, and that says nothing of LadiFlow.
 */
const idleTime = () => clock.eventLoopUtilization().idle;

/** Node's own, which a browser's types do not know. */
const clock = performance as unknown as { eventLoopUtilization(): { idle: number } };
