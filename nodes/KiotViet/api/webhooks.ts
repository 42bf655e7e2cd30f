// KiotViet's calls for webhooks: list, register, delete (kiotviet-api.md 4.1).
import { type JsonObject, NodeApiError } from 'n8n-workflow';

import { type CallingContext, callKiotViet, failureKind } from './request';
import { normalise } from '../model/records';

/** The event types KiotViet can send (kiotviet-api.md 4.2). */
export type WebhookType =
	| 'customer.update'
	| 'customer.delete'
	| 'product.update'
	| 'product.delete'
	| 'stock.update'
	| 'order.update'
	| 'invoice.update'
	| 'pricebook.update'
	| 'pricebook.delete'
	| 'pricebookdetail.update'
	| 'pricebookdetail.delete'
	| 'category.update'
	| 'category.delete'
	| 'branch.update'
	| 'branch.delete';

/** A webhook as the list shows it; other integrations' are in it too. */
export interface Webhook {
	id: number;
	type: string;
	url: string;
	isActive: boolean;
	description?: string;
	retailerId?: number;
}

/** All webhooks of the shop. The default page is 20, so the largest is asked for. */
export async function listWebhooks(context: CallingContext): Promise<Webhook[]> {
	const answer = await callKiotViet(context, {
		what: 'Listing the webhooks',
		route: 'GET /webhooks',
		query: { pageSize: 100 },
	});
	return (normalise(answer) as { data?: Webhook[] }).data ?? [];
}

/**
 * Registers one type; the wrapper and the PascalCase keys are needed.
 *
 * @throws NodeApiError of the kind `typeTaken` when the shop has that type already (kiotviet-api.md 4.7)
 */
export async function registerWebhook(
	context: CallingContext,
	webhook: { type: WebhookType; url: string; secret: string },
): Promise<Webhook> {
	const answer = await callKiotViet(context, {
		what: `Registering the webhook ${webhook.type}`,
		route: 'POST /webhooks',
		body: {
			Webhook: {
				Type: webhook.type,
				Url: webhook.url,
				IsActive: true,
				Description: 'n8n KiotViet Trigger',
				Secret: webhook.secret,
			},
		},
	});
	return normalise(answer) as Webhook;
}

/** Deletes a webhook; one that is gone already counts as deleted. */
export async function deleteWebhook(context: CallingContext, webhook: Webhook): Promise<void> {
	try {
		await callKiotViet(context, {
			what: `Deleting the webhook ${webhook.type}`,
			route: 'DELETE /webhooks/{id}',
			params: { id: webhook.id },
		});
	} catch (error) {
		if (failureKind(error) !== 'notFound')
			throw new NodeApiError(context.getNode(), error as JsonObject);
	}
}
