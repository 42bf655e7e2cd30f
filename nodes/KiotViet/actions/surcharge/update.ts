// Changes a surcharge.
import { SOURCES } from '../../api/sources';
import { changesIn, form } from '../inputs';
import { updateOf } from '../single';
import { card, nameInput, surchargeField, surchargeId } from './card';

const changed = form([], { name: 'Update Fields', inputs: [...card, nameInput] });

export const update = updateOf({
	source: SOURCES.surcharge,
	description: 'Change the name, code or value of a surcharge',
	fields: [surchargeField, ...changed.fields],
	async read(operation) {
		const body = await changesIn(operation, changed);
		return { ...body, id: await surchargeId(operation) };
	},
});
