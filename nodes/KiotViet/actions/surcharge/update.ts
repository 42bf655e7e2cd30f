// Changes a surcharge.
import { recordIn } from '../../api/records';
import { callKiotViet } from '../../api/request';
import { SOURCES } from '../../api/sources';
import { changesIn, form } from '../inputs';
import type { Operation } from '../operation';
import { card, nameInput, surchargeField, surchargeId } from './card';

const changed = form([], { name: 'Update Fields', inputs: [...card, nameInput] });

export const update: Operation = {
	value: 'update',
	name: 'Update',
	action: 'Update a surcharge',
	description: 'Change the name, code or value of a surcharge',
	calls: ['PUT /surchages/{id}'],
	fields: [surchargeField, ...changed.fields],
	async run(operation) {
		const body = await changesIn(operation, changed);
		const id = await surchargeId(operation);
		const answer = await callKiotViet(operation.context, {
			what: `Updating surcharge ${id}`,
			method: 'PUT',
			path: `${SOURCES.surcharge.path}/${id}`,
			body,
		});
		return recordIn(answer);
	},
};
