// What can be seen of a fault beside the contacts: what the sync said of its items, and what LadiFlow was asked.
import { SYNC, type Environment } from '../../demo/environment';
import type { RequestLogEntry } from '../../sandbox/requests';
import { expectQuiet, expectRight, newestRun } from '../e2e/arrival';
import { newIn, type World } from './fault';

/** An item of *Sync From KiotViet* as it left the node. */
interface SyncedItem {
	contactId: string;
	written: Record<string, unknown>;
	missingCustomFields: string[];
}

/** Whether an item of several calls a field missing. */
export const isMissing = (name: string, items: SyncedItem[]) =>
	items.some(({ missingCustomFields }) => missingCustomFields.includes(name));

/** Watches what the sync says from now on of the contacts that it writes. */
export async function syncedFromNow(
	environment: Environment,
): Promise<() => Promise<SyncedItem[]>> {
	const { rest } = environment.n8n;
	const before = await newestRun(environment);
	return async () => {
		const items: SyncedItem[] = [];
		for (const { id } of (await rest.allExecutions()).filter((run) => Number(run.id) > before)) {
			const runs = (await rest.execution(id)).runs[SYNC] ?? [];
			for (const item of runs.flatMap((run) => run.items.flat())) {
				if (item.contactId) items.push(item as unknown as SyncedItem);
			}
		}
		return items;
	};
}

/** Watches the writes of contacts from now on, and the contacts that are read by their ID: so they are after a write. */
export function askedFromNow({ sandbox }: Environment) {
	const fresh = newIn(sandbox.requests);
	const bodies = (which: (entry: RequestLogEntry) => boolean) =>
		fresh()
			.filter(({ service }) => service === 'ladiflow')
			.filter(which)
			.map(({ body }) => (body ?? {}) as Record<string, unknown>);
	return {
		writes: () => bodies(({ path }) => WRITES.test(path)),
		readBacks: () =>
			bodies(({ path }) => path === '/customer/show').filter(({ customer_id }) => customer_id),
	};
}

/** The calls that write a contact. */
export const WRITES = /^\/customer\/(create|update|create-or-update)$/;

/** Lets the account prove by its answers to writes that they may be believed. */
export async function provesItself({ environment, day }: World): Promise<void> {
	day.everybodyComes();
	await expectRight(environment);
	await expectQuiet(environment);
}
