// One writer a contact within this process, and the items of one run in their order: look-ups run side by side,
// writes to one contact follow each other.

interface Turn {
	keys: Set<string>;
	end: Promise<void>;
}

const MOST_KEYS = 10_000;

/** The last turn taken for each key. */
const last = new Map<string, Turn>();
/** Keys whose holders look up before they take their turn, with how many of them. */
const announced = new Map<string, number>();
/** When, in the count of ended turns, each key was last written. */
const written = new Map<string, number>();
let ended = 0;
let forgotten = 0;

/** The order of one run's items: each takes its turn only after all before it took theirs or are done. */
export class ItemOrder {
	private readonly ahead = new Map<number, { passed: Promise<void>; pass: () => void }>();

	begins(itemIndex: number): void {
		let pass = () => {};
		const passed = new Promise<void>((resolve) => (pass = resolve));
		this.ahead.set(itemIndex, { passed, pass });
	}

	/** The item has taken its turn, or needs none any more. */
	passes(itemIndex: number): void {
		this.ahead.get(itemIndex)?.pass();
		this.ahead.delete(itemIndex);
	}

	async reaches(itemIndex: number): Promise<void> {
		const before = [...this.ahead].filter(([index]) => index < itemIndex);
		await Promise.all(before.map(async ([, { passed }]) => await passed));
	}
}

/** What a look-up found; `key` stands for the contact, null when there is none. */
export interface LookedUp<F> {
	found: F;
	key: string | null;
}

/**
 * Writes to a contact when all earlier writers of the same contact are done: those that share one of the
 * keys, and those whose look-up led to the same contact by another key.
 *
 * @param keys    what the item names the contact by, at least one
 * @param lookUp  finds the contact; asked again when somebody wrote to it in between
 * @throws        what the look-up or the task throws
 */
export async function inTurn<F, T>(
	order: ItemOrder,
	itemIndex: number,
	keys: string[],
	lookUp: () => Promise<LookedUp<F>>,
	task: (found: F) => Promise<T>,
): Promise<T> {
	const free = !keys.some((key) => last.has(key) || announced.has(key));
	for (const key of keys) announced.set(key, (announced.get(key) ?? 0) + 1);
	let turn: Promise<Outcome<T>>;
	let known: Known<F> | null = null;
	try {
		// With a writer before it, an item would only find what is about to change.
		if (free) known = await lookedUp(lookUp);
		await order.reaches(itemIndex);
		while (!keys.some((key) => last.has(key)) && !isFresh(known, keys)) {
			known = await lookedUp(lookUp);
		}
		turn = takeTurn(keys, known, lookUp, task);
	} finally {
		for (const key of keys) {
			const others = (announced.get(key) ?? 1) - 1;
			if (others > 0) announced.set(key, others);
			else announced.delete(key);
		}
		order.passes(itemIndex);
	}
	for (;;) {
		const outcome = await turn;
		if ('result' in outcome) return outcome.result;
		turn = takeTurn(keys, outcome.known, lookUp, task);
	}
}

/** A look-up with the moment it began. */
interface Known<F> extends LookedUp<F> {
	since: number;
}

/** What a turn gave, or the contact it found in the hands of another turn. */
type Outcome<T> = { result: T } | { known: Known<never> };

async function lookedUp<F>(lookUp: () => Promise<LookedUp<F>>): Promise<Known<F>> {
	const since = ended;
	return { ...(await lookUp()), since };
}

function isFresh<F>(known: Known<F> | null, keys: string[]): known is Known<F> {
	if (!known) return false;
	const all = known.key ? [...keys, known.key] : keys;
	return !all.some((key) => (written.get(key) ?? forgotten) > known.since);
}

/**
 * A turn also takes the keys of the turns it follows, because it may write to the same contact: whoever
 * comes by another of that contact's keys then follows it.
 */
function takeTurn<F, T>(
	keys: string[],
	known: Known<F> | null,
	lookUp: () => Promise<LookedUp<F>>,
	task: (found: F) => Promise<T>,
): Promise<Outcome<T>> {
	const all = new Set(known?.key ? [...keys, known.key] : keys);
	const before = new Set<Turn>();
	// A set gives what is added while it is walked: a turn that learned its contact late brings a key that
	// those behind it do not have.
	for (const key of all) {
		const turn = last.get(key);
		if (!turn || before.has(turn)) continue;
		before.add(turn);
		for (const other of turn.keys) all.add(other);
	}
	const result = Promise.all([...before].map(async ({ end }) => await end)).then(async () => {
		const now = isFresh(known, keys) ? known : await lookedUp(lookUp);
		if (now.key && !all.has(now.key)) {
			if (last.has(now.key)) return { known: now as Known<never> };
			all.add(now.key);
			last.set(now.key, turn);
		}
		return { result: await task(now.found) };
	});
	const turn: Turn = { keys: all, end: result.then(ends, ends) };
	for (const key of all) last.set(key, turn);
	return result;

	function ends(): void {
		ended++;
		for (const key of all) {
			written.delete(key);
			written.set(key, ended);
			if (last.get(key) === turn) last.delete(key);
		}
		for (const [key, when] of written) {
			if (written.size <= MOST_KEYS) break;
			written.delete(key);
			forgotten = when;
		}
	}
}
