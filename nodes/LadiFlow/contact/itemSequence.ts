// The items of one run come to a contact in their order, though they are worked on side by side.
import { findLast } from 'lodash';

/** Something that happens once. */
class Moment<T = void> {
	happens: (value: T) => void = () => {};
	readonly happened = new Promise<T>((resolve) => (this.happens = resolve));
}

/** One item on its way. */
class Place {
	names: string[] = [];
	/** it stands in line with all who name a contact alike */
	readonly named = new Moment();
	/** the id it found; before that the one that the item found by whose names it stands in line */
	readonly expected = new Moment<string | null>();
	/** it stands in line with all who found the contact */
	readonly came = new Moment();
}

export class ItemSequence {
	private readonly places = new Map<number, Place>();

	begins(itemIndex: number): void {
		this.places.set(itemIndex, new Place());
	}

	/** The item is done, or failed on its way. */
	ends(itemIndex: number): void {
		const { named, expected, came } = this.at(itemIndex);
		this.places.delete(itemIndex);
		named.happens();
		expected.happens(null);
		came.happens();
	}

	/** Lets an item stand in line by its names, when all items before do. */
	async named<T>(itemIndex: number, names: string[], stand: () => Promise<T>): Promise<T> {
		await Promise.all(this.before(itemIndex).map(async ({ named }) => await named.happened));
		const place = this.at(itemIndex);
		const ahead = findLast(this.before(itemIndex), (other) =>
			other.names.some((name) => names.includes(name)),
		);
		void ahead?.expected.happened.then((id) => {
			// What an item creates is found by those behind it, and known to nobody before.
			if (id !== null) place.expected.happens(id);
		});
		place.names = names;
		const stood = stand();
		place.named.happens();
		return await stood;
	}

	/** Lets an item stand in line for a contact, when all items before do that come to the same one. */
	async found<T>(itemIndex: number, id: string | null, stand: () => Promise<T>): Promise<T> {
		const place = this.at(itemIndex);
		place.expected.happens(id);
		await Promise.all(
			this.before(itemIndex).map(async ({ expected, came }) => {
				if (id !== null && (await expected.happened) === id) await came.happened;
			}),
		);
		const stood = stand();
		place.came.happens();
		return await stood;
	}

	private at(itemIndex: number): Place {
		return this.places.get(itemIndex) ?? new Place();
	}

	private before(itemIndex: number): Place[] {
		return [...this.places].filter(([index]) => index < itemIndex).map(([, place]) => place);
	}
}
