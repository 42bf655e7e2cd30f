// Finds customers by their phone, which KiotViet searches only loosely.
import { uniqBy } from 'lodash';

import { readList } from './lists';
import { hasPhone, searchForms } from './phones';
import { type Customer, recordIn } from './records';
import { type CallingContext, callKiotViet } from './request';
import { SOURCES } from './sources';

/**
 * The customers that have a phone, compared by its digits. A shop that keeps customers per branch may have
 * one for each branch.
 *
 * @returns null when the phone has too few digits to tell customers apart
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
			path: SOURCES.customer.path,
			query: { contactNumber },
		});
		hits.push(...records);
	}
	const candidates = uniqBy(hits, 'id');
	const [only] = candidates;
	// A list may leave the phone out; then only the record itself can tell.
	if (candidates.length === 1 && !only.contactNumber) {
		candidates[0] = await readCustomer(context, only.id);
	}
	return candidates.filter(
		({ contactNumber, subNumber }) => hasPhone(contactNumber, phone) || hasPhone(subNumber, phone),
	);
}

/** Reads one customer in full; throws as `callKiotViet` does. */
export async function readCustomer(context: CallingContext, id: number): Promise<Customer> {
	return recordIn(
		await callKiotViet(context, {
			what: `Reading customer ${id}`,
			path: `${SOURCES.customer.path}/${id}`,
		}),
	);
}
