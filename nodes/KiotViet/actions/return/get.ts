// Reads one return, by ID or code.
import { ENDPOINTS } from '../../api/endpoints';
import { listedTarget } from '../../form/recordPickers';
import { getOf } from '../../operations/get';
import { simple } from './fields';

export const get = getOf({
	endpoint: ENDPOINTS.return,
	record: listedTarget('return', 'The return (Trả hàng)'),
	simple,
});
