// Lists the attributes that products can have, with all values in use.
import type { IDataObject } from 'n8n-workflow';

import { normalise } from '../../api/records';
import { callKiotViet } from '../../api/request';
import type { Operation } from '../operation';

const PATH = '/attributes/allwithdistinctvalue';

export const getAttributes: Operation = {
	value: 'getAttributes',
	name: 'Get Attributes',
	action: 'Get the attributes of products',
	description: 'Retrieve each product attribute (Thuộc tính) with the values it has in the shop',
	calls: [`GET ${PATH}`],
	fields: [],
	async run({ context }) {
		const answer = await callKiotViet(context, { what: 'Listing the attributes', path: PATH });
		return [normalise(answer) as IDataObject | IDataObject[]].flat();
	},
};
