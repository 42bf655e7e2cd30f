// Tags by name: LadiFlow's writes take ids, people think in names.
import { inTurn } from '../../shared/queue';
import { type Listed, readList } from './lists';
import { type Connection, failureKind } from './request';

export interface Tag extends Listed {
	id: string;
	name: string;
	created_at?: string;
	updated_at?: string;
}

const plain = (name: string) => name.normalize('NFC').trim();
const ID = /^[0-9a-f]{24}$/i;

/** The account's tags as one run needs them: each name is looked up once. */
export class Tags {
	private readonly byName = new Map<string, Promise<Tag | null>>();
	private readonly names = new Map<string, string>();
	private all: Promise<void> | null = null;

	constructor(private readonly connection: Connection) {}

	/**
	 * Turns names, or ids, into ids.
	 *
	 * @param create  whether to create the tags that do not exist
	 * @returns       the ids, and the names that have none
	 * @see           ladiflow-api.md 2.7, 2.12
	 */
	async ids(typed: string[], create: boolean): Promise<{ ids: string[]; unknown: string[] }> {
		const found = await Promise.all(
			typed.map(async (name) => ({ name, id: await this.idOf(name, create) })),
		);
		return {
			ids: [...new Set(found.flatMap(({ id }) => id ?? []))],
			unknown: found.filter(({ id }) => id === null).map(({ name }) => name),
		};
	}

	/** The names of tags; an id whose tag is gone stands for itself. */
	async namesOf(ids: string[]): Promise<string[]> {
		if (ids.some((id) => !this.names.has(id))) await this.readAll();
		return ids.map((id) => this.names.get(id) ?? id);
	}

	/** Finds a tag by its name, letter by letter, else in other capitals; null when there is none. */
	async find(name: string): Promise<Tag | null> {
		const wanted = plain(name);
		const tags = await listTags(this.connection, wanted, null);
		this.remember(tags);
		return (
			tags.find((tag) => plain(tag.name) === wanted) ??
			tags.find((tag) => plain(tag.name).toLowerCase() === wanted.toLowerCase()) ??
			null
		);
	}

	/** Finds a tag or creates it. */
	async findOrCreate(name: string): Promise<{ tag: Tag; isNew: boolean }> {
		const key = `tag:${this.connection.account}:${plain(name)}`;
		// Two that miss the same tag would both create it, and LadiFlow refuses the second.
		return await inTurn([key], async () => {
			const found = await this.find(name);
			if (found) return { tag: found, isNew: false };
			const id = await this.create(name);
			const tag = id ? { id, name: plain(name) } : await this.find(name);
			if (tag) this.remember([tag]);
			if (tag) return { tag, isNew: id !== null };
			return await Promise.reject(
				new Error(`LadiFlow created the tag "${name}" but does not list it; run again`),
			);
		});
	}

	private async idOf(name: string, create: boolean): Promise<string | null> {
		if (ID.test(name)) {
			await this.readAll();
			if (this.names.has(name)) return name;
		}
		let tag = this.byName.get(plain(name));
		if (!tag) {
			tag = create ? this.findOrCreate(name).then((result) => result.tag) : this.find(name);
			this.byName.set(plain(name), tag);
			// What failed may succeed for the next item.
			tag.catch(() => this.byName.delete(plain(name)));
		}
		return (await tag)?.id ?? null;
	}

	/**
	 * @returns the id, empty when the answer does not hold it; null when LadiFlow refused because another
	 *          process created the tag in between
	 */
	private async create(name: string): Promise<string | null> {
		try {
			const answer = (await this.connection.call({
				what: `Creating the tag "${name}"`,
				path: '/customer/create-tag',
				body: { name: plain(name) },
				repeatable: false,
			})) as { tag_id?: string; _id?: string; id?: string } | null;
			return answer?.tag_id || answer?._id || answer?.id || '';
		} catch (error) {
			if (failureKind(error) === 'refused' && (await this.find(name))) return null;
			return await Promise.reject(error);
		}
	}

	private async readAll(): Promise<void> {
		this.all ??= listTags(this.connection, '', null).then((tags) => this.remember(tags));
		try {
			await this.all;
		} catch (error) {
			this.all = null;
			return await Promise.reject(error);
		}
	}

	private remember(tags: Tag[]): void {
		for (const { id, name } of tags) this.names.set(id, name);
	}
}

/**
 * Lists tags.
 *
 * @param wanted  how many at most; null for all
 */
export async function listTags(
	connection: Connection,
	keyword: string,
	wanted: number | null,
): Promise<Tag[]> {
	return await readList<Tag>(
		connection,
		{ what: 'Listing tags', path: '/customer/list-tag', body: keyword ? { keyword } : {} },
		wanted,
	);
}
