// Lists the taxes that a line of an order or an invoice can have.
import { ENDPOINTS } from '../../api/endpoints';
import { getManyOf } from '../../operations/getMany';

export const getMany = getManyOf({ endpoint: ENDPOINTS.tax });
