// Deletes a webhook.
import { ENDPOINTS } from '../../api/endpoints';
import { deleteOf } from '../../operations/delete';
import { webhookRecord } from './fields';

export const deleteWebhook = deleteOf({
	endpoint: ENDPOINTS.webhook,
	route: 'DELETE /webhooks/{id}',
	record: webhookRecord,
	description:
		'Delete a webhook; it cannot be undone, and the app whose address it has no longer hears of changes then',
});
