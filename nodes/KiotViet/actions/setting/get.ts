// Reads the settings of the shop.
import { recordIn } from '../../model/records';
import { operationOf } from '../../operations/operation';

export const get = operationOf({
	value: 'get',
	name: 'Get',
	action: 'Get the shop settings',
	description:
		'Retrieve whether the shop keeps customers per branch, and whether it sells what is out of stock',
	route: 'GET /settings',
	form: [],
	async run(_, call) {
		return recordIn(await call({ what: 'Reading the shop settings' }));
	},
});
