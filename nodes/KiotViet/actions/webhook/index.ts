// The operations on webhooks. The KiotViet Trigger registers its own.
import type { Resource } from '../../operations/operation';
import { deleteWebhook } from './delete';
import { get } from './get';
import { getMany } from './getMany';

export const webhook: Resource = {
	value: 'webhook',
	name: 'Webhook',
	operations: [getMany, deleteWebhook, get],
};
