// Lists the taxes that a line of an order or an invoice can have.
import { SOURCES } from '../../api/sources';
import { getManyOf } from '../listing';

export const getMany = getManyOf({ source: SOURCES.tax });
