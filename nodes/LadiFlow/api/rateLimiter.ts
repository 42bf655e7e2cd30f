// How fast one account is asked: LadiFlow publishes no limit, so it is felt for, by how quickly and whether it answers.

/** So many requests may leave at once after a rest; a single sale never waits. */
const HEAD_START = 10;
/** Requests a second to begin with; doubled each second until LadiFlow refuses. */
const FIRST_RATE = 20;
const LEAST_RATE = 2;
const FIRST_AT_ONCE = 8;
const MOST_AT_ONCE = 32;
/** Slow answers alone do not bring it below: a long list takes its time. */
const LEAST_AT_ONCE_WHEN_SLOW = 4;
const FIRST_HOLD = 500;
const LONGEST_HOLD = 120_000;
const SECOND = 1000;
/** By so much a route's quickest answer is forgotten with each other one. */
const CREEP = 1.0002;
/** Of so many places, one goes to the request that waits longest, whatever its run. */
const TURN_OF_THE_OLDEST = 4;

/** One request, from joining the queue to its answer. */
export interface Ticket {
	/** the items of its run: a sale has few, an import many */
	items: number;
	/** requests a second that it must not exceed, together with others of the same bound; 0 for none */
	atMost: number;
	/** requests of one route are compared with each other */
	route: string;
	joinedAt: number;
	/** how many had joined before it */
	number: number;
	leftAt: number;
}

/**
 * The queue of requests to one account, and its pace. Decides, and never waits itself; `now` is in milliseconds.
 *
 * - Rate and number at once grow while answers are quick and requests wait for their turn: doubled each second at
 *   first; after a refusal quickly up to nine tenths of what was refused, slowly from there.
 * - A wave of refusals halves both once: the requests that had left before it tell nothing new. Then nothing leaves
 *   for as long as LadiFlow asks, or half a second, and longer each time; then one request goes ahead of the others.
 * - Requests of runs with few items go first; each fourth place is the longest waiting one's.
 *
 * @see ladiflow-api.md 1.2, rules 3 and 4 (no limit is published)
 */
export class RateLimiter {
	private readonly waiting = new Set<Ticket>();
	/** by what decides whose turn it is: so many lines as there are kinds of runs, however many requests wait */
	private readonly lines = new Map<string, Line>();
	private joined = 0;
	private readonly underWay = new Set<Ticket>();
	private readonly rate = new Found(FIRST_RATE);
	private readonly atOnce = new Found(FIRST_AT_ONCE);
	private readonly own = new Stream();
	/** one for each bound that was chosen */
	private readonly bounds = new Map<number, Stream>();
	private readonly quickest = new Map<string, number>();
	/** when requests of the last second left */
	private lately: number[] = [];
	private left = 0;
	private heldUntil = 0;
	private waveAt = -1;
	/** refusals since LadiFlow took a request that left after the wave; null when it did */
	private refusedInARow: number | null = null;

	/** A request joins the queue. */
	join(now: number, request: Pick<Ticket, 'items' | 'atMost' | 'route'>): Ticket {
		const ticket = { ...request, joinedAt: now, number: this.joined++, leftAt: 0 };
		this.waiting.add(ticket);
		const kind = `${ticket.items} ${ticket.atMost}`;
		const line = this.lines.get(kind) ?? new Line();
		this.lines.set(kind, line);
		line.join(ticket);
		return ticket;
	}

	/**
	 * Lets go whatever may leave now.
	 *
	 * @returns the requests to send, and the milliseconds to the next look; null where only an answer or a new
	 *          request can change anything
	 */
	leaving(now: number): { leave: Ticket[]; wait: number | null } {
		const leave: Ticket[] = [];
		for (;;) {
			// Those who gave up stand in a line until it is their turn.
			if (this.waiting.size === 0) this.lines.clear();
			if (this.waiting.size === 0 || this.isFull()) return { leave, wait: null };
			const { next, earliest } = this.nextOf(now);
			if (!next) return { leave, wait: earliest - now };
			this.leaves(now, next);
			leave.push(next);
		}
	}

	/** A request is not sent after all. */
	giveUp(ticket: Ticket): void {
		this.waiting.delete(ticket);
		this.underWay.delete(ticket);
	}

	/**
	 * LadiFlow took a request, whatever it made of it.
	 *
	 * @param took  milliseconds that LadiFlow took; a busy process sees an answer later than it came
	 */
	answered(now: number, ticket: Ticket, took = now - ticket.leftAt): void {
		const wereFull = this.underWay.size >= Math.floor(this.atOnce.value);
		this.underWay.delete(ticket);
		if (ticket.leftAt > this.waveAt) this.refusedInARow = null;
		const quickest = Math.min(took, (this.quickest.get(ticket.route) ?? took) * CREEP);
		this.quickest.set(ticket.route, quickest);
		// What left before a refusal says nothing of the pace after it.
		if (ticket.leftAt <= this.waveAt) return;
		const isQuick = took <= 2 * quickest + 100;
		if (!isQuick) this.atOnce.ease(1 / this.atOnce.value, LEAST_AT_ONCE_WHEN_SLOW);
		else if (ticket.leftAt > ticket.joinedAt) {
			this.rate.grow(0.25);
			if (wereFull) this.atOnce.grow(1 / this.atOnce.value, MOST_AT_ONCE);
		}
	}

	/**
	 * LadiFlow received too many requests.
	 *
	 * @param asked  milliseconds that LadiFlow asked to wait, null when it did not say
	 */
	refused(now: number, ticket: Ticket, asked: number | null): void {
		const atOnce = this.underWay.size;
		this.underWay.delete(ticket);
		const isNew = ticket.leftAt > this.waveAt;
		if (!isNew) {
			if (asked !== null) this.hold(now + asked, now);
			return;
		}
		const inARow = this.refusedInARow ?? 0;
		// The one that goes ahead after a wave goes alone: its refusal says "later", not "slower".
		if (this.refusedInARow === null) {
			// Little was sent where a run only began, which says nothing.
			this.rate.halve(Math.max(FIRST_RATE, this.sentLately(now)), LEAST_RATE);
			this.atOnce.halve(atOnce, 1);
		}
		this.refusedInARow = inARow + 1;
		this.waveAt = now;
		this.hold(now + (asked ?? FIRST_HOLD * 2 ** inARow), now);
	}

	/** Whether nothing waits, is under way, or is put off. */
	isIdle(now: number): boolean {
		return this.waiting.size === 0 && this.underWay.size === 0 && this.heldUntil <= now;
	}

	private hold(until: number, now: number): void {
		this.heldUntil = Math.max(this.heldUntil, Math.min(until, now + LONGEST_HOLD));
	}

	private isFull(): boolean {
		if (this.refusedInARow !== null) {
			for (const { leftAt } of this.underWay) if (leftAt > this.waveAt) return true;
		}
		return this.underWay.size >= Math.max(1, Math.floor(this.atOnce.value));
	}

	/** The one that goes first of those that may leave now, and the earliest time that any may. */
	private nextOf(now: number): { next: Ticket | null; earliest: number } {
		const isTurnOfTheOldest = this.left % TURN_OF_THE_OLDEST === TURN_OF_THE_OLDEST - 1;
		const places = new Map<number, number>();
		let next: Ticket | null = null;
		let earliest = Infinity;
		for (const [kind, line] of this.lines) {
			const ticket = line.first((one) => this.waiting.has(one));
			if (!ticket) {
				this.lines.delete(kind);
				continue;
			}
			const place = places.get(ticket.atMost) ?? this.placeOf(now, ticket.atMost);
			places.set(ticket.atMost, place);
			earliest = Math.min(earliest, place);
			if (place <= now && (!next || goesBefore(ticket, next, isTurnOfTheOldest))) next = ticket;
		}
		return { next, earliest };
	}

	private placeOf(now: number, atMost: number): number {
		const bound = atMost > 0 ? this.boundOf(atMost).place(now, atMost, HEAD_START) : now;
		const rate = this.rate.value;
		// Once a limit was met, a head start is no more than half a second's worth.
		const headStart = this.rate.isMet
			? Math.min(HEAD_START, Math.max(1, Math.floor(rate / 2)))
			: HEAD_START;
		const own = this.own.place(now, rate, headStart);
		// The moment of a wave belongs to what left before it.
		return Math.max(own, bound, this.heldUntil, this.waveAt + 1);
	}

	private leaves(now: number, ticket: Ticket): void {
		this.waiting.delete(ticket);
		this.underWay.add(ticket);
		ticket.leftAt = now;
		this.left += 1;
		this.own.takes(now, this.rate.value);
		if (ticket.atMost > 0) this.boundOf(ticket.atMost).takes(now, ticket.atMost);
		this.lately.push(now);
		if (this.lately.length > 2 * HEAD_START) this.sentLately(now);
	}

	private sentLately(now: number): number {
		this.lately = this.lately.filter((at) => at > now - SECOND);
		return this.lately.length;
	}

	private boundOf(atMost: number): Stream {
		const stream = this.bounds.get(atMost) ?? new Stream();
		// A bound may come from an expression: the oldest of many is begun anew.
		if (this.bounds.size > 20) this.bounds.delete([...this.bounds.keys()][0]);
		this.bounds.set(atMost, stream);
		return stream;
	}
}

const goesBefore = (one: Ticket, other: Ticket, byAge: boolean) =>
	!byAge && one.items !== other.items ? one.items < other.items : one.number < other.number;

/** Requests in the order in which they joined. */
class Line {
	private head: Place | null = null;
	private tail: Place | null = null;

	join(ticket: Ticket): void {
		const place = { ticket, next: null };
		if (this.head && this.tail) this.tail.next = place;
		else this.head = place;
		this.tail = place;
	}

	/** The first one that waits still; those before it leave the line. */
	first(waits: (ticket: Ticket) => boolean): Ticket | null {
		while (this.head && !waits(this.head.ticket)) this.head = this.head.next;
		return this.head?.ticket ?? null;
	}
}

interface Place {
	ticket: Ticket;
	next: Place | null;
}

/** A limit that is felt for. */
class Found {
	/** what was refused last, or first found slow */
	private ceiling = Infinity;

	constructor(public value: number) {}

	get isMet(): boolean {
		return this.ceiling < Infinity;
	}

	grow(by: number, most = Infinity): void {
		const share = this.value / this.ceiling;
		const pace = !this.isMet ? 4 : share > 0.9 && share < 1.1 ? 1 / 8 : 1;
		this.value = Math.min(most, this.value + by * pace);
	}

	ease(by: number, least: number): void {
		if (!this.isMet) this.ceiling = this.value;
		if (this.value > least) this.value = Math.max(least, this.value - by);
	}

	/** @param used  how much of it was really used: what is never used may have grown beyond any limit */
	halve(used: number, least: number): void {
		this.ceiling = Math.max(least, Math.min(this.value, used));
		this.value = Math.max(least, this.ceiling / 2);
	}
}

/** Requests that follow each other evenly, after a head start. */
class Stream {
	/** when the stream is even again, were nothing more sent */
	private evenAt = 0;

	place(now: number, perSecond: number, headStart: number): number {
		return Math.max(now, this.evenAt - ((headStart - 1) * SECOND) / perSecond);
	}

	takes(now: number, perSecond: number): void {
		this.evenAt = Math.max(now, this.evenAt) + SECOND / perSecond;
	}
}
