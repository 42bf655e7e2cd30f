// Takes a delivery of KiotViet in: proves whose it is, then reads it, in one step.
import type { IWebhookFunctions } from 'n8n-workflow';

import { shopName } from '../model/connection';
import { noteForms, noteSignature } from '../api/deliveryLog';
import { SIGNATURE_HEADER, claimedDigest, secretOf, signatureReading } from '../api/signature';
import { type Change, changeOf } from '../events/change';
import { KINDS } from '../events/kinds';
import type { KiotVietRecord } from '../model/records';
import { type Delivery, formsOf, readDelivery } from './delivery';
import { newSince } from './cursor';
import { cursorOf, memoryFor, stateKept } from './store';

/**
 * What a delivery starts a run with: its changes, with those of the deliveries that came close to it. What no
 * catch-up would bring again leaves at once: it must not be lost with the process. A change that this process has
 * brought already, or is bringing, starts nothing.
 *
 * @returns  null where another delivery's run carries its changes, or it brings none
 */
export async function startedBy(context: IWebhookFunctions): Promise<Change[] | null> {
	const changes = await receive(context);
	if (!changes || context.getNodeParameter('receive') === 'webhook') return changes;
	const memory = memoryFor(context);
	const isListed = ({ resource }: Change) => KINDS[resource].list !== undefined;
	const news = changes.filter((change) => !isListed(change) || !memory.brings(change.keys.version));
	if (memory.polls) memory.underWay.note(news.filter(isListed));
	if (news.length === 0) return null;
	return news.every(isListed) ? await memory.inbox.gather(news) : news;
}

/**
 * The changes that a delivery tells of. Nothing is read of a delivery whose signature does not fit, and no
 * credential for one that has none.
 *
 * @returns  null when it is dropped, with one log line without contents
 */
async function receive(context: IWebhookFunctions): Promise<Change[] | null> {
	const delivery = await verifiedDelivery(context);
	if (typeof delivery === 'string') return drop(context, delivery);
	const { notifications, unreadable } = delivery;
	if (unreadable > 0) {
		context.logger.warn(
			`KiotViet Trigger: parts of a delivery could not be read and were left out: ${unreadable}; it brings ${notifications.length} changes`,
		);
	}
	if (notifications.length === 0) return null;
	const state = stateKept(context);
	const known = notifications.filter(
		({ retailerId }) => retailerId === null || !state.retailerId || retailerId === state.retailerId,
	);
	if (known.length === 0) return drop(context, 'it belongs to another shop');
	const readAt = new Date().toISOString();
	return known.map(({ resource, deleted, deliveryId, retailerId, record }) =>
		changeOf({
			source: 'webhook' as const,
			resource,
			deleted,
			record: record as KiotVietRecord,
			retailerId: retailerId ?? state.retailerId ?? null,
			deliveryId,
			newSince: newSince(cursorOf(state, resource)),
			underWaySince: newSince(cursorOf(state, resource)),
			afterStart: false,
			readAt,
		}),
	);
}

function drop({ logger }: IWebhookFunctions, reason: string): null {
	logger.warn(`KiotViet Trigger: a delivery was dropped: ${reason}`);
	return null;
}

/** Verifies and parses a delivery; or why it is dropped. */
async function verifiedDelivery(context: IWebhookFunctions): Promise<Delivery | string> {
	const request = context.getRequestObject() as unknown as {
		rawBody?: Buffer;
		query?: Record<string, unknown>;
	};
	const claimed = claimedDigest(context.getHeaderData()[SIGNATURE_HEADER]);
	if (!claimed) return 'it has no signature';
	const node = context.getNode();
	const memory = memoryFor(context);
	const secret = await memory.secretFrom(async () => {
		const credential = await context.getCredentials('kiotVietApi');
		memory.shop = shopName(String(credential.retailer));
		return secretOf(node, credential);
	});
	const reading = request.rawBody ? signatureReading(request.rawBody, claimed, secret) : null;
	noteSignature(memory.shop, reading);
	if (reading === null) return 'its signature does not fit';
	noteForms(memory.shop, formsOf(context.getBodyData()));
	return (
		readDelivery(context.getBodyData(), String(request.query?.type ?? '')) ?? 'its shape is unknown'
	);
}
