// Reads one customer, by ID, code or phone.
import type { IDataObject } from 'n8n-workflow';

import { simplifyField } from '../../../shared/fields';
import { readCustomer } from '../../api/customers';
import { ENDPOINTS } from '../../api/endpoints';
import { optionsField } from '../../form/includes';
import { flagIn, type Input, writtenFrom } from '../../form/inputs';
import { picked } from '../../form/pickedRecord';
import { recordPicker } from '../../form/recordPickers';
import { simplified } from '../../form/simplify';
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
		const keep = flagIn(operation, simplifyField);
		const id = await customerRecord.id(operation, branchId as number | undefined);
		const record = await readCustomer(operation.context, id);
		return keep ? simplified(record, simple) : (record as IDataObject);
	},
};
