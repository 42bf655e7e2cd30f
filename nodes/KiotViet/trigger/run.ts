// The first step of each run: enriches the changes it was given, drops duplicates, classifies, filters, emits.
import { partition } from 'lodash';
import { type IExecuteFunctions, type INodeExecutionData, NodeOperationError } from 'n8n-workflow';

import { inTurn, mapBounded } from '../../shared/queue';
import { isStop, refuseStopped, stopSignal } from '../../shared/stop';
import { isAway } from '../api/request';
import { type Change, readChange } from '../events/change';
import { type EnrichedChange, Enricher } from '../events/enrich';
import type { TriggerItem } from '../events/item';
import { sampleItems } from '../events/samples';
import { processedKeys } from './deduplicate';
import { type Filters, isWanted } from './classify';
import { itemsOf } from './emit';
import { webhookHints } from './problems';
import { onRunEnd } from './runEnd';
import { type Settings, settingsOf } from './settings';
import { memoryFor, stateKept } from './store';
import { carried, type Run } from './underWay';
import { missedByWorker } from './workers';

const READS_AT_ONCE = 4;

/**
 * A run's items; those of a manual run are samples. Where the user chose to go on after a failure it is one item
 * that tells of it: n8n would pass on what came in, unread.
 *
 * @throws the first failure where nothing at all could be read
 */
export async function run(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	try {
		const items = context.getMode() === 'manual' ? await samples(context) : await changes(context);
		return items.map((json) => ({ json, pairedItem: { item: 0 } }));
	} catch (error) {
		if (isStop(error) || !context.continueOnFail()) return await Promise.reject(error);
		const { message, description } = error as NodeOperationError;
		const told = { error: message, ...(description ? { message: description } : {}) };
		return [{ json: told, pairedItem: { item: 0 } }];
	}
}

/** Changes as n8n keeps them for the run that they start. */
export const asGiven = (changes: Change[]): INodeExecutionData[] =>
	changes.map((json) => ({ json: { ...json } }));

/** The newest records; registers nothing and remembers nothing. */
export async function samples(
	context: Parameters<typeof settingsOf>[0] & Parameters<typeof sampleItems>[0],
): Promise<TriggerItem[]> {
	const settings = await settingsOf(context);
	memoryFor(context).serve(settings.retailer);
	return await sampleItems(
		context,
		enricherFor(context, settings),
		settings.events,
		settings.retailer,
	);
}

const enricherFor = (context: ConstructorParameters<typeof Enricher>[0], { options }: Settings) =>
	new Enricher(context, { full: options.includeFullRecord, metrics: options.includeOrderMetrics });

/** What a run that fails or is stopped was given, the next catch-up brings again; so it is with what it could not read. */
async function changes(context: IExecuteFunctions): Promise<TriggerItem[]> {
	const { given, unreadable } = givenTo(context);
	const memory = memoryFor(context);
	const carrying = carriedBy(context, given);
	const missed: Change[] = [];
	const passing = unreadable ? Promise.reject(unreadable) : passedOn(context, given, missed);
	const { items, told, failure } = await passing
		.catch((error: Error) => {
			for (const change of [...given, ...missed]) memory.bringAgain(carried(change));
			throw error;
		})
		.finally(() => {
			const left = given.filter(({ keys }) => memory.comesAgain(keys.record));
			carrying.lets(left);
		});
	if (failure) throw failure;
	carrying.told = told;
	return items;
}

/**
 * Notes that a run is under way with what it was given, up to its end, where n8n tells that. What it told of when it
 * failed behind this node comes again in smaller runs.
 */
function carriedBy(context: IExecuteFunctions, given: Change[]) {
	const memory = memoryFor(context);
	const { underWay } = memory;
	let run: Run | null = null;
	const carrying = {
		/** what this node passed on */
		told: [] as Change[],
		/** gives up what the next catch-up brings again */
		lets(changes: Change[]): void {
			if (!run) return;
			underWay.end(
				run,
				changes.map(({ keys }) => keys.version),
			);
		},
	};
	const isTold = onRunEnd(context, (status) => {
		if (run) underWay.end(run);
		if (status === 'error') memory.bringAgainApart(carrying.told);
	});
	if (isTold) run = underWay.begin(given);
	return carrying;
}

/** The changes that n8n has kept for this run; those of kinds that nobody can select are left out. */
function givenTo(context: IExecuteFunctions): { given: Change[]; unreadable: Error | null } {
	const given: Change[] = [];
	let unreadable: Error | null = null;
	for (const [itemIndex, { json }] of context.getInputData().entries()) {
		const read = readChange(json);
		if (read && 'wrong' in read) {
			unreadable ??= new NodeOperationError(
				context.getNode(),
				`This run was given what is no change of a shop: ${read.wrong}`,
				{
					itemIndex,
					description:
						'Only the webhook and the catch-up of this node start its runs. What this run should have brought comes with the next catch-up',
				},
			);
		} else if (read) given.push(read);
	}
	return { given, unreadable };
}

/**
 * Passes on what a run was given, stage by stage. Nothing is recorded before all that can fail is done.
 *
 * @param missed  gets what this process found missing beside
 * @returns the run's items, the changes they tell of, and why there are none where nothing at all could be read
 */
async function passedOn(
	context: IExecuteFunctions,
	given: Change[],
	missed: Change[],
): Promise<{ items: TriggerItem[]; told: Change[]; failure: Error | null }> {
	const settings = await settingsOf(context);
	const { events, options, retailer } = settings;
	const memory = memoryFor(context);
	memory.serve(retailer);
	const filters: Filters = {
		events,
		branches: options.branches,
		skipGuestSales: options.skipGuestSales,
	};
	// Who clicks Retry wants it again, whatever the database knows of the run that failed.
	const wanted = context.getMode() === 'retry' ? given.map(again) : given;
	const missedHere = await missedByWorker(context, settings, given);
	missed.push(...missedHere.changes);
	const { enriched, failures } = await enrichAll(context, enricherFor(context, settings), [
		...missed,
		...wanted,
	]);
	failures.unshift(...missedHere.failures);
	if (failures.length > 0 && enriched.length === 0)
		return { items: [], told: [], failure: failures[0] };
	const [candidates, leftOut] = partition(enriched, (change) => isWanted(change, filters));
	memory.leaveOut(
		leftOut.map(({ keys }) => keys.version),
		JSON.stringify(filters),
	);
	for (const message of [
		...failures.map(({ message }) => `${message}. The next catch-up brings it again.`),
		...webhookHints(stateKept(context).foreign ?? [], memory.webhookTrouble),
	]) {
		context.addExecutionHints({ type: 'warning', location: 'outputPane', message });
	}
	const turn = `dedupe:${context.getWorkflow().id}:${context.getNode().id}`;
	const items = await inTurn([turn], async () => {
		refuseStopped(stopSignal(context));
		const processed = await processedKeys(context, retailer, candidates);
		return itemsOf(candidates, processed, memory, filters, retailer);
	});
	const versions = new Set(items.map(({ dedupeKey }) => dedupeKey));
	return {
		items,
		told: candidates.filter(({ keys }) => versions.has(keys.version)),
		failure: null,
	};
}

const again = (change: Change): Change => ({ ...change, afterStart: true });

/** Enriches what is not processed yet; what cannot be read is noted, so that it comes again. */
async function enrichAll(
	context: IExecuteFunctions,
	enricher: Enricher,
	changes: Change[],
): Promise<{ enriched: EnrichedChange[]; failures: Error[] }> {
	const memory = memoryFor(context);
	const stop = stopSignal(context);
	const failures: Error[] = [];
	const unprocessed = changes.filter(({ keys }) => !memory.isProcessed(keys.version));
	await enricher.prepare(unprocessed);
	const read = await mapBounded(unprocessed, READS_AT_ONCE, async (change) => {
		const { keys } = change;
		if (memory.isProcessed(keys.version)) return null;
		try {
			const enriched = await enricher.enrich(change);
			refuseStopped(stop);
			memory.wasRead(keys.record);
			return enriched;
		} catch (error) {
			if (isStop(error)) return await Promise.reject(error);
			const { message } = error as Error;
			if (!memory.couldNotRead(carried(change), isAway(error))) {
				context.logger.error(
					`KiotViet Trigger: ${message}. It was tried several times and is left out until it changes again`,
				);
			}
			failures.push(error as Error);
			return null;
		}
	});
	return {
		enriched: read.filter((change): change is EnrichedChange => change !== null),
		failures,
	};
}
