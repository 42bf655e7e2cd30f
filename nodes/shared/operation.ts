// What an operation is: its form and its work side by side, so that a table can hold it and one loop runs them all.
import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

/** What an operation gets for one item. */
export interface ItemContext {
	/** the item's own: what is sent with it is sent for this item */
	context: IExecuteFunctions;
	itemIndex: number;
	/** the item's own data */
	item: IDataObject;
	param<T>(name: string, fallback?: T): T;
}

/** How a form and the documentation tell an operation. */
interface Described {
	value: string;
	name: string;
	/** reads as the description of an AI tool */
	action: string;
	description: string;
	/** the calls it makes, for the documentation, e.g. `GET /customers/{id}` */
	calls: string[];
	fields: INodeProperties[];
}

/** One operation; `Run` is what all items of a run share, such as names looked up once. */
export interface Operation<Run = object> extends Described {
	whole?: never;
	/** gives one output item, or any number of them */
	run(operation: ItemContext & Run): Promise<IDataObject | IDataObject[]>;
	/** sends together, at most so many at once, what `run` gave for each item; gives an output for each, in order */
	together?: {
		most: number;
		send(prepared: IDataObject[], context: IExecuteFunctions): Promise<IDataObject[]>;
	};
}

/** What an operation on all items of a run gets: its form is read with the first of them. */
export interface AllItems extends ItemContext {
	/** the items that name the operation, and where they stand among those of the run */
	items: Array<{ json: IDataObject; index: number }>;
}

/** One output, with the items that it came of; one with an `error` tells of an item that failed. */
export type Output = { of: number[] } & ({ json: IDataObject } | { error: Error });

/** An operation that needs all items of a run at once, such as one that compares them with what is stored. */
export interface WholeOperation<Run = object> extends Described {
	whole: true;
	/** is called once a run, also where no items came; what it throws is the first item's failure */
	run(all: AllItems & Run): Promise<Output[]>;
}

export interface Resource<Run = object> {
	value: string;
	name: string;
	/** the first is what a new node begins with */
	operations: Array<Operation<Run> | WholeOperation<Run>>;
}
