// Lists what flows, campaigns and sequences spent, action by action.
import type { IDataObject } from 'n8n-workflow';

import { LIST_TRANSACTIONS, listTransactions } from '../../api/automation';
import { listFields } from '../../form/fields';
import { asChosen, outputChoice } from '../../form/output';
import type { Operation } from '../../operations/operation';
import { choiceIn, wanted } from '../../form/inputs';
import { anySourceField, fromField, spendingFilter, spendingFilters } from './spending';

export const getTransactions: Operation = {
	value: 'getTransactions',
	name: 'Get Transactions',
	action: 'Get the transactions of a flow or campaign or sequence',
	description: 'Retrieve what was spent, action by action',
	calls: [LIST_TRANSACTIONS],
	fields: [
		fromField,
		anySourceField,
		...listFields,
		spendingFilters,
		{
			displayName: 'Order',
			name: 'order',
			type: 'options',
			default: 'DESC',
			description: 'Which transactions come first',
			options: [
				{ name: 'Newest First', value: 'DESC' },
				{ name: 'Oldest First', value: 'ASC' },
			],
		},
		...outputChoice('type, credits, flowId'),
	],
	async run(item) {
		const { connection } = item;
		const filter = spendingFilter(item);
		const order = choiceIn(item, 'order', 'Order', ['ASC', 'DESC'], 'DESC');
		const rows = await listTransactions(connection, filter, order, wanted(item));
		return await asChosen(
			item,
			rows,
			(row) =>
				({
					id: row._id,
					type: row.type,
					status: row.status,
					credits: row.credits,
					money: row.money,
					note: row.note,
					flowId: row.flow_id,
					triggerType: row.trigger_type,
					contactId: row.customer_id,
					createdAt: row.created_at,
				}) as IDataObject,
		);
	},
};
