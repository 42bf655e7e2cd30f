// Lists the provinces and districts that addresses can name.
import { ENDPOINTS } from '../../api/endpoints';
import { getManyOf } from '../../operations/getMany';

export const getMany = getManyOf({ endpoint: ENDPOINTS.location });
