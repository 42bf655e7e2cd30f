// The Vietnamese words of what the code names in English, in one place: the Vietnamese guides are made with them.
import type { ChangeType, Resource } from '../nodes/KiotViet/events/kinds';

/** Kinds of records as KiotViet's screens call them. */
export const KIND_NAMES: Record<Resource, string> = {
	customer: 'Khách hàng',
	order: 'Đơn đặt hàng',
	invoice: 'Hóa đơn',
	return: 'Phiếu trả hàng',
	product: 'Hàng hóa',
	stock: 'Tồn kho',
	priceBook: 'Bảng giá',
	priceBookDetail: 'Giá của một mặt hàng trong bảng giá',
	category: 'Nhóm hàng',
	branch: 'Chi nhánh',
};

/** What happened to a record, behind its kind: "Khách hàng mới được tạo". */
export const CHANGE_NAMES: Record<ChangeType, string> = {
	created: 'mới được tạo',
	updated: 'có thay đổi',
	completed: 'hoàn thành',
	cancelled: 'bị hủy',
	deleted: 'bị xóa',
};

/** Where one event tells of both. */
export const NEW_OR_CHANGED = 'mới hoặc có thay đổi';

/** What LadiFlow's own fields of a contact are called on its screens; custom fields have their label. */
export const NATIVE_LABELS: Record<string, string> = {
	email: 'Email',
	phone: 'Số điện thoại',
	first_name: 'Tên',
	full_name: 'Họ và tên',
	gender: 'Giới tính',
	dob: 'Ngày sinh',
	address: 'Địa chỉ',
	city: 'Tỉnh/Thành phố',
	district: 'Quận/Huyện',
	ward: 'Phường/Xã',
	company: 'Công ty',
	external_customer_id: 'Mã khách hàng ngoài',
};

/** The words of the tables of fields, by the English ones. */
const PHRASES: Record<string, string> = {
	// when a field is written
	profile: 'theo khách hàng',
	customer: 'theo khách hàng',
	'last document': 'theo đơn gần nhất',
	'with "Write KiotViet Extras"': 'khi bật *Write KiotViet Extras*',
	'customer, where the field exists': 'theo khách hàng, nếu có trường này',
	'orders only': 'chỉ đơn đặt hàng',
	'with "Order Metrics"': 'khi bật *Order Metrics*',
	'with "Order Metrics" or "Write KiotViet Extras"':
		'khi bật *Order Metrics* hoặc *Write KiotViet Extras*',
	// who uses it
	'LadiFlow order field': 'đơn hàng, LadiFlow thường có sẵn',
	'KiotViet field': 'KiotViet, tự tạo',
	'KiotViet extra': 'bổ sung, tự tạo nếu cần',
	'Order metric': 'số liệu đơn hàng, tự tạo nếu cần',
	// where it comes from
	'customer.email': 'Email',
	'customer.contactNumber, or subNumber': 'Điện thoại, hoặc Điện thoại 2',
	'customer.name': 'Tên khách hàng',
	'customer.gender': 'Giới tính',
	'customer.birthDate': 'Ngày sinh',
	'customer.address': 'Địa chỉ',
	'customer.locationName': 'Khu vực',
	'customer.wardName, or locationName': 'Phường xã, hoặc Khu vực',
	'customer.organization': 'Công ty',
	'customer.code': 'Mã khách hàng',
	'customer.debt': 'Nợ hiện tại',
	'customer.retailerId': 'mã số của cửa hàng',
	'customer.groups': 'Nhóm khách hàng',
	'customer.rewardPoint': 'Điểm hiện tại',
	'customer.totalInvoiced': 'Tổng bán',
	'customer.totalRevenue': 'Tổng bán trừ trả hàng',
	'number of invoices': 'số hóa đơn',
	'first invoice': 'hóa đơn đầu tiên',
	'when the customer was read': 'lúc n8n đọc khách hàng',
	id: 'mã định danh của đơn hàng hoặc hóa đơn',
	code: 'mã đơn hàng hoặc hóa đơn',
	statusValue: 'Trạng thái',
	total: 'Khách cần trả',
	'discount, or discountRatio of the lines': 'Giảm giá, hoặc % giảm giá của các dòng hàng',
	'delivery.price': 'Phí giao hàng',
	description: 'Ghi chú',
	'delivery.statusValue': 'Trạng thái giao hàng',
	'delivery.address': 'Địa chỉ giao hàng',
	'delivery.deliveryCode': 'Mã vận đơn',
	'payments[].method': 'Phương thức thanh toán',
	'totalPayment ≥ total': 'Khách đã trả so với Khách cần trả',
	purchaseDate: 'Thời gian bán hoặc đặt',
	'modifiedDate, or createdDate': 'lúc sửa, hoặc lúc tạo',
	'lines[].productName': 'Tên hàng',
	'lines[].productId': 'ID hàng hóa',
	'lines[].productCode': 'Mã hàng',
	totalPayment: 'Khách đã trả',
	branchName: 'Chi nhánh',
	'order.code': 'Mã đặt hàng',
	'order.statusValue': 'Trạng thái đơn đặt hàng',
	'number of orders that are not cancelled': 'số đơn chưa bị hủy',
	'number of orders that are not paid in full': 'số đơn chưa thanh toán đủ',
	'number of paid orders': 'số đơn đã thanh toán',
	'number of cancelled orders': 'số đơn đã hủy',
	'what must be paid for orders that are not cancelled, together':
		'tổng Khách cần trả của các đơn chưa bị hủy',
	'what must be paid for orders that are not paid in full, together':
		'tổng Khách cần trả của các đơn chưa thanh toán đủ',
	'what must be paid for paid orders, together': 'tổng Khách cần trả của các đơn đã thanh toán',
	'what must be paid for cancelled orders, together': 'tổng Khách cần trả của các đơn đã hủy',
	'average value of orders that are not cancelled': 'giá trị trung bình của các đơn chưa bị hủy',
	'average value of orders that are not paid in full':
		'giá trị trung bình của các đơn chưa thanh toán đủ',
	'average value of paid orders': 'giá trị trung bình của các đơn đã thanh toán',
	'average value of cancelled orders': 'giá trị trung bình của các đơn đã hủy',
	'date of the first of them': 'ngày của đơn đầu tiên',
	'date of the last of the orders that are not cancelled': 'ngày của đơn cuối cùng chưa bị hủy',
	// notes
	'an order and its invoices count once, returns are not taken off':
		'đơn đặt hàng và hóa đơn của nó chỉ tính một lần, không trừ hàng trả lại',
	'in whole đồng; 0 without orders': 'làm tròn đến đồng; chưa có đơn thì là 0',
	'with "Write KiotViet Extras" alone: number of invoices':
		'nếu chỉ bật *Write KiotViet Extras*: số hóa đơn',
	'with "Write KiotViet Extras" alone: of the first invoice':
		'nếu chỉ bật *Write KiotViet Extras*: của hóa đơn đầu tiên',
	'masked names (Q******o) never': 'tên bị che (Q******o) không được ghi',
	'true: male, false: female; anything else never': 'chỉ nam hoặc nữ; không rõ thì không ghi',
	'yyyy-mm-dd; impossible dates never': 'ngày không có thật thì không ghi',
	'the province, by its known name (Bà Rịa - Vũng Tàu)':
		'tên tỉnh đầy đủ, kể cả tên có dấu gạch (Bà Rịa - Vũng Tàu)',
	'what follows the province, unless it is a ward': 'phần sau tên tỉnh, trừ khi đó là phường xã',
	'since 2025 the ward may follow the province': 'từ 2025, phường xã có thể đứng ngay sau tên tỉnh',
	'make this field by hand': 'trường này phải tự tạo',
	'with "Include Order Metrics" of the trigger': 'khi trigger bật *Include Order Metrics*',
	'lets no late retry write older figures; needed in queue mode':
		'để lần chạy đến muộn không ghi đè số mới bằng số cũ; bắt buộc ở queue mode',
	'in full, with the .01 of an edited invoice': 'đủ cả phần .01 của hóa đơn đã sửa',
	'orders have none': 'đơn đặt hàng không có',
	'cancelled payments left out': 'không tính khoản thanh toán đã hủy',
	'Đã thanh toán or Chưa thanh toán': 'Đã thanh toán hoặc Chưa thanh toán',
	'with "Keep Orders Apart"': 'khi bật *Keep Orders Apart*',
	'finds the contact first': 'dùng để tìm khách hàng trước tiên',
	'finds the contact where no e-mail does; stored as 0900000001':
		'dùng để tìm khi không tìm được bằng email; lưu dạng 0900000001',
};

/**
 * The Vietnamese of a word in the tables of fields.
 *
 * @throws where nobody has written it yet, so that no English is left in a Vietnamese table
 */
export function inVietnamese(english: string): string {
	const vietnamese = PHRASES[english];
	if (vietnamese === undefined) {
		throw new Error(
			`scripts/vietnamese.ts has no Vietnamese for "${english}": add a line to PHRASES`,
		);
	}
	return vietnamese;
}
