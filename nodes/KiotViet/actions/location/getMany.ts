// Lists the provinces and districts that addresses can name.
import { SOURCES } from '../../api/sources';
import { getManyOf } from '../listing';

export const getMany = getManyOf({ source: SOURCES.location });
