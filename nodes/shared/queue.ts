// Keeps work in order within this process: one writer a contact, a bounded number of calls at once.

/** Tasks that follow each other where they share a key. */
export class Queue {
	/** the end of the last task for each key */
	private readonly ends = new Map<string, Promise<unknown>>();

	/**
	 * Runs a task when all earlier tasks that share one of its keys have ended, failed ones included.
	 * A task takes its place for all keys at once, so two tasks with several keys cannot block each other.
	 *
	 * @throws what the task throws
	 */
	async inTurn<T>(keys: string[], task: () => Promise<T>): Promise<T> {
		const before = keys.map((key) => this.ends.get(key));
		const turn = Promise.allSettled(before).then(task);
		const end = turn.then(
			() => undefined,
			() => undefined,
		);
		for (const key of keys) this.ends.set(key, end);
		try {
			return await turn;
		} finally {
			for (const key of keys) if (this.ends.get(key) === end) this.ends.delete(key);
		}
	}
}

const ofProcess = new Queue();

/** As `Queue.inTurn`, among all tasks of this process. */
export async function inTurn<T>(keys: string[], task: () => Promise<T>): Promise<T> {
	return await ofProcess.inTurn(keys, task);
}

/**
 * Maps a list with at most `limit` tasks under way at once.
 *
 * @returns the results in the order of the entries
 * @throws  the first failure, when the tasks under way have ended; those not yet begun are not begun
 */
export async function mapBounded<T, R>(
	entries: T[],
	limit: number,
	task: (entry: T, index: number) => Promise<R>,
): Promise<R[]> {
	const results = new Array<R>(entries.length);
	let next = 0;
	const worker = async () => {
		while (next < entries.length) {
			const index = next++;
			let done = false;
			try {
				results[index] = await task(entries[index], index);
				done = true;
			} finally {
				if (!done) next = entries.length;
			}
		}
	};
	let failure: { error: unknown } | undefined;
	const noted = async () => {
		try {
			await worker();
		} catch (error) {
			failure ??= { error };
		}
	};
	await Promise.all(Array.from({ length: Math.min(limit, entries.length) }, noted));
	if (failure) throw failure.error;
	return results;
}
