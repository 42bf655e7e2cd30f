// Tags by name: LadiFlow's writes take ids, people think in names.
import { uniqBy } from 'lodash';

import { LastUsed } from '../../shared/lastUsed';
import { inTurn } from '../../shared/queue';
import { type Listed, readList } from './pagination';
import { type Connection, failureKind } from './request';
import type { Route } from './routes';

export const LIST_TAGS = 'POST /customer/list-tag';
export const CREATE_TAG = 'POST /customer/create-tag';

/** What finding tags calls, and creating those that are missing. */
export const TAG_CALLS: Route[] = [LIST_TAGS, CREATE_TAG];

export interface Tag extends Listed {
	id: string;
	name: string;
	created_at?: string;
	updated_at?: string;
}

/** A tag's name as it is written: one form of Unicode, one blank between words, nothing that nobody sees. */
const plain = (name: string) =>
	name
		.normalize('NFC')
		.replace(/[\u200b\u2060\ufeff]/g, '')
		.replace(/\s+/g, ' ')
		.trim();

/** What all spellings of one tag share: `VIP`, `vip`, ` Vip `. The joiners are parts of some emoji. */
const spelling = (name: string) => plain(name.replace(/[\u200c\u200d]/g, '')).toLowerCase();

const ID = /^[0-9a-f]{24}$/i;

/** So long a tag counts as it was read; a name that is not known is looked up at once. */
const TAG_AGE = 5 * 60_000;
const MOST_TAGS = 2000;

interface KnownTag {
	id: string;
	/** null for an id that contacts hold and no tag has */
	name: string | null;
	readAt: number;
}

/** What this process read of an account's tags lately: a name by the tag that it was found to mean, an id by its name. */
export class KnownTags {
	private readonly byName = new LastUsed<KnownTag>(MOST_TAGS);
	private readonly byId = new LastUsed<KnownTag>(MOST_TAGS);

	/** @param now  milliseconds, for tests */
	constructor(private readonly now: () => number = Date.now) {}

	meaning(name: string): Tag | null {
		const known = this.fresh(this.byName.get(plain(name)));
		return known?.name ? { id: known.id, name: known.name } : null;
	}

	/** @returns null for an id that no tag has, undefined where that is not known */
	nameOf(id: string): string | null | undefined {
		return this.fresh(this.byId.get(id))?.name;
	}

	means(name: string, { id, name: spelt }: Tag): void {
		this.byName.keep(plain(name), { id, name: spelt, readAt: this.now() });
	}

	keep(id: string, name: string | null): void {
		this.byId.keep(id, { id, name, readAt: this.now() });
	}

	/** Somebody changed the tags. */
	forget(): void {
		this.byName.clear();
		this.byId.clear();
	}

	private fresh(known: KnownTag | undefined): KnownTag | undefined {
		return known && this.now() - known.readAt < TAG_AGE ? known : undefined;
	}
}

/** The account's tags as one run needs them: each name is looked up once, or not at all where it is known. */
export class Tags {
	private readonly byName = new Map<string, Promise<Tag | null>>();
	/** the names of all tags that this run read, by id */
	private readonly names = new Map<string, string>();
	private all: Promise<void> | null = null;

	/** @param known  of the account, for all runs of this process */
	constructor(
		private readonly connection: Connection,
		private readonly known = new KnownTags(),
	) {}

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
			unknown: uniqBy(
				found.filter(({ id }) => id === null).map(({ name }) => name),
				spelling,
			),
		};
	}

	/** The names of tags; an id whose tag is gone stands for itself. */
	async namesOf(ids: string[]): Promise<string[]> {
		const nameOf = (id: string) => this.names.get(id) ?? this.known.nameOf(id);
		if (ids.some((id) => nameOf(id) === undefined)) {
			await this.readAll();
			for (const id of ids) if (!this.names.has(id)) this.known.keep(id, null);
		}
		return ids.map((id) => nameOf(id) ?? id);
	}

	/**
	 * Whether tags that were found before are gone, or others by now: LadiFlow did not keep them on a contact. All
	 * that is known of the account's tags is read anew then.
	 */
	async areGone(ids: string[]): Promise<boolean> {
		this.forget();
		await this.readAll();
		return ids.some((id) => !this.names.has(id));
	}

	/** Reads what is asked for next, whatever was known. */
	forget(): void {
		this.known.forget();
		this.byName.clear();
		this.names.clear();
		this.all = null;
	}

	/**
	 * Finds a tag by its name: letter by letter, else in another spelling; null when there is none.
	 * LadiFlow's search may not find other spellings, so all tags are read before one counts as missing.
	 */
	async find(name: string): Promise<Tag | null> {
		const wanted = plain(name);
		const found = await listTags(this.connection, wanted, null);
		this.remember(found);
		const tag = named(found, wanted);
		if (tag) return tag;
		await this.readAll();
		return named(
			[...this.names].map(([id, known]) => ({ id, name: known })),
			wanted,
		);
	}

	/** Finds a tag or creates it. */
	async findOrCreate(name: string): Promise<{ tag: Tag; isNew: boolean }> {
		const key = `tag:${this.connection.account}:${spelling(name)}`;
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
			if (this.known.nameOf(name.toLowerCase())) return name.toLowerCase();
			await this.readAll();
			if (this.names.has(name.toLowerCase())) return name.toLowerCase();
			// The ID of a tag that is gone must not become the name of a new one.
			create = false;
		}
		// Whether a missing tag shall be created is each item's own matter.
		const key = `${create ? 'create' : 'find'}:${plain(name)}`;
		let tag = this.byName.get(key);
		if (!tag) {
			tag = this.meaningOf(name, create);
			this.byName.set(key, tag);
			// What failed may succeed for the next item.
			tag.catch(() => this.byName.delete(key));
		}
		return (await tag)?.id ?? null;
	}

	/** Only a name that is not known is looked up, and only one that is not found then is missing. */
	private async meaningOf(name: string, create: boolean): Promise<Tag | null> {
		const known = this.known.meaning(name);
		if (known) return known;
		const tag = create ? (await this.findOrCreate(name)).tag : await this.find(name);
		if (tag) this.known.means(name, tag);
		return tag;
	}

	/**
	 * @returns the id, empty when the answer does not hold it; null when LadiFlow refused because another
	 *          process created the tag in between
	 */
	private async create(name: string): Promise<string | null> {
		try {
			const answer = (await this.connection.call({
				what: `Creating the tag "${name}"`,
				route: CREATE_TAG,
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
		for (const { id, name } of tags) {
			this.names.set(id, name);
			this.known.keep(id, name);
		}
	}
}

function named(tags: Tag[], name: string): Tag | null {
	return (
		tags.find((tag) => plain(tag.name) === plain(name)) ??
		tags.find((tag) => spelling(tag.name) === spelling(name)) ??
		null
	);
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
		{ what: 'Listing tags', route: LIST_TAGS, body: keyword ? { keyword } : {} },
		wanted,
	);
}
