// One writer a contact within this process: an item first locks what it names its contact by, then the contact that
// its look-up finds.
import { Queue } from '../../shared/queue';
import type { ItemSequence } from './itemSequence';

/** What a look-up found; `id` is the contact's, null when there is none. */
export interface LookedUp<F> {
	found: F;
	id: string | null;
}

/** What came of holding a contact: the task's result, or that the names lead to another contact by now. */
type Outcome<F, T> = { result: T } | { moved: LookedUp<F> };

/**
 * The lock of one account's contacts. Nobody can wait in a circle: whoever holds a contact waits for nothing, and
 * whoever holds names waits only for contacts and for items that came before it.
 */
export class ContactLock {
	private readonly names = new Queue();
	private readonly contacts = new Queue();
	/** of each item the contacts that were written since it looked up its own */
	private readonly writes = new Set<Set<string>>();

	/**
	 * Does something with a contact while nobody else of this process does. Items of one run come to a contact in
	 * their order, by whatever they name it.
	 *
	 * @param item    its place in its run
	 * @param names   what the item names the contact by, at least one
	 * @param lookUp  finds the contact; asked again when somebody wrote to it in between
	 * @throws        what the look-up or the task throws
	 */
	async hold<F, T>(
		{ sequence, itemIndex }: { sequence: ItemSequence; itemIndex: number },
		names: string[],
		lookUp: () => Promise<LookedUp<F>>,
		task: (found: F) => Promise<T>,
	): Promise<T> {
		const written = new Set<string>();
		const look = async () => {
			written.clear();
			return await lookUp();
		};
		const named = async () => {
			const seen = await look();
			const found = async () => await this.withContact(seen, written, look, task);
			return await sequence.found(itemIndex, seen.id, found);
		};
		this.writes.add(written);
		try {
			const naming = async () => await this.names.inTurn(names, named);
			return await sequence.named(itemIndex, names, naming);
		} finally {
			this.writes.delete(written);
		}
	}

	/** Whether nobody holds a contact or waits for one. */
	get isFree(): boolean {
		return this.writes.size === 0;
	}

	private async withContact<F, T>(
		seen: LookedUp<F>,
		written: Set<string>,
		look: () => Promise<LookedUp<F>>,
		task: (found: F) => Promise<T>,
	): Promise<T> {
		const { id, found } = seen;
		if (id === null) return await task(found);
		const outcome = await this.contacts.inTurn([id], async (): Promise<Outcome<F, T>> => {
			const now = written.has(id) ? await look() : seen;
			if (now.id !== null && now.id !== id) return { moved: now };
			try {
				return { result: await task(now.found) };
			} finally {
				for (const contacts of this.writes) contacts.add(id);
			}
		});
		if ('result' in outcome) return outcome.result;
		return await this.withContact(outcome.moved, written, look, task);
	}
}
