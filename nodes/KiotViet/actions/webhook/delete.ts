// Deletes a webhook.
import { SOURCES } from '../../api/sources';
import { idIn } from '../locators';
import { deleteOf } from '../single';
import { webhookField } from './webhook';

export const deleteWebhook = {
	...deleteOf(SOURCES.webhook, webhookField, (operation) => idIn(operation, webhookField)),
	description: 'Delete a webhook; the app whose address it has no longer hears of changes then',
};
