// Lists suppliers.
import { SOURCES } from '../../api/sources';
import { text, time } from '../inputs';
import { getManyOf } from '../listing';
import { simple } from './card';

export const getMany = getManyOf({
	source: SOURCES.supplier,
	filters: [
		time('lastModifiedFrom', 'Changed Since', 'Suppliers created or changed since then'),
		text('code', 'Code', 'The supplier code (Mã nhà cung cấp)', {
			placeholder: 'e.g. NCC000001',
		}),
		text('name', 'Name', "The supplier's name or a part of it"),
		text('contactNumber', 'Phone', 'As KiotViet searches it: by what was typed in the shop', {
			placeholder: 'e.g. 0900000021',
		}),
	],
	parts: [
		{
			wire: 'includeSupplierGroup',
			value: 'groups',
			name: 'Groups',
			description: 'The groups (Nhóm nhà cung cấp), with commas between them',
			usual: true,
		},
		{
			wire: 'includeTotal',
			name: 'Totals',
			description: 'Total bought (Tổng mua), with returns and without',
			usual: true,
		},
	],
	tellsDeleted: true,
	simple,
});
