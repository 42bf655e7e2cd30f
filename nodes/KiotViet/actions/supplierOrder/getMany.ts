// Lists supplier orders.
import { ENDPOINTS } from '../../api/endpoints';
import { recordPicker } from '../../form/recordPickers';
import { joined, number, text } from '../../form/values';
import { getManyOf } from '../../operations/getMany';
import { simple } from './fields';

export const getMany = getManyOf({
	endpoint: ENDPOINTS.supplierOrder,
	filters: [
		recordPicker('branchId', 'branch', 'Orders of this branch (Chi nhánh)'),
		text('codeKey', 'Code', 'The code of the order (Mã đặt hàng nhập)', {
			name: 'code',
			placeholder: 'e.g. PDN000001',
		}),
		text('userNamKey', 'Created By', 'Who typed the order (Người tạo)', {
			name: 'createdBy',
			placeholder: 'e.g. nguyenvanmau',
		}),
		joined('expensesOthersIds', 'Expense IDs', 'IDs of costs paid to the supplier (Chi phí nhập)', {
			name: 'expenseIds',
			placeholder: 'e.g. 501, 502',
		}),
		text('descriptionKey', 'Note', 'A part of the note (Ghi chú)', {
			name: 'description',
			placeholder: 'e.g. đầu tháng',
		}),
		text('userNamCreatedKey', 'Ordered By', 'Who ordered (Người đặt)', {
			name: 'orderedBy',
			placeholder: 'e.g. nguyenvanmau',
		}),
		text('productKey', 'Product', 'The code of a product in it (Mã hàng)', {
			name: 'product',
			placeholder: 'e.g. SP000001',
		}),
		text(
			'purchaseOrderCode',
			'Purchase Order Code',
			'The purchase order made of it (Mã nhập hàng)',
			{
				placeholder: 'e.g. PN000001',
			},
		),
		number(
			'status',
			'Status',
			'The number of the status (Trạng thái), as the raw output of an order has it beside the word; KiotViet publishes no list of them',
		),
		text('supplierKey', 'Supplier', 'The code of the supplier (Mã nhà cung cấp)', {
			name: 'supplier',
			placeholder: 'e.g. NCC000001',
		}),
	],
	simple,
});
