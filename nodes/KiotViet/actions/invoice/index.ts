// The operations on invoices (Hóa đơn).
import type { Resource } from '../../operations/operation';
import { cancel } from './cancel';
import { collectPayment } from './collectPayment';
import { create } from './create';
import { get } from './get';
import { getMany } from './getMany';
import { setEInvoiceInfo } from './setEInvoiceInfo';
import { update } from './update';

export const invoice: Resource = {
	value: 'invoice',
	name: 'Invoice',
	operations: [getMany, cancel, collectPayment, create, get, setEInvoiceInfo, update],
};
