// What the items of one run of this node share.
import type { IExecuteFunctions } from 'n8n-workflow';

import type * as shared from '../../shared/operation';
import { type AccountFields, readAccountFields } from '../api/accountFields';
import type { Connection } from '../api/request';
import type { Route } from '../api/routes';
import { Tags } from '../api/tags';
import { requestsPerSecondOf } from '../form/speed';
import { accountOf, open } from '../contact/account';
import { ItemSequence } from '../contact/itemSequence';

export interface Run {
	/** when the node began, milliseconds */
	begun: number;
	/** the item's own: its credential, its requests a second */
	connection: Connection;
	/** the account's tags, each looked up once */
	tags: Tags;
	/**
	 * The account's custom fields, read at most once in a run.
	 *
	 * @param names  read only where one of these was not seen lately; left out to read in any case
	 */
	accountFields(names?: string[]): Promise<AccountFields>;
	sequence: ItemSequence;
}

export interface Operation extends shared.Operation<Run> {
	calls: Route[];
}

export interface WholeOperation extends shared.WholeOperation<Run> {
	calls: Route[];
}

export interface Resource extends shared.Resource<Run> {
	operations: Array<Operation | WholeOperation>;
}

/** One item of one run, as an operation gets it. */
export type Item = shared.ItemContext & Run;

/** All items of one run, as an operation on all of them gets them. */
export type AllItems = shared.AllItems & Run;

/** What the items that come to one account share. */
type OfAccount = Omit<Run, 'begun' | 'connection' | 'sequence'>;

/** Opens the account for one item after the other; those that come to the same account share what is known of it. */
export function newRuns(): (context: IExecuteFunctions, itemIndex: number) => Promise<Run> {
	const accounts = new Map<string, OfAccount>();
	const sequence = new ItemSequence();
	const begun = Date.now();
	return async (context, itemIndex) => {
		sequence.begins(itemIndex);
		try {
			const connection = await open(context, requestsPerSecondOf(context, itemIndex));
			const known = accounts.get(connection.account) ?? knownOf(connection);
			accounts.set(connection.account, known);
			return { begun, connection, sequence, ...known };
		} catch (error) {
			sequence.ends(itemIndex);
			return await Promise.reject(error);
		}
	};
}

/** What is read of an account once for all items; `connection` is that of the first. */
function knownOf(connection: Connection): OfAccount {
	let fields: Promise<AccountFields> | null = null;
	const account = accountOf(connection);
	return {
		tags: new Tags(connection, account.tags),
		accountFields: async (names) => {
			const known = fields ? null : names && account.fields.with(names);
			if (known) return known;
			fields ??= readAccountFields(connection).then((seen) => account.fields.keep(seen));
			return await fields.catch(async (error: unknown) => {
				fields = null;
				return await Promise.reject(error);
			});
		},
	};
}

/** The same operations, each telling the run's sequence when an item is done. */
export function inSequence(resources: Resource[]): Resource[] {
	return resources.map((resource) => ({
		...resource,
		operations: resource.operations.map((operation) =>
			operation.whole
				? { ...operation, run: ending(operation.run) }
				: { ...operation, run: ending(operation.run) },
		),
	}));
}

const ending =
	<I extends Item, O>(run: (item: I) => Promise<O>) =>
	async (item: I): Promise<O> => {
		try {
			return await run(item);
		} finally {
			item.sequence.ends(item.itemIndex);
		}
	};
