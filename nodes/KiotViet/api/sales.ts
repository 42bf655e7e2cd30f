// Reads the documents that are counted, keeping only what counting needs of each.
import { type IDataObject, NodeOperationError } from 'n8n-workflow';

import type { KiotVietRecord } from '../model/records';
import { type Sale, saleOf } from '../model/salesMetrics';
import { ENDPOINTS } from './endpoints';
import { readList } from './lists';
import type { CallingContext } from './request';

/**
 * Lists orders or invoices, a hundred thousand of them where it must be.
 *
 * @param query  filters of the list, spelt as the API spells them
 * @param see    gets each document as it was listed
 * @throws       NodeOperationError when KiotViet does not give all: figures of a part would be wrong
 */
export async function readSales(
	context: CallingContext,
	resource: 'order' | 'invoice',
	query: IDataObject,
	see?: (document: KiotVietRecord) => void,
): Promise<Sale[]> {
	const endpoint = ENDPOINTS[resource];
	const { records, complete, total } = await readList(
		context,
		{
			what: `Listing ${endpoint.plural}`,
			list: endpoint.list,
			query: { ...query, orderBy: 'createdDate', orderDirection: 'Asc' },
		},
		(record) => {
			see?.(record);
			return saleOf(resource, record);
		},
	);
	if (complete) return records;
	throw new NodeOperationError(
		context.getNode(),
		`KiotViet gave ${records.length} ${endpoint.plural} of the ${total ?? 'many'} that it counts, so the figures would be wrong`,
		{ description: 'Run again when the shop is quiet' },
	);
}
