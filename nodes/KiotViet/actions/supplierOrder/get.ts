// Reads one supplier order.
import { SOURCES } from '../../api/sources';
import { getOf } from '../single';
import { simple, supplierOrderField } from './card';

export const get = getOf({ source: SOURCES.supplierOrder, field: supplierOrderField, simple });
