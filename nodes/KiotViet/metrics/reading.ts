// Reads the documents that are counted, keeping only what counting needs of each.
import type { IDataObject } from 'n8n-workflow';

import { type ListResult, readList } from '../api/lists';
import type { CallingContext } from '../api/request';
import { SOURCES } from '../api/sources';
import { type Sale, saleOf } from './sales';

/**
 * Lists orders or invoices, a hundred thousand of them where it must be.
 *
 * @param query  filters of the list, spelt as the API spells them
 */
export async function readSales(
	context: CallingContext,
	resource: 'order' | 'invoice',
	query: IDataObject,
): Promise<ListResult<Sale>> {
	const source = SOURCES[resource];
	return await readList(
		context,
		{
			what: `Listing ${source.plural}`,
			path: source.path,
			query: { ...query, orderBy: 'createdDate', orderDirection: 'Asc' },
		},
		(record) => saleOf(resource, record),
	);
}
