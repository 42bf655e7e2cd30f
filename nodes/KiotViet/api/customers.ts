// Finds customers by their phone, which KiotViet searches only loosely, and reads one in full.
import { uniqBy } from 'lodash';
import { type JsonObject, NodeApiError } from 'n8n-workflow';

import { isReachedBy, searchForms } from '../model/phoneSearch';
import { type Customer, recordIn } from '../model/records';
import { ENDPOINTS, WHOLE_CUSTOMERS } from './endpoints';
import { readWithFigures } from './figures';
import { readList } from './lists';
import { type CallingContext, callKiotViet, failureKind } from './request';
import { SharedReads } from './sharedReads';

/** The customers that a run reads, each once. */
export const sharedCustomers = (context: CallingContext): SharedReads<Customer> =>
	new SharedReads(context, WHOLE_CUSTOMERS, async (id) => await customerIfThere(context, id), true);

/**
 * The customers that have a phone, compared by its digits. A shop that keeps customers per branch may have
 * one for each branch.
 *
 * @returns null when it is no whole phone: a part of one fits too many customers
 * @see     kiotviet-api.md 3.1 (branch-managed customers), 5.8 (the loose search), 5.9
 */
export async function customersWithPhone(
	context: CallingContext,
	phone: string,
): Promise<Customer[] | null> {
	const forms = searchForms(phone);
	if (forms.length === 0) return null;
	const hits: Customer[] = [];
	for (const contactNumber of forms) {
		const { records } = await readList(context, {
			what: 'Searching customers by phone',
			list: ENDPOINTS.customer.list,
			query: { contactNumber },
		});
		hits.push(...records);
	}
	const candidates = uniqBy(hits, 'id');
	const [only] = candidates;
	// A list may leave the phone out; then only the record itself can tell.
	if (candidates.length === 1 && !only.contactNumber) {
		candidates[0] = await readCard(context, only.id);
	}
	return candidates.filter((customer) => isReachedBy(customer, phone));
}

/** Reads one customer in full, or null when the shop has it no more; throws as `callKiotViet` does. */
async function customerIfThere(context: CallingContext, id: number): Promise<Customer | null> {
	try {
		return await readCustomer(context, id);
	} catch (error) {
		if (failureKind(error) === 'notFound') return null;
		throw new NodeApiError(context.getNode(), error as JsonObject);
	}
}

/** Reads one customer in full, with the figures that KiotViet leaves out at 0; throws as `callKiotViet` does. */
export async function readCustomer(context: CallingContext, id: number): Promise<Customer> {
	return await readWithFigures(context, async () => await readCard(context, id));
}

/** Reads who a customer is, as KiotViet gives it: one read, which says nothing sure of figures. */
export async function readCard(context: CallingContext, id: number): Promise<Customer> {
	return recordIn(
		await callKiotViet(context, {
			what: `Reading customer ${id}`,
			route: ENDPOINTS.customer.byId,
			params: { id },
		}),
	);
}
