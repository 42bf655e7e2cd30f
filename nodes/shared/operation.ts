// What an operation is: its form and its work side by side, so that a table can hold it and one loop runs them all.
import { chunk, isPlainObject, sortBy } from 'lodash';
import {
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeProperties,
	type JsonObject,
	NodeApiError,
	NodeOperationError,
} from 'n8n-workflow';

import { mapBounded } from './queue';

/** What an operation gets for one item. */
export interface ItemContext {
	context: IExecuteFunctions;
	itemIndex: number;
	/** the item's own data */
	item: IDataObject;
	param<T>(name: string, fallback?: T): T;
}

/** One operation; `Run` is what all items of a run share, such as names looked up once. */
export interface Operation<Run = object> {
	value: string;
	name: string;
	/** reads as the description of an AI tool */
	action: string;
	description: string;
	/** the calls it makes, for the documentation, e.g. `GET /customers/{id}` */
	calls: string[];
	fields: INodeProperties[];
	/** gives one output item, or any number of them */
	run(operation: ItemContext & Run): Promise<IDataObject | IDataObject[]>;
	/** sends together, at most so many at once, what `run` gave for each item; gives an output for each, in order */
	together?: {
		most: number;
		send(prepared: IDataObject[], context: IExecuteFunctions): Promise<IDataObject[]>;
	};
}

export interface Resource<Run = object> {
	value: string;
	name: string;
	/** the first is what a new node begins with */
	operations: Array<Operation<Run>>;
}

/** The form of all resources: the two choices, then each operation's own fields. */
export function formOf<Run>(resources: Array<Resource<Run>>): INodeProperties[] {
	const form = [choice('Resource', resources)];
	for (const { value, operations } of resources) {
		const show = { resource: [value] };
		form.push({ ...choice('Operation', operations), displayOptions: { show } });
		for (const operation of operations) {
			const displayOptions = { show: { ...show, operation: [operation.value] } };
			form.push(
				...operation.fields.map((field) => ({
					...field,
					displayOptions: {
						...field.displayOptions,
						show: { ...field.displayOptions?.show, ...displayOptions.show },
					},
				})),
			);
		}
	}
	return form;
}

/**
 * Runs the chosen operation for each item, `atOnce` items at a time, and pairs every output with its item.
 * A failure becomes an item with `error` where the user chose to go on.
 *
 * @param run     what the items share
 * @param atOnce  how many, or a rule by operation
 * @throws        NodeApiError or NodeOperationError with the item's index
 */
export async function runItems<Run extends object>(
	context: IExecuteFunctions,
	resources: Array<Resource<Run>>,
	run: Run,
	atOnce: number | ((operation: Operation<Run>) => number),
): Promise<INodeExecutionData[]> {
	const items = context.getInputData();
	if (items.length === 0) return [];
	const operation = operationOf(context, resources);
	const limit = typeof atOnce === 'number' ? atOnce : atOnce(operation);
	const results = await mapBounded(items, limit, async ({ json }, itemIndex): Promise<Result> => {
		try {
			const result = await operation.run({
				...run,
				context,
				itemIndex,
				item: json,
				param: <T>(name: string, fallback?: T) =>
					context.getNodeParameter(name, itemIndex, fallback) as T,
			});
			return { outputs: [result].flat() };
		} catch (error) {
			return failed(context, error, itemIndex);
		}
	});
	if (operation.together) await sendTogether(context, operation.together, results);
	return results.flatMap(({ outputs, error }, item) => {
		const pairedItem = { item };
		if (error) return [{ json: failure(context, error, items[item].json), pairedItem }];
		return outputs.map((json) => ({ json, pairedItem }));
	});
}

type NodeError = NodeApiError | NodeOperationError;

/**
 * What leaves in the place of an item that failed: what happened and what to do. On an error output n8n adds
 * the item itself, and n8n 1 knows only these two keys for a failure's; elsewhere the item is in `details`.
 */
function failure(
	context: IExecuteFunctions,
	{ message: error, description: message }: NodeError,
	details: IDataObject,
): IDataObject {
	const told = { error, ...(message ? { message } : {}) };
	return context.getNode().onError === 'continueErrorOutput' ? told : { ...told, details };
}

/** The item that failed, where an item tells of a failure, however often it was tried; any other item as it is. */
export function triedItem(item: IDataObject): IDataObject {
	const { error, details } = item;
	return error !== undefined && isPlainObject(details) ? triedItem(details as IDataObject) : item;
}

/** What became of one item. */
interface Result {
	outputs: IDataObject[];
	error?: NodeError;
}

async function sendTogether(
	context: IExecuteFunctions,
	{ most, send }: NonNullable<Operation['together']>,
	results: Result[],
): Promise<void> {
	const prepared = [...results.keys()].filter((index) => !results[index].error);
	for (const batch of chunk(prepared, most)) {
		try {
			const sent = await send(
				batch.map((index) => results[index].outputs[0]),
				context,
			);
			for (const [place, index] of batch.entries()) results[index].outputs = [sent[place]];
		} catch (error) {
			for (const index of batch) results[index] = failed(context, error, index);
		}
	}
}

/** A failure as a result where the user chose to go on; thrown where not. */
function failed(context: IExecuteFunctions, error: unknown, itemIndex: number): Result {
	const nodeError = asNodeError(context, error, itemIndex);
	if (context.continueOnFail()) return { outputs: [], error: nodeError };
	throw nodeError;
}

function operationOf<Run>(
	context: IExecuteFunctions,
	resources: Array<Resource<Run>>,
): Operation<Run> {
	const resource = context.getNodeParameter('resource', 0);
	const value = context.getNodeParameter('operation', 0);
	const operation = resources
		.find((entry) => entry.value === resource)
		?.operations.find((entry) => entry.value === value);
	if (operation) return operation;
	throw new NodeOperationError(
		context.getNode(),
		`There is no operation "${String(value)}" for "${String(resource)}"`,
		{ itemIndex: 0, description: 'Choose the resource and the operation again from the lists' },
	);
}

function asNodeError(context: IExecuteFunctions, error: unknown, itemIndex: number): NodeError {
	if (error instanceof NodeApiError || error instanceof NodeOperationError) {
		error.context.itemIndex ??= itemIndex;
		return error;
	}
	return new NodeOperationError(context.getNode(), error as JsonObject & Error, { itemIndex });
}

type Choice = Pick<Operation, 'value' | 'name'> &
	Partial<Pick<Operation, 'action' | 'description'>>;

/** A choice whose first entry is the default; the list is in alphabetical order. */
function choice(displayName: string, entries: Choice[]): INodeProperties {
	const options = sortBy(entries, 'name').map(({ name, value, action, description }) => ({
		name,
		value,
		...(action ? { action, description } : {}),
	}));
	const form: INodeProperties = {
		displayName,
		name: displayName.toLowerCase(),
		type: 'options',
		noDataExpression: true,
		default: '',
		options,
	};
	form.default = entries[0].value;
	return form;
}
