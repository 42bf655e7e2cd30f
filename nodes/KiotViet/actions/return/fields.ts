// What the return operations share: what is useful of a return.
import type { Simple } from '../../form/simplify';

/** The fields that matter in most workflows. */
export const simple: Simple = [
	'id',
	'code',
	'invoiceId',
	'returnDate',
	'branchName',
	'customerId',
	'customerName',
	'returnTotal',
	'totalPayment',
	'statusValue',
];
