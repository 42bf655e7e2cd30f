// Reads one customer, by ID, code or phone.
import { readCustomer } from '../../api/customers';
import { SOURCES } from '../../api/sources';
import { type Input, place, written } from '../inputs';
import { located } from '../locators';
import type { Operation } from '../operation';
import { getOf, shown } from '../single';
import { customerField, customerId, simple } from './card';

const branch: Input = place(
	'branchId',
	'branch',
	'Whose customer a phone means, in a shop that keeps customers per branch',
);

const byIdOrCode = getOf({
	source: SOURCES.customer,
	field: customerField,
	byCode: true,
	simple,
});

export const get: Operation = {
	...byIdOrCode,
	calls: [...byIdOrCode.calls, 'GET /customers'],
	fields: [
		...byIdOrCode.fields,
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			options: [branch.field],
		},
	],
	async run(operation) {
		const { by } = located(operation, operation.param(customerField.name), 'Customer');
		if (by !== 'phone') return await byIdOrCode.run(operation);
		const { branchId } = await written(operation, [branch], operation.param('options', {}));
		const id = await customerId(operation, branchId as number | undefined);
		return shown(operation, await readCustomer(operation.context, id), simple);
	},
};
