// Lists suppliers.
import { ENDPOINTS } from '../../api/endpoints';
import { text, time } from '../../form/values';
import { getManyOf } from '../../operations/getMany';
import { simple } from './fields';

export const getMany = getManyOf({
	endpoint: ENDPOINTS.supplier,
	filters: [
		time('lastModifiedFrom', 'Changed Since', 'Suppliers created or changed since then'),
		text('code', 'Code', 'The supplier code (Mã nhà cung cấp)', {
			placeholder: 'e.g. NCC000001',
		}),
		text('name', 'Name', "The supplier's name or a part of it", {
			placeholder: 'e.g. Xưởng may Mẫu',
		}),
		text('contactNumber', 'Phone', 'As KiotViet searches it: by what was typed in the shop', {
			placeholder: 'e.g. 0900000021',
		}),
	],
	includes: [
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
