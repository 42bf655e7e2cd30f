// Decides what to do with the shop's webhooks, so that other people's are left alone.
import type { Webhook, WebhookType } from '../api/webhooks';

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
	/** types that KiotViet called taken although its list showed no holder */
	taken?: WebhookType[];
}

/** A type that another address holds. */
export interface Foreign {
	type: WebhookType;
	/** empty where KiotViet's list does not show the holder */
	url: string;
	/** this trigger registered it at that address: n8n has moved, or is a copy of the one there */
	elsewhere: boolean;
}

/** What to do to get there. */
export interface Plan {
	remove: Webhook[];
	register: WebhookType[];
	foreign: Foreign[];
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
 * Own is what has this trigger's address, nothing else: an id may have come with a copy of n8n's database, and
 * then belongs to the n8n that it was copied from. A webhook of a type that somebody else holds is foreign:
 * KiotViet allows one a type, so it stays unless the user chose.
 *
 * @see kiotviet-api.md 4.6 (switched-off webhooks), 4.7 (one per type)
 */
export function planRegistration(hooks: Webhook[], wanted: Wanted): Plan {
	const plan: Plan = { remove: [], register: [], foreign: [], keep: [] };
	const own = ownWebhooks(hooks, wanted.address);
	plan.remove.push(...own.filter(({ type }) => !wanted.types.includes(type as WebhookType)));
	for (const type of wanted.types) {
		const target = addressFor(wanted.address, type);
		const ofType = hooks.filter((hook) => hook.type === type);
		const ownOfType = ofType.filter((hook) => own.includes(hook));
		const good = ownOfType.find(
			(hook) => hook.isActive && isSame(hook.url, target) && !wanted.secretChanged,
		);
		plan.remove.push(...ownOfType.filter((hook) => hook !== good));
		if (good) {
			plan.keep.push(good);
			continue;
		}
		const foreign = ofType.filter((hook) => !own.includes(hook));
		if (foreign.length > 0 && !wanted.replaceForeign) {
			for (const { id, url } of foreign) {
				plan.foreign.push({ type, url, elsewhere: wanted.ownIds.includes(id) });
			}
			continue;
		}
		if (foreign.length === 0 && ownOfType.length === 0 && wanted.taken?.includes(type)) {
			plan.foreign.push({ type, url: '', elsewhere: false });
			continue;
		}
		plan.remove.push(...foreign);
		plan.register.push(type);
	}
	return plan;
}

/** The webhooks that have this trigger's address, whatever their query. */
export function ownWebhooks(hooks: Webhook[], address: string): Webhook[] {
	return address === '' ? [] : hooks.filter(({ url }) => isSame(url.split('?')[0], address));
}

/** Whether two addresses are one, however KiotViet spells the host it lists. */
function isSame(one: string, other: string): boolean {
	const plain = (url: string) => (URL.canParse(url) ? new URL(url).href : url);
	return plain(one) === plain(other);
}

/** Who holds a type, as part of a sentence. */
export function holderOf({ url, elsewhere }: Foreign): string {
	if (url === '') return 'another app, whose address KiotViet does not list';
	return elsewhere
		? `${url}, where this workflow registered it: this n8n has moved since, or is a copy of that one`
		: url;
}

/** Whether a plan changes nothing. */
export function isDone(plan: Plan): boolean {
	return plan.remove.length === 0 && plan.register.length === 0;
}
