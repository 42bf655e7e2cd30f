// Starts workflows when something changes in a KiotViet shop: webhooks for speed, catch-up for truth.
import { createHash } from 'node:crypto';

import { uniq } from 'lodash';
import {
	type ICredentialDataDecryptedObject,
	type IExecuteFunctions,
	type IHookFunctions,
	type INode,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IPollFunctions,
	type IWebhookFunctions,
	type IWebhookResponseData,
	NodeConnectionTypes,
	NodeOperationError,
} from 'n8n-workflow';

import { inTurn, mapBounded } from '../shared/queue';
import { shopName, unreachableReason } from './api/connection';
import { SIGNATURE_HEADER, claimedDigest, signatureFits, webhookSecret } from './api/signature';
import { listWebhooks } from './api/webhooks';
import { loadOptions } from './methods/directories';
import { type Arrival, keysOf } from './trigger/arrival';
import { lookForChanges } from './trigger/catchUp';
import { readDelivery } from './trigger/delivery';
import { properties } from './trigger/description';
import { itemsOf } from './trigger/emission';
import { catchUpResourcesOf, eventsOf, webhookTypesOf } from './trigger/events';
import { memoryOf, type TriggerMemory } from './trigger/memory';
import { type CompletedArrival, Reader } from './trigger/reading';
import {
	carryOut,
	isDone,
	ownAddress,
	type Plan,
	planRegistration,
	removeOwn,
	type Wanted,
} from './trigger/registration';
import { sampleItems } from './trigger/samples';
import { newSince, type TriggerState } from './trigger/state';

/** n8n's database remembers this many keys per trigger, about three for a change. */
const REMEMBERED = 6000;
const READS_AT_ONCE = 4;

interface Options {
	branches?: Array<number | string>;
	lookBackDays?: number;
	includeFullRecord?: boolean;
	includeOrderMetrics?: boolean;
	replaceForeignWebhooks?: boolean;
	skipGuestSales?: boolean;
}

type AnyContext = IExecuteFunctions | IHookFunctions | IPollFunctions | IWebhookFunctions;

export class KiotVietTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'KiotViet Trigger',
		name: 'kiotVietTrigger',
		icon: { light: 'file:../../icons/kiotviet.svg', dark: 'file:../../icons/kiotviet.dark.svg' },
		group: ['trigger'],
		version: [1],
		defaultVersion: 1,
		subtitle: '={{$parameter["events"].join(", ")}}',
		description:
			'Starts the workflow when a customer, an order, an invoice or a product changes in KiotViet',
		eventTriggerDescription: 'Waiting for a change in the shop',
		activationMessage:
			'Changes in the KiotViet shop now start this workflow. What happens while n8n is down is caught up on its next start.',
		defaults: { name: 'KiotViet Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'kiotVietApi', required: true }],
		webhooks: [
			{
				name: 'default',
				httpMethod: 'POST',
				responseMode: 'onReceived',
				// Without an address a test run cannot take the shop's webhooks away from production.
				path: '={{$workflow.active && $parameter["receive"] !== "polling" ? "kiotviet" : undefined}}',
			},
		],
		triggerPanel: {
			header: 'Fetch a sample, then publish the workflow',
			executionsHelp: {
				inactive:
					'<b>Fetch Test Event</b> reads the newest records of the shop. It registers nothing at KiotViet and takes nothing away from production.<br /><br /><b>Publish</b> the workflow to receive every change.',
				active:
					'The workflow receives every change of the shop. <b>Fetch Test Event</b> still only reads the newest records and disturbs nothing.',
			},
			activationHint: 'Publish the workflow to receive changes as they happen',
		},
		properties,
	};

	methods = { loadOptions: { getBranches: loadOptions.getBranches } };

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				if (this.getNodeParameter('receive') === 'polling') return true;
				return await registering(this, async () =>
					orLater(this, async () => {
						const { plan } = await planOf(this);
						return isDone(plan);
					}),
				);
			},
			async create(this: IHookFunctions): Promise<boolean> {
				return await registering(this, async () =>
					orLater(this, async () => {
						const { plan, wanted } = await planOf(this);
						refuseUnserved(this, plan);
						await apply(this, plan, wanted);
						return true;
					}),
				);
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return await registering(this, async () => {
					const state = stateOf(this);
					await removeOwn(this, { address: state.address ?? '', ownIds: state.ownIds ?? [] });
					delete state.address;
					delete state.ownIds;
					delete state.secretMark;
					state.foreign = [];
					return true;
				});
			},
		},
	};

	/** Answers at once and hands the notifications on; never a code that makes KiotViet stop sending. */
	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		this.getResponseObject().status(200).json({ received: true });
		const arrivals = await arrivalsOf(this);
		return arrivals
			? { noWebhookResponse: true, workflowData: [arrivals.map((json) => ({ json: { ...json } }))] }
			: { noWebhookResponse: true };
	}

	/** On publish, on every start and at the poll times: finds what was missed, mends the webhooks. */
	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		if (this.getMode() === 'manual') {
			const { clientReader, events, retailer } = await setUp(this);
			return [(await sampleItems(this, clientReader, events, retailer)).map((json) => ({ json }))];
		}
		const isFirst = !polled.has(this);
		polled.add(this);
		const arrivals = await missed(this).catch((error: Error) => {
			if (!isFirst || !isStart(this)) throw error;
			sayLater(this, error);
			return [];
		});
		return arrivals.length > 0 ? [arrivals.map((json) => ({ json: { ...json } }))] : null;
	}

	/** The first step of each run: completes, drops duplicates, classifies, filters. */
	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const { clientReader, events, options, retailer } = await setUp(this);
		if (this.getMode() === 'manual') {
			const samples = await sampleItems(this, clientReader, events, retailer);
			return [samples.map((json) => ({ json, pairedItem: { item: 0 } }))];
		}
		const node = this.getNode();
		const memory = memoryFor(this);
		const given = this.getInputData().map(({ json }) => json as unknown as Arrival);
		// Who clicks Retry wants it again, whatever the database knows of the run that failed.
		const wanted = this.getMode() === 'retry' ? given.map(again) : given;
		const input = [...(await missedByWorkers(this, given)), ...wanted];
		const failures: Error[] = [];
		const read = await mapBounded(input, READS_AT_ONCE, async (arrival) => {
			const keys = keysOf(arrival);
			if (memory.isSettled(keys.version)) return null;
			try {
				const completed = await clientReader.complete(arrival);
				memory.wasRead(keys.record);
				return completed;
			} catch (error) {
				const { modifiedDate, createdDate } = arrival.record;
				memory.couldNotRead(keys.record, modifiedDate ?? createdDate ?? arrival.readAt);
				failures.push(error as Error);
				return null;
			}
		});
		const completed = read.filter((arrival): arrival is CompletedArrival => arrival !== null);
		if (failures.length > 0 && completed.length === 0) throw failures[0];
		const items = await inTurn([`dedupe:${this.getWorkflow().id}:${node.id}`], async () =>
			itemsOf(
				completed,
				await processedKeys(this, completed),
				memory,
				{
					events,
					branches: (options.branches ?? []).map(Number),
					skipGuestSales: options.skipGuestSales ?? false,
				},
				retailer,
			),
		);
		for (const failure of failures) {
			this.addExecutionHints({
				type: 'warning',
				location: 'outputPane',
				message: `${failure.message}. The next catch-up brings it again.`,
			});
		}
		for (const message of webhookHints(stateOf(this), memory.webhookTrouble)) {
			this.addExecutionHints({ type: 'warning', location: 'outputPane', message });
		}
		return [items.map((json) => ({ json, pairedItem: { item: 0 } }))];
	}
}

/** Puts the webhooks right and gives what they missed. */
async function missed(context: IPollFunctions): Promise<Arrival[]> {
	const receive = context.getNodeParameter('receive') as string;
	const state = stateOf(context);
	if (receive !== 'polling' && state.address) await tendWebhooks(context, state);
	if (receive === 'webhook') return [];
	const { events, options } = await setUp(context);
	const memory = memoryFor(context);
	memory.polls = true;
	return await lookForChanges(
		context,
		catchUpResourcesOf(events),
		state,
		memory,
		options.lookBackDays ?? 0,
	);
}

const again = (arrival: Arrival): Arrival => ({ ...arrival, afterStart: true });

/**
 * What a worker of queue mode has to look for itself, since the main process, which polls, cannot know of it: what
 * was under way when a worker died, once after its start, and what it could not read. A worker gets no static data,
 * so its work tells it from when on.
 */
async function missedByWorkers(context: IExecuteFunctions, given: Arrival[]): Promise<Arrival[]> {
	const memory = memoryFor(context);
	const [since] = given.flatMap(({ underWaySince }) => underWaySince ?? []).sort(byTime);
	if (memory.polls || !since || context.getNodeParameter('receive', 0) === 'webhook') return [];
	const { events } = await setUp(context);
	const resources = catchUpResourcesOf(events).filter(
		(resource) => memory.lookedTo(resource) === 'nothing' || memory.earliestUnread() !== null,
	);
	const state: TriggerState = {
		since,
		marks: Object.fromEntries(resources.map((resource) => [resource, since])),
		retailerId: given.find(({ retailerId }) => retailerId !== null)?.retailerId ?? null,
	};
	return await lookForChanges(context, resources, state, memory, 0);
}

const byTime = (one: string, other: string) => Date.parse(one) - Date.parse(other);

/** The activations that have polled: n8n gives each activation one context. */
const polled = new WeakSet<IPollFunctions>();

/**
 * Whether n8n starts. A trigger whose first poll or webhook check fails then is given up for good by n8n 2,
 * so KiotViet being away must not fail it: the next poll does what was left.
 */
function isStart(context: IHookFunctions | IPollFunctions): boolean {
	return ['init', 'leadershipChange'].includes(context.getActivationMode());
}

/** Lets registration wait for the next poll when it fails while n8n starts. */
async function orLater(context: IHookFunctions, task: () => Promise<boolean>): Promise<boolean> {
	try {
		return await task();
	} catch (error) {
		if (!isStart(context) || !stateOf(context).address) throw error as Error;
		sayLater(context, error as Error);
		return true;
	}
}

function sayLater(context: IHookFunctions | IPollFunctions, { message }: Error): void {
	context.logger.error(
		`KiotViet Trigger: KiotViet could not be asked while n8n started: ${message}. The next poll does it`,
	);
}

function stateOf(context: AnyContext): TriggerState {
	return context.getWorkflowStaticData('node') as TriggerState;
}

function memoryFor(context: AnyContext): TriggerMemory {
	return memoryOf(context.getWorkflow().id, context.getNode().id);
}

/** What KiotViet signs with and what a delivery is held against: the two must be the same. */
function secretOf(
	{ webhookId, id }: INode,
	{ clientSecret }: ICredentialDataDecryptedObject,
): string {
	return webhookSecret(String(clientSecret), webhookId ?? id);
}

async function setUp(context: IExecuteFunctions | IPollFunctions) {
	const parameter = (name: string, fallback?: unknown) =>
		'getInputData' in context
			? context.getNodeParameter(name, 0, fallback as object)
			: context.getNodeParameter(name, fallback as object);
	const options = parameter('options', {}) as Options;
	const { retailer } = await context.getCredentials('kiotVietApi');
	return {
		options,
		events: eventsOf(parameter('events', []) as string[]),
		retailer: shopName(String(retailer)),
		clientReader: new Reader(context, {
			full: options.includeFullRecord ?? true,
			metrics: options.includeOrderMetrics ?? false,
		}),
	};
}

/** Registration work of one node happens one after another; poll() and the hooks may meet. */
async function registering<T>(context: AnyContext, task: () => Promise<T>): Promise<T> {
	return await inTurn([`webhooks:${context.getWorkflow().id}:${context.getNode().id}`], task);
}

async function planOf(context: IHookFunctions | IPollFunctions) {
	const state = stateOf(context);
	const credentials = await context.getCredentials('kiotVietApi');
	const node = context.getNode();
	const events = eventsOf(context.getNodeParameter('events') as string[]);
	const options = context.getNodeParameter('options', {}) as Options;
	const secret = secretOf(node, credentials);
	const secretMark = createHash('sha256').update(secret).digest('hex').slice(0, 16);
	const address =
		'getNodeWebhookUrl' in context
			? ownAddress(context.getNodeWebhookUrl('default') ?? '', node.webhookId)
			: state.address!;
	const reason = unreachableReason(address, String(credentials.apiUrl));
	if (reason) {
		throw new NodeOperationError(node, `KiotViet cannot deliver to ${address}: ${reason}`, {
			description:
				'Set N8N_WEBHOOK_URL (formerly WEBHOOK_URL) to the public https address of this n8n, or set "Receive" to "Catch-Up Only"',
		});
	}
	const wanted: Wanted = {
		address,
		types: webhookTypesOf(events),
		secret,
		ownIds: state.ownIds ?? [],
		secretChanged: state.secretMark !== undefined && state.secretMark !== secretMark,
		replaceForeign: options.replaceForeignWebhooks ?? false,
	};
	const hooks = await listWebhooks(context);
	const plan = planRegistration(hooks, wanted);
	state.address = address;
	state.ownIds = uniq([...wanted.ownIds, ...plan.keep.map(({ id }) => id)]);
	state.retailerId = plan.keep[0]?.retailerId ?? state.retailerId ?? null;
	state.foreign = plan.foreign;
	return { plan, wanted, secretMark };
}

async function apply(context: IHookFunctions | IPollFunctions, plan: Plan, wanted: Wanted) {
	const state = stateOf(context);
	memoryFor(context).forgetSecret();
	const registered = await carryOut(context, plan, wanted);
	state.ownIds = registered.ids;
	state.retailerId = registered.retailerId ?? state.retailerId ?? null;
	state.secretMark = createHash('sha256').update(wanted.secret).digest('hex').slice(0, 16);
	for (const { type, url } of plan.foreign) {
		context.logger.warn(
			`KiotViet Trigger: the webhook ${type} of this shop belongs to ${new URL(url).host}; catch-up alone serves it`,
		);
	}
}

/** A type that another app holds and that no catch-up finds would be silent: say so before publishing. */
function refuseUnserved(context: IHookFunctions, plan: Plan): void {
	const events = eventsOf(context.getNodeParameter('events') as string[]);
	const withCatchUp = context.getNodeParameter('receive') === 'webhookAndCatchUp';
	for (const { type, url } of plan.foreign) {
		const found =
			withCatchUp && events.some((event) => event.webhookType === type && event.catchUp);
		if (found) continue;
		throw new NodeOperationError(
			context.getNode(),
			`KiotViet allows one webhook per type, and ${type} belongs to ${url}`,
			{
				description:
					'Stop that app, choose other events, set "Receive" to "Webhook and Catch-Up", or tick "Replace Webhooks of Other Apps"',
			},
		);
	}
}

async function tendWebhooks(context: IPollFunctions, state: TriggerState): Promise<void> {
	const memory = memoryFor(context);
	try {
		await registering(context, async () => {
			if (!state.address) return;
			const { plan, wanted } = await planOf(context);
			if (!isDone(plan)) await apply(context, plan, wanted);
			memory.webhookTrouble = null;
		});
	} catch (error) {
		// Catch-up must go on: it serves while the webhooks cannot be mended.
		memory.webhookTrouble = (error as Error).message;
		context.logger.error(
			`KiotViet Trigger: the webhooks could not be mended: ${(error as Error).message}`,
		);
	}
}

function webhookHints({ foreign }: TriggerState, trouble: string | null): string[] {
	const hints = (foreign ?? []).map(
		({ type, url }) =>
			`KiotViet sends ${type} to ${url} and allows one webhook per type, so these changes come with the next catch-up.`,
	);
	if (trouble) hints.push(`The webhooks could not be mended: ${trouble}. Catch-up goes on.`);
	return hints;
}

/** Verifies and parses a delivery; null, with one log line without contents, when it is dropped. */
async function arrivalsOf(context: IWebhookFunctions): Promise<Arrival[] | null> {
	const drop = (reason: string) => {
		context.logger.warn(`KiotViet Trigger: a delivery was dropped: ${reason}`);
		return null;
	};
	const request = context.getRequestObject() as unknown as {
		rawBody?: Buffer;
		query?: Record<string, unknown>;
	};
	const claimed = claimedDigest(context.getHeaderData()[SIGNATURE_HEADER]);
	if (!claimed) return drop('it has no signature');
	const node = context.getNode();
	const secret = await memoryFor(context).secretFrom(async () => {
		return secretOf(node, await context.getCredentials('kiotVietApi'));
	});
	if (!request.rawBody || !signatureFits(request.rawBody, claimed, secret)) {
		return drop('its signature does not fit');
	}
	const notifications = readDelivery(context.getBodyData(), String(request.query?.type ?? ''));
	if (!notifications) return drop('its shape is unknown');
	const state = stateOf(context);
	const known = notifications.filter(
		({ retailerId }) => retailerId === null || !state.retailerId || retailerId === state.retailerId,
	);
	if (known.length === 0) return drop('it belongs to another shop');
	const readAt = new Date().toISOString();
	return known.map(({ resource, deleted, deliveryId, retailerId, record }) => ({
		source: 'webhook' as const,
		resource,
		deleted,
		record: record as Arrival['record'],
		retailerId: retailerId ?? state.retailerId ?? null,
		deliveryId,
		newSince: newSince(state, resource),
		underWaySince: newSince(state, resource),
		afterStart: false,
		readAt,
	}));
}

/** Asks n8n's database which keys it knows, and records them all; when it cannot, nothing is dropped. */
async function processedKeys(
	context: IExecuteFunctions,
	arrivals: CompletedArrival[],
): Promise<Set<string>> {
	const keys = uniq(arrivals.flatMap((arrival) => Object.values(keysOf(arrival))));
	if (keys.length === 0) return new Set();
	try {
		const { processed } = await context.helpers.checkProcessedAndRecord(keys, 'node', {
			mode: 'entries',
			maxEntries: REMEMBERED,
		});
		return new Set(processed.map(String));
	} catch (error) {
		context.logger.warn(
			`KiotViet Trigger: duplicates could not be checked (${(error as Error).message}); all changes are passed on`,
		);
		return new Set();
	}
}
