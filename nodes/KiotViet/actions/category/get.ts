// Reads one category.
import { SOURCES } from '../../api/sources';
import { getOf } from '../single';
import { categoryField } from './card';

export const get = getOf({ source: SOURCES.category, field: categoryField });
