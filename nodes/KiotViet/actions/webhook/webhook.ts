// How the webhook operations name a webhook.
import type { INodeProperties } from 'n8n-workflow';

import { locator } from '../locators';

export const webhookField: INodeProperties = locator('webhook', {
	required: true,
	description: 'The webhook, with the address that it sends to',
});
