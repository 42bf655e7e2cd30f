// Adds up what flows, campaigns or sequences cost.
import type { Operation } from '../../operations/operation';
import { fromField, sourceField, spendingFilter, spendingFilters } from './spending';

const COST = 'POST /flow/get-cost';

export const getCost: Operation = {
	value: 'getCost',
	name: 'Get Cost',
	action: 'Get the cost of a flow or campaign or sequence',
	description: 'Retrieve the points and the money that were spent',
	calls: [COST],
	fields: [fromField, sourceField, spendingFilters],
	async run(item) {
		const filter = spendingFilter(item);
		const cost = (await item.connection.call({
			what: 'Reading the cost',
			route: COST,
			body: filter,
		})) as { total_credits?: number; total_money?: number } | null;
		return {
			from: filter.from_date,
			to: filter.to_date ?? null,
			source: filter.source,
			totalCredits: cost?.total_credits ?? null,
			totalMoney: cost?.total_money ?? null,
		};
	},
};
