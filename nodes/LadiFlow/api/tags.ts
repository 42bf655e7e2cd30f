// Tags by name: LadiFlow's writes take ids, people think in names.
import { type IExecuteFunctions, type JsonObject, NodeApiError } from 'n8n-workflow';

import { inTurn } from '../../shared/queue';
import { callLadiFlow, failureKind } from './request';

interface Tag {
	id: string;
	name: string;
}

const same = (a: string, b: string) =>
	a.normalize('NFC').trim().toLowerCase() === b.normalize('NFC').trim().toLowerCase();

/**
 * Turns tag names into ids; a tag that does not exist is created.
 *
 * @param known  ids found before in this run, by name; changed in place
 * @see          ladiflow-api.md 2.7, 2.12
 */
export async function tagIds(
	context: IExecuteFunctions,
	names: string[],
	known: Map<string, Promise<string>>,
): Promise<string[]> {
	return await Promise.all(
		names.map(async (name) => {
			let id = known.get(name);
			if (!id) {
				// Two runs that miss the same tag would both create it, and LadiFlow refuses the second.
				id = inTurn([`tag:${name}`], async () => await findOrCreate(context, name));
				known.set(name, id);
			}
			return await id;
		}),
	);
}

async function findOrCreate(context: IExecuteFunctions, name: string): Promise<string> {
	const found = await find(context, name);
	if (found) return found;
	const created = await create(context, name);
	const id = created?.tag_id || created?._id || created?.id || (await find(context, name));
	if (id) return id;
	return await Promise.reject(new Error(`LadiFlow created the tag "${name}" but does not list it`));
}

/** Null when LadiFlow refused, as it does when another process created the tag in between. */
async function create(context: IExecuteFunctions, name: string) {
	try {
		return (await callLadiFlow(context, {
			what: `Creating the tag "${name}"`,
			path: '/customer/create-tag',
			body: { name },
			repeatable: false,
		})) as { tag_id?: string; _id?: string; id?: string } | null;
	} catch (error) {
		if (failureKind(error) === 'refused' && (await find(context, name))) return null;
		throw new NodeApiError(context.getNode(), error as JsonObject);
	}
}

async function find(context: IExecuteFunctions, name: string): Promise<string | null> {
	const list = (await callLadiFlow(context, {
		what: `Looking up the tag "${name}"`,
		path: '/customer/list-tag',
		body: { keyword: name, page: 1, limit: 100 },
	})) as { items?: Tag[] } | null;
	return list?.items?.find((tag) => same(tag.name, name))?.id ?? null;
}
