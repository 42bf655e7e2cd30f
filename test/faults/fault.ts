// What a fault is: one row of a table that the tests walk and that docs/reliability.md is made from.
import type { Environment } from '../../demo/environment';
import type { FaultOrder } from '../../sandbox';
import type { BusyDay } from './busyDay';
import type { SeededRandom } from './seededRandom';
import type { Size } from './size';

/** Where a fault is injected. */
export interface World {
	environment: Environment;
	day: BusyDay;
	random: SeededRandom;
	size: Size;
}

/** A customer's phone where LadiFlow can use it as it stands; undefined where it is masked or missing. */
export const plainPhone = ({ contactNumber = '' }: { contactNumber?: string }) =>
	/^\d+$/.test(contactNumber) ? contactNumber : undefined;

/** A fault in force. */
interface Injected {
	/** Takes it away; what heals afterwards heals by itself, or by hand if the table says so. */
	mend(): Promise<void> | void;
	/** Whether it did meet something; a fault that meets nothing proves nothing. */
	met(): boolean | Promise<boolean>;
	/** It must meet something before it is taken away, however long that takes. */
	staysUntilMet?: true;
}

/** What the documentation says of a fault. */
export interface FaultRow {
	/** What breaks; the name of the test and the first column of the table. */
	name: string;
	/** What the user sees of it in n8n. */
	sees: string;
	/** What brings everything through in the end. */
	heals: string;
}

export interface Fault extends FaultRow {
	/** Somebody has to click Retry at the failed executions; left out: it heals by itself. */
	byRetry?: true;
	/** What failed executions say, where the user is told to look there. */
	says?: RegExp;
	/** How often, one after another; once when left out. */
	rounds?(size: Size): number;
	/** n8n may go on showing a run as under way that its database never saw end; such a fault comes last. */
	leavesRunning?: true;
	/** In the short form on the newest n8n only. */
	newestOnly?: true;
	/** Not in the short form: another test or another row shows nearly the same. */
	fullOnly?: true;
	inject(world: World): Promise<Injected> | Injected;
	/** What happens in the shop meanwhile; when left out, the usual changes over the length of an outage. */
	meanwhile?(world: World): Promise<void>;
}

const MANY = 1_000_000;

/** Orders faults from the sandbox, in force until mended or until they were injected `times`. */
export function ordered(...orders: FaultOrder[]): Fault['inject'] {
	return ({ environment: { sandbox } }) => {
		const live = orders.map((order) => sandbox.faults.add({ times: MANY, ...order }));
		return {
			mend: () => live.forEach((order) => sandbox.faults.remove(order)),
			met: () => live.some(({ times }, index) => times !== (orders[index].times ?? MANY)),
			staysUntilMet: true,
		};
	};
}

/** What a log of the sandbox gets from now on. It keeps the newest entries only, so positions mean nothing. */
export function newIn<T>(log: T[]): () => T[] {
	const known = new Set(log);
	return () => log.filter((entry) => !known.has(entry));
}

/** The usual changes, spread over the length of an outage. */
export async function usualChanges({ day, size }: World, lasting = size.outage): Promise<void> {
	await day.passes(size.changes, lasting / size.changes);
}
