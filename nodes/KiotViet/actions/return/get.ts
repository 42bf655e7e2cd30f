// Reads one return, by ID or code.
import { ENDPOINTS } from '../../api/endpoints';
import { typedTarget } from '../../form/recordPickers';
import { getOf } from '../../operations/get';
import { simple } from './fields';

export const get = getOf({
	endpoint: ENDPOINTS.return,
	record: typedTarget(ENDPOINTS.return, 'Return', 'return', 'The return (Trả hàng)', {
		id: 5100001,
		code: 'TH000001',
	}),
	simple,
});
