// Reads one transfer.
import { SOURCES } from '../../api/sources';
import { getOf } from '../single';
import { transferField } from './card';

export const get = getOf({ source: SOURCES.transfer, field: transferField });
