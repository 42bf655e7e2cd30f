// Faults that can be ordered from the sandbox's services, so that tests can break what breaks in life.

export type FaultyService = 'kiotviet' | 'ladiflow' | 'token';

/** One ordered fault. It goes into `times` requests (default: every one) and is gone then. */
export interface FaultOrder {
	service: FaultyService;
	/** Goes only into requests whose path (without the service's prefix) matches. */
	path?: RegExp;
	/** Goes only into requests of this method. */
	method?: string;
	/** Goes only into requests whose body, as JSON, matches. */
	sent?: RegExp;
	/** Goes only into each so manieth of the requests that it would go into. */
	every?: number;
	/**
	 * - `status` answers with `status` (default 503), `headers` and `body` instead of doing anything
	 * - `reset` cuts the connection before anything is done
	 * - `resetAfter` does what was asked and cuts the connection instead of answering
	 * - `hang` never answers, and cuts the connection after `milliseconds` if given
	 * - `hold` waits until somebody lets the request go on (`Faults.held`)
	 * - `latency` waits `milliseconds` and goes on as usual
	 * - `html` answers with a gateway's HTML page (default status 502)
	 * - `truncated` does what was asked and sends the first half of the answer
	 */
	kind: 'status' | 'reset' | 'resetAfter' | 'hang' | 'hold' | 'latency' | 'html' | 'truncated';
	status?: number;
	headers?: Record<string, string>;
	body?: unknown;
	milliseconds?: number;
	times?: number;
}

/** What may go wrong with KiotViet's deliveries (kiotviet-api.md 4.6: order and uniqueness are not promised). */
export interface DeliveryFaults {
	/** How many more times each delivery is sent, with the same `Id`. */
	duplicates: number;
	/** Milliseconds that each delivery waits before it is sent. */
	delay: number;
	/** Deliveries that are due within a moment of each other are sent newest first. */
	reorder: boolean;
}

const NO_DELIVERY_FAULTS: DeliveryFaults = { duplicates: 0, delay: 0, reorder: false };

/** The faults in force; mutable while the sandbox runs. */
export class Faults {
	readonly orders: FaultOrder[] = [];
	/** The requests that are held, the first one first; calling one lets it go on. */
	readonly held: Array<() => void> = [];
	readonly deliveries: DeliveryFaults = { ...NO_DELIVERY_FAULTS };
	private readonly met = new WeakMap<FaultOrder, number>();

	/** Orders a fault; the answer is the live order, whose `times` counts down. */
	add(order: FaultOrder): FaultOrder {
		const live = { ...order };
		this.orders.push(live);
		return live;
	}

	/** Takes one order back. */
	remove(order: FaultOrder): void {
		const index = this.orders.indexOf(order);
		if (index >= 0) this.orders.splice(index, 1);
	}

	/** Takes all orders back, those for deliveries too, and lets go what is held. */
	clear(): void {
		this.orders.length = 0;
		for (const letGo of this.held.splice(0)) letGo();
		Object.assign(this.deliveries, NO_DELIVERY_FAULTS);
	}

	/**
	 * The fault to inject into this request, counted down; undefined when there is none.
	 *
	 * @param sent  the body as JSON; left out as long as it has not been read, when only the other orders count
	 */
	toInject(
		service: FaultyService,
		method: string,
		path: string,
		sent?: string,
	): FaultOrder | undefined {
		const order = this.orders.find(
			(candidate) =>
				candidate.service === service &&
				(candidate.method === undefined || candidate.method === method) &&
				(candidate.path === undefined || matches(candidate.path, path)) &&
				(candidate.sent === undefined) === (sent === undefined) &&
				(candidate.sent === undefined || matches(candidate.sent, sent ?? '')) &&
				this.isTurnOf(candidate),
		);
		if (!order) return undefined;
		if (order.times !== undefined) {
			order.times -= 1;
			if (order.times <= 0) this.remove(order);
		}
		return order;
	}

	private isTurnOf(order: FaultOrder): boolean {
		if (order.every === undefined) return true;
		const met = (this.met.get(order) ?? 0) + 1;
		this.met.set(order, met);
		return met % order.every === 0;
	}
}

// A regular expression with the g flag remembers its place; the same order must match every time.
function matches(pattern: RegExp, path: string): boolean {
	return path.search(pattern) >= 0;
}
