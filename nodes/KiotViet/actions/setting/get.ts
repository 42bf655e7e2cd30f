// Reads the settings of the shop.
import { recordIn } from '../../api/records';
import { callKiotViet } from '../../api/request';
import type { Operation } from '../operation';

export const get: Operation = {
	value: 'get',
	name: 'Get',
	action: 'Get the shop settings',
	description:
		'Retrieve whether the shop keeps customers per branch, and whether it sells what is out of stock',
	calls: ['GET /settings'],
	fields: [],
	async run({ context }) {
		return recordIn(
			await callKiotViet(context, { what: 'Reading the shop settings', path: '/settings' }),
		);
	},
};
