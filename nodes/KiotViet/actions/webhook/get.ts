// Reads one webhook.
import { SOURCES } from '../../api/sources';
import { getOf } from '../single';
import { webhookField } from './webhook';

export const get = getOf({ source: SOURCES.webhook, field: webhookField });
