// Reads one purchase order.
import { SOURCES } from '../../api/sources';
import { getOf } from '../single';
import { purchaseOrderField, simple } from './card';

export const get = getOf({ source: SOURCES.purchaseOrder, field: purchaseOrderField, simple });
