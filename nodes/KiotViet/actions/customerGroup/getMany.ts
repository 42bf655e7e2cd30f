// Lists the customer groups; in full each names all its customers.
import { SOURCES } from '../../api/sources';
import { getManyOf } from '../listing';

export const getMany = getManyOf({
	source: SOURCES.customerGroup,
	simple: ['id', 'name', 'description', 'discount', 'createdDate'],
});
