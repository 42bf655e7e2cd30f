// Reads one return, by ID or code.
import { SOURCES } from '../../api/sources';
import { idOrCode } from '../locators';
import { getOf } from '../single';
import { simple } from './document';

export const get = getOf({
	source: SOURCES.return,
	field: idOrCode('Return', 'return', 'The return (Trả hàng)', { id: 5100001, code: 'TH000001' }),
	byCode: true,
	simple,
});
