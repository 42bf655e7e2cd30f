// What every template with a live sync is made of: the events, the write, and the notes that its set-up shares.
import { CREDENTIALS } from './nodes';
import type { Note } from './template';

/** Every change of a customer, an order or an invoice. */
export const SALES_EVENTS = [
	'customer.created',
	'customer.updated',
	'customer.deleted',
	'order.created',
	'order.updated',
	'order.completed',
	'order.cancelled',
	'invoice.created',
	'invoice.updated',
	'invoice.completed',
	'invoice.cancelled',
];

/** Contacts that came from the shop carry this tag. */
const TAG = 'KiotViet';

/** Options of *Sync From KiotViet* in a live sync. */
export const SYNC_OPTIONS = { tags: TAG };

/** How to come by the credential of KiotViet. */
export const KIOTVIET_NOTE: Note = {
	kind: 'step',
	vi: {
		title: 'KiotViet',
		text: `Đăng nhập KiotViet bằng tài khoản quản trị, mở **Thiết lập → Thiết lập cửa hàng → Thiết lập kết nối API**.

- Tích chọn **Cho phép truy xuất thông tin khách hàng, hoá đơn, đặt hàng từ gian hàng** rồi bấm **Lưu**. Nếu không, n8n không đọc được số điện thoại và email.
- Trong n8n tạo credential **KiotViet API**, giữ nguyên tên *${CREDENTIALS.kiotViet}*: *Tên kết nối* vào **Connection Name** (phần đứng trước \`.kiotviet.vn\`), *Client ID* vào **Client ID**, *Mã bảo mật* vào **Client Secret**.`,
	},
	en: {
		title: 'KiotViet',
		text: `Sign in to KiotViet as an administrator and open the screen named above. Tick the box, press **Lưu** (save); without it phone and e-mail do not come through. In n8n make a *KiotViet API* credential and keep its name *${CREDENTIALS.kiotViet}*: *Tên kết nối* is the Connection Name, *Mã bảo mật* the Client Secret.`,
	},
};

/** How to come by the credential of LadiFlow. */
export const LADIFLOW_NOTE: Note = {
	kind: 'step',
	vi: {
		title: 'LadiFlow',
		text: `Trong LadiFlow (LadiPage Automation) mở **Cài đặt → Webhook & API → API**, tạo API key mới và tích chọn quyền **Automation**.

Trong n8n tạo credential **LadiFlow API**, giữ nguyên tên *${CREDENTIALS.ladiFlow}*, dán API key vào.`,
	},
	en: {
		title: 'LadiFlow',
		text: `Open the screen named above, make a new API key and tick **Automation**. In n8n make a *LadiFlow API* credential with it and keep its name *${CREDENTIALS.ladiFlow}*.`,
	},
};

/** The fields that LadiFlow does not make by itself. */
export const FIELDS_NOTE: Note = {
	kind: 'step',
	vi: {
		title: 'Trường tuỳ chỉnh',
		text: `Mở **Cài đặt → Trường tuỳ chỉnh → + Tạo trường tuỳ chỉnh** và tạo các trường sau, đúng từng chữ:

- \`debt\`: Dạng số
- \`last_total_payment_amount\`: Dạng số
- \`last_retailer_id\`: Dòng văn bản
- \`kv_read_at\`: Dòng văn bản (nên có)

LadiFlow bỏ qua trường chưa tạo mà không báo gì; node ghi tên trường còn thiếu vào \`missingCustomFields\`.`,
	},
	en: {
		title: 'Custom fields',
		text: 'Make the four fields above in LadiFlow, letter by letter: *Dạng số* is a number, *Dòng văn bản* a line of text; the last one is recommended. LadiFlow drops unknown fields without a word; the node names them in `missingCustomFields`.',
	},
};
