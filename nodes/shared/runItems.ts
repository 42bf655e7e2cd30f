// The one loop over a node's items: find the operation that the item names, run it, pair its output, tell its failure.
import { chunk } from 'lodash';
import {
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type JsonObject,
	NodeApiError,
	NodeOperationError,
} from 'n8n-workflow';

import { failedItem } from './failedItem';
import type { ItemContext, Operation, Resource, WholeOperation } from './operation';
import { mapBounded } from './queue';
import { isStop, refuseStopped, stopSignal, untilStopped } from './stop';
import { forAgent } from './tool';
import { Past, pastsOf, remembersIn } from './tries';

type NodeError = NodeApiError | NodeOperationError;

/** How a node works on its items. */
export interface Work<Run extends object> {
	resources: Array<Resource<Run>>;
	/**
	 * Opens what an operation gets besides its item, such as the account. It is called as soon as the item's turn
	 * comes, with the item's own context; what it throws is this item's failure.
	 */
	open(context: IExecuteFunctions, itemIndex: number): Promise<Run>;
	/** how many items at a time, for the operations that the items name; not asked for those that take all at once */
	atOnce(operations: Array<Operation<Run>>): number;
}

/**
 * Runs for each item the operation that it names, and pairs every output with its item. Nothing that one item says
 * is taken for another. A failure becomes an item with `error` where the user chose to go on. A stop ends the run;
 * when n8n runs the node again after a failure, what was done is not done twice.
 *
 * @throws  NodeApiError or NodeOperationError with the item's index; ExecutionCancelledError after a stop
 */
export async function runItems<Run extends object>(
	context: IExecuteFunctions,
	work: Work<Run>,
): Promise<INodeExecutionData[]> {
	return await untilStopped(context, async () => await workedOn(context, work));
}

async function workedOn<Run extends object>(
	context: IExecuteFunctions,
	{ resources, open, atOnce }: Work<Run>,
): Promise<INodeExecutionData[]> {
	const items = context.getInputData();
	const pasts = pastsOf(context);
	const stop = stopSignal(context);
	const chosen = items.map((_, index) => operationOf(context, resources, index));
	const alone = chosen.flatMap(({ operation }) => (isAlone(operation) ? operation : []));
	const limit = items.length > 0 ? (alone.length > 0 ? atOnce(alone) : 1) : 0;
	const results = await mapBounded(items, limit, async ({ json }, itemIndex): Promise<Result> => {
		const past = pasts?.[itemIndex];
		if (past?.outputs) return { outputs: past.outputs };
		try {
			refuseStopped(stop);
			if (past?.failure) throw past.failure;
			const { operation, error } = chosen[itemIndex];
			if (!operation) throw error;
			if (!isAlone(operation)) return { outputs: [] };
			const own = ownContext(context, itemIndex, past);
			const result = await operation.run({
				...(await open(own, itemIndex)),
				...itemContext(own, itemIndex, json),
			});
			const outputs = [result].flat();
			if (!operation.together && past) past.outputs = outputs;
			return { outputs };
		} catch (error) {
			return failed(context, error, itemIndex);
		}
	});
	for (const operation of new Set(alone)) {
		if (!operation.together) continue;
		const prepared = results.flatMap(({ error }, index) =>
			chosen[index].operation === operation && !error && !pasts?.[index].outputs ? [index] : [],
		);
		await sendTogether(context, operation.together, prepared, results, pasts);
	}
	const ofEach = results.flatMap(({ outputs, error }, item) => {
		const pairedItem = { item };
		if (error) return [{ json: failedItem(context, error, items[item].json), pairedItem }];
		return outputs.map((json) => ({ json, pairedItem }));
	});
	// n8n may run a node without items; the first one's form is then that of the node.
	const named = items.length > 0 ? chosen : [operationOf(context, resources, 0)];
	const wholes = new Set(named.flatMap(({ operation }) => (isWhole(operation) ? operation : [])));
	const ofAll: INodeExecutionData[] = [];
	for (const operation of wholes) {
		const indexes = chosen.flatMap((entry, index) => (entry.operation === operation ? index : []));
		ofAll.push(...(await runWhole(context, operation, open, indexes)));
	}
	return [...ofAll, ...ofEach];
}

/** Runs an operation on all items that name it. */
async function runWhole<Run extends object>(
	context: IExecuteFunctions,
	operation: WholeOperation<Run>,
	open: Work<Run>['open'],
	indexes: number[],
): Promise<INodeExecutionData[]> {
	const all = context.getInputData();
	const [first = 0] = indexes;
	const told = (error: unknown, of: number[]) => ({
		json: failedItem(context, failure(context, error, of[0] ?? first), all[of[0]]?.json ?? {}),
		pairedItem: of.map((item) => ({ item })),
	});
	try {
		const own = ownContext(context, first, undefined);
		const outputs = await operation.run({
			...(await open(own, first)),
			...itemContext(own, first, all[first]?.json ?? {}),
			items: indexes.map((index) => ({ json: all[index].json, index })),
		});
		return outputs.map(({ of, ...output }) =>
			'error' in output
				? told(output.error, of)
				: { json: output.json, pairedItem: of.map((item) => ({ item })) },
		);
	} catch (error) {
		return [told(error, [first])];
	}
}

const isAlone = <Run>(operation?: AnyOperation<Run>): operation is Operation<Run> =>
	operation !== undefined && !operation.whole;
const isWhole = <Run>(operation?: AnyOperation<Run>): operation is WholeOperation<Run> =>
	operation?.whole === true;

type AnyOperation<Run> = Operation<Run> | WholeOperation<Run>;

/** What an operation knows of its item. */
function itemContext(
	context: IExecuteFunctions,
	itemIndex: number,
	item: IDataObject,
): ItemContext {
	return {
		context,
		itemIndex,
		item,
		param: <T>(name: string, fallback?: T) =>
			context.getNodeParameter(name, itemIndex, fallback) as T,
	};
}

/** The context as one item has it: its credential is read with its own data, and what it sends is remembered as its own. */
function ownContext(
	context: IExecuteFunctions,
	itemIndex: number,
	past: Past | undefined,
): IExecuteFunctions {
	const own = Object.create(context) as IExecuteFunctions;
	own.getCredentials = async (type) => await context.getCredentials(type, itemIndex);
	if (past) remembersIn(own, past);
	return own;
}

/** What became of one item. */
interface Result {
	outputs: IDataObject[];
	error?: NodeError;
}

async function sendTogether(
	context: IExecuteFunctions,
	{ most, send }: NonNullable<Operation['together']>,
	prepared: number[],
	results: Result[],
	pasts: Past[] | null,
): Promise<void> {
	for (const batch of chunk(prepared, most)) {
		const sent = new Past();
		try {
			const outputs = await send(
				batch.map((index) => results[index].outputs[0]),
				ownContext(context, batch[0], sent),
			);
			for (const [place, index] of batch.entries()) {
				results[index].outputs = [outputs[place]];
				if (pasts) pasts[index].outputs = [outputs[place]];
			}
		} catch (error) {
			if (pasts) for (const index of batch) pasts[index].failure = sent.doubt;
			for (const index of batch) results[index] = failed(context, error, index);
		}
	}
}

/** A failure as a result where the user chose to go on; thrown where not. */
function failed(context: IExecuteFunctions, error: unknown, itemIndex: number): Result {
	return { outputs: [], error: failure(context, error, itemIndex) };
}

/** A failure that the user chose to go on after; thrown where not. */
function failure(context: IExecuteFunctions, error: unknown, itemIndex: number): NodeError {
	if (isStop(error)) throw error;
	const nodeError = asNodeError(context, error, itemIndex);
	if (context.continueOnFail()) return nodeError;
	throw forAgent(context, nodeError);
}

/** The operation that an item names, or why there is none. */
function operationOf<Run>(
	context: IExecuteFunctions,
	resources: Array<Resource<Run>>,
	itemIndex: number,
): { operation?: AnyOperation<Run>; error?: unknown } {
	try {
		const resource = context.getNodeParameter('resource', itemIndex, '');
		const value = context.getNodeParameter('operation', itemIndex, '');
		const operation = resources
			.find((entry) => entry.value === resource)
			?.operations.find((entry) => entry.value === value);
		if (operation) return { operation };
		throw new NodeOperationError(
			context.getNode(),
			`There is no operation "${String(value)}" for "${String(resource)}"`,
			{ itemIndex, description: 'Choose the resource and the operation again from the lists' },
		);
	} catch (error) {
		return { error };
	}
}

function asNodeError(context: IExecuteFunctions, error: unknown, itemIndex: number): NodeError {
	if (error instanceof NodeApiError || error instanceof NodeOperationError) {
		error.context.itemIndex ??= itemIndex;
		return error;
	}
	return new NodeOperationError(context.getNode(), error as JsonObject & Error, { itemIndex });
}
