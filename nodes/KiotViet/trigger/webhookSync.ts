// Keeps the shop's webhooks as the trigger needs them: plans, puts right, takes half a registration back, remembers.
import { cloneDeep, isEqual, uniq } from 'lodash';
import {
	type IHookFunctions,
	type IPollFunctions,
	type NodeApiError,
	NodeOperationError,
} from 'n8n-workflow';

import { shortDigestOf } from '../../shared/digest';
import { inTurn } from '../../shared/queue';
import { unreachableReason } from '../model/connection';
import { failureKind } from '../api/request';
import { secretOf } from '../api/signature';
import {
	deleteWebhook,
	listWebhooks,
	registerWebhook,
	type Webhook,
	type WebhookType,
} from '../api/webhooks';
import { webhookTypesOf } from '../events/events';
import { selectionProblem, holderProblem } from './problems';
import { selectionOf, settingsOf } from './settings';
import { orLater, refuseProblem } from './start';
import { belongTo, memoryFor, saved, stateFor, stateKept, type TriggerState } from './store';
import {
	addressFor,
	type Foreign,
	holderOf,
	isDone,
	ownAddress,
	ownWebhooks,
	type Plan,
	planRegistration,
	type Wanted,
} from './webhookPlan';

/** Of webhooks this trigger registered, to know them again. */
const IDS_KEPT = 100;

type SyncContext = IHookFunctions | IPollFunctions;

/**
 * Whether the shop's webhooks are as the trigger needs them, and remembered so. Writes nothing: what is to be
 * remembered is left to `createWebhooks`, like what is to be registered.
 */
export async function webhooksExist(context: IHookFunctions): Promise<boolean> {
	const selection = selectionOf(context);
	if (selection.receive === 'polling') return true;
	refuseProblem(context, selectionProblem(selection));
	return await inItsTurn(context, async () =>
		orLater(context, async () => {
			const kept = stateKept(context);
			const state = cloneDeep(kept);
			const { plan } = await planFor(context, state);
			refuseProblem(context, holderProblem(selection, plan.foreign));
			return isDone(plan) && isEqual(state, kept);
		}),
	);
}

/** @throws NodeOperationError before anything is registered where something selected would never come */
export async function createWebhooks(context: IHookFunctions): Promise<boolean> {
	return await registering(context, async () =>
		orLater(context, async () => {
			await putRight(context, ({ foreign }) =>
				refuseProblem(context, holderProblem(selectionOf(context), foreign)),
			);
			return true;
		}),
	);
}

/** Removes the webhooks at this trigger's address, and nobody else's. */
export async function removeWebhooks(context: IHookFunctions): Promise<boolean> {
	return await registering(context, async () => {
		const state = stateFor(context);
		const left = await removeOwn(context, addressOf(context) ?? '', state.ownIds ?? []);
		for (const { type, url } of left) {
			context.logger.warn(
				`KiotViet Trigger: the webhook ${type} at ${new URL(url).host} was left alone: this workflow registered it, but at another address`,
			);
		}
		memoryFor(context).address = null;
		delete state.address;
		delete state.ownIds;
		delete state.secretMark;
		state.foreign = [];
		return true;
	});
}

/**
 * Mends the webhooks between publications, where this process knows the trigger's address.
 *
 * @returns types that somebody else holds
 */
export async function tendWebhooks(context: IPollFunctions): Promise<Foreign[]> {
	if (!addressOf(context)) return [];
	const memory = memoryFor(context);
	try {
		await registering(context, async () => {
			if (addressOf(context)) await putRight(context);
			memory.webhookTrouble = null;
		});
	} catch (error) {
		// Catch-up must go on: it serves while the webhooks cannot be mended.
		memory.webhookTrouble = (error as Error).message;
		context.logger.error(
			`KiotViet Trigger: the webhooks could not be mended: ${(error as Error).message}`,
		);
	}
	return stateFor(context).foreign ?? [];
}

/** Registration work of one node happens one after another; poll() and the hooks may meet. */
async function inItsTurn<T>(context: SyncContext, task: () => Promise<T>): Promise<T> {
	return await inTurn([`webhooks:${context.getWorkflow().id}:${context.getNode().id}`], task);
}

async function registering<T>(context: SyncContext, task: () => Promise<T>): Promise<T> {
	return await inItsTurn(context, async () => await saved(context, task));
}

/**
 * The address n8n has for this trigger now; null where this process has not been told yet. The one in the static
 * data may have come with a copy of another n8n's database, unless a main process of the same n8n has left it.
 */
function addressOf(context: SyncContext): string | null {
	const memory = memoryFor(context);
	if ('getNodeWebhookUrl' in context) {
		const url = context.getNodeWebhookUrl('default') ?? '';
		memory.address = ownAddress(url, context.getNode().webhookId) || memory.address;
	} else if (context.getActivationMode() === 'leadershipChange') {
		memory.address ??= stateFor(context).address ?? null;
	}
	return memory.address;
}

/**
 * Plans what to do with the shop's webhooks as they are now.
 *
 * @param state  changed in place: what the shop's list tells
 * @param taken  types that KiotViet called taken although its list showed no holder
 * @returns      with what was wanted, and whether it is news who else holds a type
 */
async function planFor(
	context: SyncContext,
	state: TriggerState,
	taken: WebhookType[] = [],
): Promise<{ plan: Plan; wanted: Wanted; isNews: boolean }> {
	const { events, options, retailer, credential } = await settingsOf(context);
	belongTo(state, retailer);
	const address = addressOf(context) ?? '';
	const reason = unreachableReason(address, String(credential.apiUrl));
	if (reason) {
		throw new NodeOperationError(
			context.getNode(),
			`KiotViet cannot deliver to ${address}: ${reason}`,
			{
				description:
					'Set N8N_WEBHOOK_URL (formerly WEBHOOK_URL) to the public https address of this n8n, or set "Receive" to "Catch-Up Only"',
			},
		);
	}
	const secret = secretOf(context.getNode(), credential);
	const wanted: Wanted = {
		address,
		types: webhookTypesOf(events),
		secret,
		ownIds: state.ownIds ?? [],
		secretChanged: state.secretMark !== undefined && state.secretMark !== shortDigestOf(secret),
		replaceForeign: options.replaceForeignWebhooks,
		taken,
	};
	const plan = planRegistration(await listWebhooks(context), wanted);
	const isNews = !isEqual(plan.foreign, state.foreign ?? []);
	state.address = address;
	state.ownIds = uniq([...wanted.ownIds, ...plan.keep.map(({ id }) => id)]);
	state.retailerId = plan.keep[0]?.retailerId ?? state.retailerId ?? null;
	state.foreign = plan.foreign;
	return { plan, wanted, isNews };
}

/**
 * Brings the shop's webhooks to what the trigger wants. When somebody else is faster with a type, the list is
 * looked at again, and that type is judged like any other that belongs to somebody else.
 *
 * @param judge  may refuse a plan
 */
async function putRight(
	context: SyncContext,
	judge: (plan: Plan) => void = () => undefined,
): Promise<void> {
	const taken: WebhookType[] = [];
	for (;;) {
		const state = stateFor(context);
		const { plan, wanted, isNews } = await planFor(context, state, taken);
		if (isNews) warnOfForeign(context, plan);
		judge(plan);
		if (isDone(plan)) return;
		memoryFor(context).forgetSecret();
		const result = await carryOut(context, plan, wanted);
		if (!('taken' in result)) return remember(state, wanted, result);
		if (taken.includes(result.taken)) throw result.refusal;
		taken.push(result.taken);
	}
}

function remember(state: TriggerState, wanted: Wanted, registered: Registered): void {
	state.ownIds = uniq([...wanted.ownIds, ...registered.ids]).slice(-IDS_KEPT);
	state.retailerId = registered.retailerId ?? state.retailerId ?? null;
	state.secretMark = shortDigestOf(wanted.secret);
}

function warnOfForeign({ logger }: SyncContext, { foreign }: Plan): void {
	for (const held of foreign) {
		logger.warn(
			`KiotViet Trigger: the webhook ${held.type} of this shop belongs to ${holderOf(hostOnly(held))}; it is left alone`,
		);
	}
}

/** For the log: an address may hold somebody's secret. */
const hostOnly = (held: Foreign): Foreign => ({
	...held,
	url: URL.canParse(held.url) ? new URL(held.url).host : '',
});

/** What is registered now. */
interface Registered {
	ids: number[];
	retailerId: number | null;
}

/** Somebody else registered a type between the look at the list and the registration (kiotviet-api.md 4.7). */
interface Taken {
	taken: WebhookType;
	refusal: NodeApiError;
}

/**
 * Carries a plan out. When one registration fails, those made before it are taken back.
 *
 * @returns Taken where somebody else was faster
 * @throws  NodeApiError of any other call that failed
 */
async function carryOut(
	context: SyncContext,
	plan: Plan,
	wanted: Wanted,
): Promise<Registered | Taken> {
	for (const hook of plan.remove) await deleteWebhook(context, hook);
	const made: Webhook[] = [];
	for (const type of plan.register) {
		const url = addressFor(wanted.address, type);
		try {
			made.push(await registerWebhook(context, { type, url, secret: wanted.secret }));
		} catch (error) {
			await takeBack(context, made);
			if (failureKind(error) !== 'typeTaken') throw error as NodeApiError;
			return { taken: type, refusal: error as NodeApiError };
		}
	}
	const all = [...plan.keep, ...made];
	return {
		ids: all.map(({ id }) => id),
		retailerId: all.find(({ retailerId }) => retailerId !== undefined)?.retailerId ?? null,
	};
}

/** Undoes half a registration; what cannot be undone does not hide why it had to be. */
async function takeBack(context: SyncContext, made: Webhook[]): Promise<void> {
	for (const hook of made) {
		await deleteWebhook(context, hook).catch(({ message }: Error) => {
			context.logger.error(
				`KiotViet Trigger: the webhook ${hook.type} of a registration that failed could not be removed: ${message}`,
			);
		});
	}
}

/**
 * Removes exactly the webhooks at the trigger's address; those that are gone already count as removed.
 *
 * @returns  webhooks that this trigger registered at another address, which stay
 */
async function removeOwn(
	context: SyncContext,
	address: string,
	ownIds: number[],
): Promise<Webhook[]> {
	const hooks = await listWebhooks(context);
	const own = ownWebhooks(hooks, address);
	for (const hook of own) await deleteWebhook(context, hook);
	return hooks.filter((hook) => ownIds.includes(hook.id) && !own.includes(hook));
}
