// What the customer operations share: how a customer is named, what its card holds, what is useful of it.
import type { INodeProperties } from 'n8n-workflow';

import { choice, day, type Input, place, places, text } from '../inputs';
import { idOf, locator } from '../locators';
import type { ItemContext } from '../operation';
import type { Simple } from '../simplify';

export const customerField: INodeProperties = locator('customer', {
	required: true,
	description: 'The customer (Khách hàng)',
});

/** The calls by which a code or a phone becomes an ID. */
export const LOOK_UPS = ['GET /customers/code/{code}', 'GET /customers'];

/** The ID of the item's customer. */
export async function customerId(operation: ItemContext, branchId?: number): Promise<number> {
	const { name, displayName } = customerField;
	return await idOf(operation, 'customer', operation.param(name), displayName, branchId);
}

/** The fields that matter in most workflows. */
export const simple: Simple = [
	'id',
	'code',
	'name',
	'contactNumber',
	'email',
	'address',
	'groups',
	'debt',
	'totalInvoiced',
	'rewardPoint',
];

export const nameInput = text('name', 'Name', "The customer's name (Tên khách hàng)", {
	placeholder: 'e.g. Nguyễn Thị Mẫu',
});

/** What a new customer's card can hold besides the name (kiotviet-api.md 3.1). */
export const card: Input[] = [
	text('address', 'Address', 'Street and number (Địa chỉ)'),
	day('birthDate', 'Birthday', 'Date of birth (Ngày sinh)', { asTime: true }),
	place('branchId', 'branch', 'The branch (Chi nhánh) that keeps the customer'),
	text(
		'code',
		'Code',
		'The customer code (Mã khách hàng); KiotViet makes one where it is left out',
		{
			placeholder: 'e.g. KH000125',
		},
	),
	text('comments', 'Comments', 'A note (Ghi chú)'),
	text('email', 'Email', 'E-mail address', { placeholder: 'e.g. name@email.com' }),
	choice('gender', 'Gender', 'Gender (Giới tính)', [
		{ name: 'Female (Nữ)', value: 'female', sends: false },
		{ name: 'Male (Nam)', value: 'male', sends: true },
	]),
	places('groupIds', 'customerGroup', 'Group'),
	text('IdentificationNumber', 'Identification Number', 'Number of the ID card (Số CMND/CCCD)'),
	text('locationName', 'Location', 'Province and district (Khu vực)', {
		placeholder: 'e.g. Hà Nội - Quận Ba Đình',
	}),
	text('contactNumber', 'Phone', 'Phone (Điện thoại)', { placeholder: 'e.g. 0900000001' }),
	text('subNumber', 'Second Phone', 'Another phone (Điện thoại 2)', {
		placeholder: 'e.g. 0900000002',
	}),
	text('wardName', 'Ward', 'Ward (Phường/Xã)', { placeholder: 'e.g. Phường Ngọc Hà' }),
];

/** What a change of a card can hold. */
export const changes: Input[] = [
	...card,
	nameInput,
	text('taxCode', 'Tax Code', 'Tax number (Mã số thuế)'),
];
