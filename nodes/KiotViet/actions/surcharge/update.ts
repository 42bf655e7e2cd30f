// Changes a surcharge.
import { SOURCES } from '../../api/sources';
import { changeForm, updateOf } from '../writing';
import { card, nameInput, surchargeField, surchargeId } from './card';

export const update = updateOf({
	source: SOURCES.surcharge,
	form: changeForm(surchargeField, surchargeId, [...card, nameInput]),
	description: 'Change the name, code or value of a surcharge',
});
