// What all records have in common on the wire: nothing that is not there, and figures only where REST shows them.
import { omitBy } from 'lodash';

import type { Switches } from '../../switches';

export type Wire = Record<string, unknown>;

/** Leaves out what is not there, as KiotViet leaves nulls out (kiotviet-api.md 2.3). */
export function present(record: Wire): Wire {
	return omitBy(record, (value) => value === undefined || value === null);
}

export type FigureSwitches = Pick<Switches, 'zeroDebt' | 'zeroTotals'>;

const TOTALS = ['rewardPoint', 'totalPoint', 'totalInvoiced', 'totalRevenue'];

/** A record without the figures that REST leaves out (kiotviet-api.md 3.1, "Debt"). */
export function asShown<Record extends object>(
	record: Record,
	{ zeroDebt, zeroTotals }: FigureSwitches,
): Partial<Record> {
	return omitBy(record, (value, name) => {
		if (name === 'debt')
			return zeroDebt === 'neverShown' || (zeroDebt === 'leftOut' && value === 0);
		return zeroTotals === 'leftOut' && TOTALS.includes(name) && value === 0;
	}) as Partial<Record>;
}

const TYPE_NAMESPACE = 'KiotViet.OmniChannelCore.Api.Shared';

/** How a delivery names the type of its data. */
export const typeName = (word: string) =>
	`${TYPE_NAMESPACE}.Model.Webhook${word}UpdateRes, ${TYPE_NAMESPACE}`;
