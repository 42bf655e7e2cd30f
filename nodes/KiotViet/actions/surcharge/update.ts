// Changes a surcharge.
import { ENDPOINTS } from '../../api/endpoints';
import { changeForm, updateOf } from '../../operations/createUpdate';
import { card, nameInput, surchargeRecord } from './fields';

export const update = updateOf({
	endpoint: ENDPOINTS.surcharge,
	route: 'PUT /surchages/{id}',
	form: changeForm(surchargeRecord, [...card, nameInput]),
	description: 'Change the name, code or value of a surcharge',
});
