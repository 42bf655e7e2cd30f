// Keeps work in order within this process: one writer a contact, a bounded number of calls at once.

const ends = new Map<string, Promise<unknown>>();

/**
 * Runs a task when all earlier tasks that share one of its keys have ended, failed ones included.
 * A task takes its place for all keys at once, so two tasks with several keys cannot block each other.
 *
 * @throws what the task throws
 */
export async function inTurn<T>(keys: string[], task: () => Promise<T>): Promise<T> {
	const before = keys.map((key) => ends.get(key));
	const turn = Promise.allSettled(before).then(task);
	const end = turn.then(
		() => undefined,
		() => undefined,
	);
	for (const key of keys) ends.set(key, end);
	try {
		return await turn;
	} finally {
		for (const key of keys) if (ends.get(key) === end) ends.delete(key);
	}
}

/**
 * Maps a list with at most `limit` tasks under way at once.
 *
 * @returns the results in the order of the entries
 * @throws  the first failure; tasks not yet begun are not begun
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
	await Promise.all(Array.from({ length: Math.min(limit, entries.length) }, worker));
	return results;
}
