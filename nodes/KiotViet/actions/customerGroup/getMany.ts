// Lists the customer groups; in full each names all its customers.
import { ENDPOINTS } from '../../api/endpoints';
import { getManyOf } from '../../operations/getMany';

export const getMany = getManyOf({
	endpoint: ENDPOINTS.customerGroup,
	simple: ['id', 'name', 'description', 'discount', 'createdDate'],
});
