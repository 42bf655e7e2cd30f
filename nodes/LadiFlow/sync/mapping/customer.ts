// What the customer fills: the profile, the fields of LadiFlow's own KiotViet page, the figures among the extras.
import { DateTime } from 'luxon';

import type { Customer } from '../../../KiotViet/model/records';
import { VIETNAM } from '../../../shared/vietnam/zone';
import { cut } from '../../../shared/vietnam/names';
import { placesIn } from '../../../shared/vietnam/provinces';
import { LONGEST_NAME } from '../../model/nativeFields';
import { READ_AT } from '../freshness';
import { ofCustomer, type Row, text } from './row';
import { utc } from '../times';

/** Names that a marketplace hides: `Q******o`. */
const MASKED = /\*{2,}/;

/** Who somebody is. */
export const PROFILE: Row[] = [
	{
		target: 'first_name',
		source: 'customer.name',
		note: 'masked names (Q******o) never',
		value: ofCustomer(nameOf),
	},
	{ target: 'full_name', source: 'customer.name', value: ofCustomer(nameOf) },
	{
		target: 'gender',
		source: 'customer.gender',
		note: 'true: male, false: female; anything else never',
		value: ofCustomer(({ gender }) =>
			typeof gender === 'boolean' ? (gender ? 'male' : 'female') : undefined,
		),
	},
	{
		target: 'dob',
		source: 'customer.birthDate',
		note: 'yyyy-mm-dd; impossible dates never',
		value: ofCustomer(({ birthDate }) => birthday(birthDate)),
	},
	{
		target: 'address',
		source: 'customer.address',
		value: ofCustomer(({ address }) => address),
	},
	{
		target: 'city',
		source: 'customer.locationName',
		note: 'the province, by its known name (Bà Rịa - Vũng Tàu)',
		value: ofCustomer(({ locationName }) => placesIn(locationName ?? '').city),
	},
	{
		target: 'district',
		source: 'customer.locationName',
		note: 'what follows the province, unless it is a ward',
		value: ofCustomer(({ locationName }) => placesIn(locationName ?? '').district),
	},
	{
		target: 'ward',
		source: 'customer.wardName, or locationName',
		note: 'since 2025 the ward may follow the province',
		value: ofCustomer(
			({ wardName, locationName }) => wardName?.trim() || placesIn(locationName ?? '').ward,
		),
	},
	{
		target: 'company',
		source: 'customer.organization',
		value: ofCustomer(({ organization }) => organization),
	},
	{
		target: 'external_customer_id',
		source: 'customer.code',
		value: ofCustomer(({ code }) => code),
	},
];

/** What LadiFlow's own KiotViet link fills from the customer; it is made by hand. */
export const CUSTOMER: Row[] = [
	{
		target: 'debt',
		source: 'customer.debt',
		type: 'NUMBER',
		label: 'Tổng nợ của khách hàng',
		note: 'make this field by hand',
		// A record without this date came with a webhook, which says nothing of debts (kiotviet-api.md 3.1, 4.4).
		value: ofCustomer(({ createdDate, debt }) => (createdDate ? debt : undefined)),
	},
];

/** Which shop it is. */
export const SHOP: Row[] = [
	{
		target: 'last_retailer_id',
		source: 'customer.retailerId',
		type: 'TEXT_INPUT',
		label: 'ID cửa hàng Kiotviet',
		note: 'make this field by hand',
		value: ({ customer, retailerId }) => text(customer?.retailerId ?? retailerId),
	},
];

/** Figures of the customer, optional. */
export const CUSTOMER_EXTRAS: Row[] = [
	{
		target: 'kv_customer_code',
		source: 'customer.code',
		type: 'TEXT_INPUT',
		label: 'Mã khách hàng KiotViet',
		value: ofCustomer(({ code }) => code),
	},
	{
		target: 'kv_customer_groups',
		source: 'customer.groups',
		type: 'TEXT_INPUT',
		label: 'Nhóm khách hàng KiotViet',
		value: ofCustomer(({ groups }) => groups),
	},
	{
		target: 'kv_reward_point',
		source: 'customer.rewardPoint',
		type: 'NUMBER',
		label: 'Điểm hiện tại KiotViet',
		value: ofCustomer(({ rewardPoint }) => rewardPoint),
	},
	{
		target: 'kv_total_invoiced',
		source: 'customer.totalInvoiced',
		type: 'NUMBER',
		label: 'Tổng bán KiotViet',
		value: ofCustomer(({ totalInvoiced }) => totalInvoiced),
	},
	{
		target: 'kv_total_revenue',
		source: 'customer.totalRevenue',
		type: 'NUMBER',
		label: 'Tổng bán trừ trả hàng KiotViet',
		value: ofCustomer(({ totalRevenue }) => totalRevenue),
	},
];

/** When the customer was read; written where the account has the field. */
export const READING: Row[] = [
	{
		target: READ_AT,
		source: 'when the customer was read',
		type: 'TEXT_INPUT',
		label: 'Thời điểm đọc từ KiotViet',
		note: 'lets no late retry write older figures; needed in queue mode',
		value: ({ readAt }) => utc(readAt ?? undefined),
	},
];

function nameOf({ name }: Customer): string | undefined {
	const clean = name?.trim();
	return clean && !MASKED.test(clean) ? cut(clean, LONGEST_NAME) : undefined;
}

function birthday(birthDate: string | undefined): string | undefined {
	const date = DateTime.fromISO((birthDate ?? '').slice(0, 10), { zone: VIETNAM });
	if (!date.isValid || date > DateTime.now() || date.year < 1900) return undefined;
	const iso = date.toISODate();
	return iso === '1900-01-01' || iso === '1970-01-01' ? undefined : iso;
}
