// Reads the sales that an item asks figures of, and refuses to count a list that came short.
import type { IDataObject } from 'n8n-workflow';

import { readSales } from '../metrics/reading';
import type { Sale } from '../metrics/sales';
import { type ItemContext, refusal } from './operation';

/** All orders or invoices that the query lets through; figures of a part of them would be wrong. */
export async function allSales(
	operation: ItemContext,
	resource: 'order' | 'invoice',
	query: IDataObject,
): Promise<Sale[]> {
	const { records, complete, total } = await readSales(operation.context, resource, query);
	if (complete) return records;
	throw refusal(
		operation,
		`KiotViet gave ${records.length} ${resource}s of the ${total ?? 'many'} that it counts, so the figures would be wrong`,
		'Run again when the shop is quiet',
	);
}
