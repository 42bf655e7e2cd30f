// What the items of one run of this node share.
import type * as shared from '../../shared/operation';
import { type AccountFields, readAccountFields } from '../api/accountFields';
import type { Connection } from '../api/request';
import { Tags } from '../api/tags';
import { ItemOrder } from './turns';

export interface Run {
	connection: Connection;
	/** the account's tags, each looked up once */
	tags: Tags;
	/** the account's custom fields, read once and only where somebody asks */
	accountFields(): Promise<AccountFields>;
	order: ItemOrder;
}

export type Operation = shared.Operation<Run>;
export type Resource = shared.Resource<Run>;

/** One item of one run, as an operation gets it. */
export type Item = shared.ItemContext & Run;

export function newRun(connection: Connection): Run {
	let fields: Promise<AccountFields> | null = null;
	return {
		connection,
		tags: new Tags(connection),
		accountFields: async () => {
			fields ??= readAccountFields(connection);
			return await fields.catch(async (error: unknown) => {
				fields = null;
				return await Promise.reject(error);
			});
		},
		order: new ItemOrder(),
	};
}

/** The same operations, each telling the run's order where an item begins and where it is done. */
export function inItemOrder(resources: Resource[]): Resource[] {
	return resources.map((resource) => ({
		...resource,
		operations: resource.operations.map((operation) => ({
			...operation,
			run: async (item) => {
				item.order.begins(item.itemIndex);
				try {
					return await operation.run(item);
				} finally {
					item.order.passes(item.itemIndex);
				}
			},
		})),
	}));
}
