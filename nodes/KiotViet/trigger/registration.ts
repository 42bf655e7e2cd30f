// Keeps the shop's webhooks as the trigger needs them, and leaves other people's alone.
import { type JsonObject, NodeApiError } from 'n8n-workflow';

import type { CallingContext } from '../api/request';
import {
	deleteWebhook,
	listWebhooks,
	registerWebhook,
	type Webhook,
	type WebhookType,
} from '../api/webhooks';

/** What a trigger wants to be registered. */
export interface Wanted {
	/** the node's production address, without a query */
	address: string;
	types: WebhookType[];
	secret: string;
	/** ids this trigger registered before, wherever they point */
	ownIds: number[];
	/** own webhooks carry another secret: the client secret was changed */
	secretChanged: boolean;
	replaceForeign: boolean;
}

/** What to do to get there. */
export interface Plan {
	remove: Webhook[];
	register: WebhookType[];
	/** types held by somebody else, with the address that holds them */
	foreign: Array<{ type: WebhookType; url: string }>;
	keep: Webhook[];
}

/**
 * The address at which n8n finds this node again.
 *
 * A node without a `webhookId` (n8n 1 gives none to a workflow that came by the command line or the API)
 * is addressed by its name, which n8n keeps encoded but looks up decoded: encoded twice it is found.
 *
 * @param url  n8n's webhook address of the node
 */
export function ownAddress(url: string, webhookId: string | undefined): string {
	return webhookId ? url : url.replaceAll('%', '%25');
}

/** The address registered for one type; its query names the type where a delivery's body does not. */
export function addressFor(address: string, type: WebhookType): string {
	return `${address}?type=${type}`;
}

/**
 * Compares the shop's webhooks with the wanted ones, by type, address and active flag.
 *
 * Own is what this trigger registered (by id) or what has its address. A webhook of a type that
 * somebody else holds is foreign: KiotViet allows one a type, so it stays unless the user chose.
 *
 * @see kiotviet-api.md 4.6 (switched-off webhooks), 4.7 (one per type)
 */
export function planRegistration(hooks: Webhook[], wanted: Wanted): Plan {
	const plan: Plan = { remove: [], register: [], foreign: [], keep: [] };
	const own = ownWebhooks(hooks, wanted);
	plan.remove.push(...own.filter(({ type }) => !wanted.types.includes(type as WebhookType)));
	for (const type of wanted.types) {
		const target = addressFor(wanted.address, type);
		const ofType = hooks.filter((hook) => hook.type === type);
		const ownOfType = ofType.filter((hook) => own.includes(hook));
		const good = ownOfType.find(
			(hook) => hook.isActive && hook.url === target && !wanted.secretChanged,
		);
		plan.remove.push(...ownOfType.filter((hook) => hook !== good));
		if (good) {
			plan.keep.push(good);
			continue;
		}
		const foreign = ofType.filter((hook) => !own.includes(hook));
		if (foreign.length > 0 && !wanted.replaceForeign) {
			plan.foreign.push(...foreign.map(({ url }) => ({ type, url })));
			continue;
		}
		plan.remove.push(...foreign);
		plan.register.push(type);
	}
	return plan;
}

/** The webhooks that belong to this trigger: registered by it, or with its address. */
export function ownWebhooks(
	hooks: Webhook[],
	{ address, ownIds }: Pick<Wanted, 'address' | 'ownIds'>,
) {
	return hooks.filter(
		(hook) => ownIds.includes(hook.id) || (address !== '' && hook.url.split('?')[0] === address),
	);
}

/** Whether a plan changes nothing. */
export function isDone(plan: Plan): boolean {
	return plan.remove.length === 0 && plan.register.length === 0;
}

/** What is registered now. */
export interface Registered {
	ids: number[];
	retailerId: number | null;
	foreign: Plan['foreign'];
}

/**
 * Carries a plan out. When one registration fails, those made before it are taken back.
 *
 * @throws NodeApiError of the call that failed
 */
export async function carryOut(
	context: CallingContext,
	plan: Plan,
	wanted: Wanted,
): Promise<Registered> {
	for (const hook of plan.remove) await deleteWebhook(context, hook);
	const made: Webhook[] = [];
	try {
		for (const type of plan.register) {
			made.push(
				await registerWebhook(context, {
					type,
					url: addressFor(wanted.address, type),
					secret: wanted.secret,
				}),
			);
		}
	} catch (error) {
		for (const hook of made) await deleteWebhook(context, hook);
		throw new NodeApiError(context.getNode(), error as JsonObject);
	}
	const all = [...plan.keep, ...made];
	return {
		ids: all.map(({ id }) => id),
		retailerId: all.find(({ retailerId }) => retailerId !== undefined)?.retailerId ?? null,
		foreign: plan.foreign,
	};
}

/** Removes exactly the trigger's own webhooks; those that are gone already count as removed. */
export async function removeOwn(
	context: CallingContext,
	wanted: Pick<Wanted, 'address' | 'ownIds'>,
): Promise<void> {
	for (const hook of ownWebhooks(await listWebhooks(context), wanted)) {
		await deleteWebhook(context, hook);
	}
}
