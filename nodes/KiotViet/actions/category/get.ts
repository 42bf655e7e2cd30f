// Reads one category.
import { ENDPOINTS } from '../../api/endpoints';
import { getOf } from '../../operations/get';
import { categoryRecord } from './fields';

export const get = getOf({ endpoint: ENDPOINTS.category, record: categoryRecord });
