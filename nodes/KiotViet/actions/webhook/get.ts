// Reads one webhook.
import { ENDPOINTS } from '../../api/endpoints';
import { getOf } from '../../operations/get';
import { webhookRecord } from './fields';

export const get = getOf({ endpoint: ENDPOINTS.webhook, record: webhookRecord });
