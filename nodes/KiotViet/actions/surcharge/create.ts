// Creates a surcharge.
import { recordIn } from '../../api/records';
import { callKiotViet } from '../../api/request';
import { SOURCES } from '../../api/sources';
import { form, needed } from '../inputs';
import type { Operation } from '../operation';
import { card, nameInput } from './card';

const newSurcharge = form([needed(nameInput)], { name: 'Additional Fields', inputs: card });

export const create: Operation = {
	value: 'create',
	name: 'Create',
	action: 'Create a surcharge',
	description: 'Create a surcharge (Thu khác) that orders and invoices can carry',
	calls: ['POST /surchages'],
	fields: newSurcharge.fields,
	async run(operation) {
		const answer = await callKiotViet(operation.context, {
			what: 'Creating the surcharge',
			method: 'POST',
			path: SOURCES.surcharge.path,
			body: await newSurcharge.read(operation),
		});
		return recordIn(answer);
	},
};
