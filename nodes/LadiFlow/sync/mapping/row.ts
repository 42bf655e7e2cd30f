// One row of the mapping: a LadiFlow field, what of a KiotViet record fills it, and the words for both.
import type { Customer, Invoice, Order } from '../../../KiotViet/model/records';
import type { DataType } from '../../model/fieldTypes';
import type { ShopRecord } from '../shopRecord';

export type SaleDocument = Order & Invoice;

export interface Row {
	/** LadiFlow's name */
	target: string;
	/** KiotViet's name, for the documentation */
	source: string;
	/** LadiFlow's data type of a custom field; absent for a native field */
	type?: Extract<DataType, 'TEXT_INPUT' | 'NUMBER' | 'DATE' | 'LIST'>;
	/** what to call the field on LadiFlow's screen (Tên hiển thị) */
	label?: string;
	note?: string;
	/** what to write: undefined for nothing, an empty value to clear what a former document left */
	value(record: ShopRecord): unknown;
}

/** A value of the customer; nothing where the record has none. */
export const ofCustomer =
	(read: (customer: Customer) => unknown) =>
	({ customer }: ShopRecord) =>
		customer ? read(customer) : undefined;

/** A value of the sale; nothing where the record is none. */
export const ofDocument =
	(read: (document: SaleDocument) => unknown) =>
	({ document }: ShopRecord) =>
		document ? read(document) : undefined;

/** A number as text; undefined for none. */
export function text(value: unknown): string | undefined {
	return value === undefined || value === null ? undefined : String(value);
}
