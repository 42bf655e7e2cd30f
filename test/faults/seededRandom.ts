// Random choices that can be repeated: the same seed gives the same numbers.

export class SeededRandom {
	constructor(readonly seed: number) {
		this.state = seed >>> 0;
	}

	private state: number;

	/** At least 0, less than 1 (mulberry32). */
	next(): number {
		this.state = (this.state + 0x6d2b79f5) >>> 0;
		let mixed = this.state;
		mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	}

	/** A whole number from `least` to `most`, both included. */
	number(least: number, most: number): number {
		return least + Math.floor(this.next() * (most - least + 1));
	}

	/** Yes, with this probability. */
	yes(probability: number): boolean {
		return this.next() < probability;
	}

	/** One of several; undefined of none. */
	oneOf<T>(choices: readonly T[]): T {
		return choices[Math.floor(this.next() * choices.length)];
	}

	/** One of several, the heavier the likelier. */
	weighted<T>(choices: ReadonlyArray<readonly [weight: number, choice: T]>): T {
		const all = choices.reduce((sum, [weight]) => sum + weight, 0);
		let left = this.next() * all;
		for (const [weight, choice] of choices) {
			left -= weight;
			if (left < 0) return choice;
		}
		return choices[choices.length - 1][1];
	}
}
