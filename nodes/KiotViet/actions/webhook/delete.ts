// Deletes a webhook.
import { SOURCES } from '../../api/sources';
import { idOf } from '../locators';
import { deleteOf } from '../single';
import { webhookField } from './webhook';

export const deleteWebhook = {
	...deleteOf(
		SOURCES.webhook,
		webhookField,
		async (operation) =>
			await idOf(
				operation,
				'webhook',
				operation.param(webhookField.name),
				webhookField.displayName,
			),
	),
	description: 'Delete a webhook; the app whose address it has no longer hears of changes then',
};
