// How the webhook operations name a webhook.

import { listedTarget } from '../../form/recordPickers';

export const webhookRecord = listedTarget(
	'webhook',
	'The webhook, with the address that it sends to',
);
