// What the customer operations share: how a customer is named, what its card holds, what is useful of it.

import { emptyOrNot, type Input } from '../../form/inputs';
import { listedTarget, recordPicker, recordPickers } from '../../form/recordPickers';
import type { Simple } from '../../form/simplify';
import { choice, day, text } from '../../form/values';

export const customerRecord = listedTarget('customer', 'The customer (Khách hàng)');

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
	'createdDate',
];

export const nameInput = text('name', 'Name', "The customer's name (Tên khách hàng)", {
	placeholder: 'e.g. Nguyễn Thị Mẫu',
});

/** What a customer may have none of. */
const details = emptyOrNot(
	text('address', 'Address', 'Street and number (Địa chỉ)', { placeholder: 'e.g. 12 Đường Mẫu' }),
	day('birthDate', 'Birthday', 'Date of birth (Ngày sinh)', { asTime: true }),
	text('comments', 'Comments', 'A note (Ghi chú)', { placeholder: 'e.g. Giao buổi sáng' }),
	text('email', 'Email', 'E-mail address', { placeholder: 'e.g. name@email.com' }),
	choice('gender', 'Gender', 'Gender (Giới tính)', [
		{ name: 'Female', word: 'Nữ', value: 'female', sends: false },
		{ name: 'Male', word: 'Nam', value: 'male', sends: true },
	]),
	text('IdentificationNumber', 'Identification Number', 'Number of the ID card (Số CMND/CCCD)', {
		placeholder: 'e.g. 001000000001',
	}),
	text('locationName', 'Location', 'Province and district (Khu vực)', {
		placeholder: 'e.g. Hà Nội - Quận Ba Đình',
	}),
	text('contactNumber', 'Phone', 'Phone (Điện thoại)', { placeholder: 'e.g. 0900000001' }),
	text('subNumber', 'Second Phone', 'Another phone (Điện thoại 2)', {
		placeholder: 'e.g. 0900000002',
	}),
	text('wardName', 'Ward', 'Ward (Phường/Xã)', { placeholder: 'e.g. Phường Ngọc Hà' }),
);

/** What a new customer's card can hold besides the name (kiotviet-api.md 3.1). */
export const card: Input[] = [
	...details,
	recordPicker('branchId', 'branch', 'The branch (Chi nhánh) that keeps the customer'),
	text(
		'code',
		'Code',
		'The customer code (Mã khách hàng); KiotViet makes one where it is left out',
		{
			placeholder: 'e.g. KH000125',
		},
	),
	recordPickers('groupIds', 'customerGroup', 'Group'),
];

/** What the calls for many customers take of a card (kiotviet-api.md 3.1). */
const IN_BULK = [
	'code',
	'name',
	'gender',
	'birthDate',
	'contactNumber',
	'address',
	'locationName',
	'wardName',
	'email',
	'comments',
];

export const inBulk = (inputs: Input[]) =>
	inputs.filter(({ field }) => IN_BULK.includes(field.name));

/** What a change of a card can hold. */
export const changes: Input[] = [
	...card,
	nameInput,
	text('taxCode', 'Tax Code', 'Tax number (Mã số thuế)', { placeholder: 'e.g. 0100000001' }),
];
