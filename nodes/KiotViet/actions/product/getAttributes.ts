// Lists the attributes that products can have, with all values in use.
import type { IDataObject } from 'n8n-workflow';

import { normalise } from '../../model/records';
import { operationOf } from '../../operations/operation';

export const getAttributes = operationOf({
	value: 'getAttributes',
	name: 'Get Attributes',
	action: 'Get the attributes of products',
	description: 'Retrieve each product attribute (Thuộc tính) with the values it has in the shop',
	route: 'GET /attributes/allwithdistinctvalue',
	form: [],
	async run(_, call) {
		const answer = await call({ what: 'Listing the attributes' });
		return [normalise(answer) as IDataObject | IDataObject[]].flat();
	},
});
