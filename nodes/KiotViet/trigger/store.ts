// The one door to what the trigger keeps: n8n's static data, which only polls and webhook methods write, and this process's memory.
import type {
	IDataObject,
	IExecuteFunctions,
	IHookFunctions,
	IPollFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';

import type { Resource } from '../events/kinds';
import type { Cursor, InFlight } from './cursor';
import { memoryOf, type TriggerMemory } from './memory';
import type { Foreign } from './webhookPlan';

export type TriggerContext =
	| IExecuteFunctions
	| IHookFunctions
	| IPollFunctions
	| IWebhookFunctions;

/** A kind's cursor as it is saved. */
interface SavedCursor {
	since: string;
	mark: string;
	passages?: InFlight[];
}

/** A node's part of the static data. Its names are saved with workflows, so they stay. */
export interface TriggerState {
	/** the shop that all this belongs to, by its name in the credential */
	shop?: string;
	/** when the trigger began to watch the shop, ISO with offset, by KiotViet's clock */
	since?: string;
	/** the selected kinds of records; one that is taken out is forgotten, and begins anew when it comes back */
	kinds?: Partial<Record<Resource, SavedCursor>>;
	/** the address webhooks are registered for */
	address?: string;
	ownIds?: number[];
	retailerId?: number | null;
	/** types that somebody else holds, with the address */
	foreign?: Foreign[];
	/** what the last failed run said, and when (ms) */
	reported?: { message: string; at: number };
	/** a digest of the key that has shown a customer's debt */
	showsDebts?: string;
	/** a digest of the registered secret, to notice a changed client secret */
	secretMark?: string;
}

/** How the state of a version before was kept: one beginning for all kinds, and under the node's name. */
interface FormerState {
	marks?: Partial<Record<Resource, string>>;
	passages?: Partial<Record<Resource, InFlight[]>>;
}

/** Where a node's state lies in its workflow's static data: by ID, since n8n's own place goes with the name. */
export const placeOf = (nodeId: string) => `kiotVietTrigger:${nodeId}`;

/**
 * The state of one trigger node, to be written; what a version before has left is taken over.
 *
 * @param ofWorkflow  the workflow's static data, changed in place
 * @param ofNode      n8n's static data under the node's name, emptied where it is taken over
 */
export function stateIn(ofWorkflow: IDataObject, ofNode: IDataObject, nodeId: string) {
	const place = placeOf(nodeId);
	const isNew = !ofWorkflow[place];
	const state = isNew ? inTodaysForm(ofNode as FormerState & TriggerState) : ofWorkflow[place];
	if (isNew) for (const name of Object.keys(ofNode)) delete ofNode[name];
	// n8n saves static data only when it sees a change, and it sees none inside an object that was put in whole.
	ofWorkflow[place] = state as IDataObject;
	return state as TriggerState;
}

/** A trigger's state, to be written: only polls and webhook methods may. */
export function stateFor(context: IHookFunctions | IPollFunctions): TriggerState {
	return stateIn(
		context.getWorkflowStaticData('global'),
		context.getWorkflowStaticData('node'),
		context.getNode().id,
	);
}

/** A trigger's state as it is kept, to be read only. */
export function stateKept(context: TriggerContext): TriggerState {
	return stateSeen(
		context.getWorkflowStaticData('global'),
		context.getWorkflowStaticData('node'),
		context.getNode().id,
	);
}

/** What this process remembers of the trigger. */
export function memoryFor(context: TriggerContext): TriggerMemory {
	return memoryOf(context.getWorkflow().id, context.getNode().id);
}

/** Lets n8n save what a task makes of the state, also where it fails or something else is saved meanwhile. */
export async function saved<T>(
	context: IHookFunctions | IPollFunctions,
	task: () => Promise<T>,
): Promise<T> {
	try {
		return await task();
	} finally {
		stateFor(context);
	}
}

/** The state of one trigger node, to be read only: whoever changes it while it runs overwrites a poll's. */
export function stateSeen(ofWorkflow: IDataObject, ofNode: IDataObject, nodeId: string) {
	const kept = ofWorkflow[placeOf(nodeId)] as TriggerState | undefined;
	return kept ?? inTodaysForm(ofNode as FormerState & TriggerState);
}

function inTodaysForm(former: FormerState & TriggerState): TriggerState {
	const { marks, passages, ...state } = JSON.parse(JSON.stringify(former)) as typeof former;
	if (!marks) return state;
	const kinds = Object.entries(marks).map(([resource, mark]) => [
		resource,
		{ since: state.since ?? mark, mark, passages: passages?.[resource as Resource] ?? [] },
	]);
	return { ...state, kinds: Object.fromEntries(kinds) as TriggerState['kinds'] };
}

/**
 * Lets a state begin anew for another shop: its marks, IDs and webhooks say nothing of this one.
 *
 * @param shop  the shop's name in the credential, cleaned
 */
export function belongTo(state: TriggerState, shop: string): void {
	if (state.shop !== undefined && state.shop !== shop) {
		for (const name of Object.keys(state)) delete state[name as keyof TriggerState];
	}
	if (state.shop !== shop) state.shop = shop;
}

/** Forgets the kinds that are selected no more, so that one that comes back begins with its own publication. */
export function keepOnly(state: TriggerState, selected: Resource[]): void {
	for (const resource of Object.keys(state.kinds ?? {}) as Resource[]) {
		if (!selected.includes(resource)) delete state.kinds?.[resource];
	}
}

/** How far a kind was polled; undefined for one that is not watched. */
export function cursorOf({ kinds }: TriggerState, resource: Resource): Cursor | undefined {
	const saved = kinds?.[resource];
	return saved && { since: saved.since, position: saved.mark, inFlight: saved.passages ?? [] };
}

/**
 * A kind's cursor with the way to move it.
 *
 * @returns  what moves it where it lay when this was asked: a state that began anew meanwhile is left alone
 */
export function cursorIn(state: TriggerState, resource: Resource) {
	const saved = state.kinds?.[resource];
	const cursor = cursorOf(state, resource);
	if (!saved || !cursor) return undefined;
	const move = ({ position, inFlight }: Cursor) => {
		saved.mark = position;
		saved.passages = inFlight;
	};
	return { cursor, move };
}

/** Lets a kind be watched from a time on. */
export function watch(state: TriggerState, resource: Resource, since: string): void {
	state.kinds ??= {};
	state.kinds[resource] = { since, mark: since };
}
