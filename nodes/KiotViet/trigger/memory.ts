// What this process remembers of each trigger, beside the database: what is settled, what must come again.

const MOST_SETTLED = 5000;
const MOST_TRIES = 5;

/** Milliseconds. */
const SECRET_SERVES = 1_000;

interface Unread {
	/** ISO time from which catch-up has to look again */
	from: string;
	tries: number;
}

/** One trigger's memory; gone with the process, which catch-up on start makes good. */
export class TriggerMemory {
	private readonly settled = new Set<string>();

	private readonly unread = new Map<string, Unread>();

	private readonly looks = new Map<string, 'part' | 'end'>();

	private secret: { reading: Promise<string>; at: number } | null = null;

	/** whether this process polls; a worker of queue mode never does */
	polls = false;

	/** the last look's trouble with the webhooks, to be shown with the next run */
	webhookTrouble: string | null = null;

	/** Keys of record versions that were emitted, or that the user's filters left out. */
	isSettled(key: string): boolean {
		return this.settled.has(key);
	}

	settle(keys: string[]): void {
		for (const key of keys) {
			this.settled.delete(key);
			this.settled.add(key);
		}
		for (const key of this.settled) {
			if (this.settled.size <= MOST_SETTLED) break;
			this.settled.delete(key);
		}
	}

	/** How far this process has looked through a resource's changes. */
	lookedTo(resource: string): 'nothing' | 'part' | 'end' {
		return this.looks.get(resource) ?? 'nothing';
	}

	looked(resource: string, to: 'part' | 'end'): void {
		this.looks.set(resource, to);
	}

	/** Notes that a record could not be read, so that the next catch-up brings it again. */
	couldNotRead(recordKey: string, from: string): void {
		const tries = (this.unread.get(recordKey)?.tries ?? 0) + 1;
		if (tries > MOST_TRIES) this.unread.delete(recordKey);
		else this.unread.set(recordKey, { from, tries });
	}

	wasRead(recordKey: string): void {
		this.unread.delete(recordKey);
	}

	/**
	 * The webhook's secret, read at most once a second: to read a credential costs n8n as much as all the rest of a
	 * delivery, and strangers must not have that done as often as they knock.
	 *
	 * @throws  what the reading throws, which is not remembered
	 */
	async secretFrom(read: () => Promise<string>): Promise<string> {
		const now = performance.now();
		if (this.secret && now - this.secret.at < SECRET_SERVES) return await this.secret.reading;
		const reading = read();
		this.secret = { reading, at: now };
		void reading.catch(() => this.forgetSecret());
		return await reading;
	}

	/** Before KiotViet gets to know another secret. */
	forgetSecret(): void {
		this.secret = null;
	}

	/** The earliest time from which something has to be read again, or null. */
	earliestUnread(): string | null {
		const times = [...this.unread.values()].map(({ from }) => from).sort();
		return times[0] ?? null;
	}
}

const memories = new Map<string, TriggerMemory>();

/** The memory of one trigger node. */
export function memoryOf(workflowId: string | undefined, nodeId: string): TriggerMemory {
	const key = `${workflowId ?? ''}:${nodeId}`;
	let memory = memories.get(key);
	if (!memory) {
		memory = new TriggerMemory();
		memories.set(key, memory);
	}
	return memory;
}
