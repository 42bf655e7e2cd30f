// A memory that cannot grow without end: what was used last stays.

export class LastUsed<V> {
	private readonly entries = new Map<string, V>();

	/**
	 * @param most   so many entries stay
	 * @param isFree  whether one may go; the others stay, whatever their number
	 */
	constructor(
		private readonly most: number,
		private readonly isFree: (value: V) => boolean = () => true,
	) {}

	get(key: string): V | undefined {
		return this.entries.get(key);
	}

	clear(): void {
		this.entries.clear();
	}

	/** Keeps a value as the one used last. */
	keep(key: string, value: V): V {
		this.entries.delete(key);
		this.entries.set(key, value);
		for (const [old, candidate] of this.entries) {
			if (this.entries.size <= this.most) break;
			if (old !== key && this.isFree(candidate)) this.entries.delete(old);
		}
		return value;
	}
}
