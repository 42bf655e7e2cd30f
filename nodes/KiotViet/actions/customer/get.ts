// Reads one customer, by ID, code or phone.
import type { IDataObject } from 'n8n-workflow';

import { readCustomer } from '../../api/customers';
import { ENDPOINTS } from '../../api/endpoints';
import { optionsField } from '../../form/includes';
import { type Input, writtenFrom } from '../../form/inputs';
import { picked } from '../../form/pickedRecord';
import { recordPicker } from '../../form/recordPickers';
import { chosenOutput, simplified, withSelected } from '../../form/simplify';
import { getOf } from '../../operations/get';
import type { Operation } from '../../operations/operation';
import { customerRecord, simple } from './fields';

const branch: Input = recordPicker(
	'branchId',
	'branch',
	'Whose customer a phone means, in a shop that keeps customers per branch',
);

const byIdOrCode = getOf({
	endpoint: ENDPOINTS.customer,
	record: customerRecord,
	simple,
});

export const get: Operation = {
	...byIdOrCode,
	fields: [...byIdOrCode.fields, ...optionsField([branch.field])],
	async run(operation) {
		const { by } = picked(operation, operation.param(customerRecord.field.name), 'Customer');
		const { branchId } = await writtenFrom(operation, 'options', [branch]);
		if (by !== 'phone') return await byIdOrCode.run(operation);
		const output = chosenOutput(operation, simple);
		const id = await customerRecord.id(operation, branchId as number | undefined);
		const record = await readCustomer(operation.context, id);
		if (output === 'simplified') return simplified(record, simple);
		return withSelected(operation, [record as IDataObject], output, simple);
	},
};
