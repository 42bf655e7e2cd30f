// Looks at both services before anything goes live, and says on one page what is to be done.
import { FIELD_TYPES } from '../../nodes/LadiFlow/model/fieldTypes';
import { EXPECTED_FIELDS } from '../../nodes/LadiFlow/sync/expectedFields';
import { KIOTVIET_NOTE, LADIFLOW_NOTE } from './liveSync';
import { byHand, expr, kiotViet, ladiFlow } from './nodes';
import { asFile, page, SAFE } from './report';
import { chain, type Template } from './template';

const START = 'Check Now';
const SHOP = 'Check the Shop';
const ACCOUNT = 'Check the Account';
const PAGE = 'Report Page';
const FILE = 'Page as File';

const shop = `$('${SHOP}').first().json`;
const account = `$('${ACCOUNT}').first().json`;

/** What to type on LadiFlow's screen for each field: display name and type. */
const ON_SCREEN = Object.fromEntries(
	EXPECTED_FIELDS.map(({ name, label, type }) => [name, [label, FIELD_TYPES[type].vietnamese]]),
);

const STATUS = {
	right: 'Có rồi',
	missing: 'Chưa có',
	notSeen: 'Chưa thấy',
	wrongType: 'Sai kiểu dữ liệu',
	notLinked: 'Chưa tạo trường',
};

/** A verdict in green or orange; a check that failed tells its reason. */
const verdict = (json: string) =>
	expr(
		`'<p class="' + (${json}.ready ? 'ok' : 'look') + '">' + ${SAFE}(${json}.error ?? ${json}.message) + '</p>'`,
	);

const list = (entries: string) =>
	`<ul>${expr(`(${entries}).map(entry => '<li>' + ${SAFE}(entry) + '</li>').join('') || '<li>Không có gì</li>'`)}</ul>`;

const BODY = `
<h2>KiotViet</h2>
${verdict(shop)}
<h3>Việc cần làm</h3>
${list(`${shop}.toDo ?? []`)}
<h3>Webhook của gian hàng và ai đang giữ</h3>
<table><tr><th>Loại</th><th>Địa chỉ</th><th>Trạng thái</th><th>Của n8n</th></tr>
${expr(`(${shop}.webhooks ?? []).map(hook => '<tr><td>' + ${SAFE}(hook.type) + '</td><td>' + ${SAFE}(hook.host) + '</td><td>' + (hook.isActive ? 'đang bật' : 'đang tắt') + '</td><td>' + (hook.byTrigger ? 'phải' : 'không, của ứng dụng khác') + '</td></tr>').join('') || '<tr><td colspan="4">Chưa đăng ký webhook nào</td></tr>'`)}
</table>
<h3>Kết nối đọc được gì</h3>
<table><tr><th>Danh sách</th><th class="n">Số bản ghi</th><th>Được đọc</th></tr>
${expr(`(${shop}.rights ?? []).map(right => '<tr><td>' + ${SAFE}(right.list) + '</td><td class="n">' + (right.total ?? '') + '</td><td>' + (right.allowed ? 'được' : ${SAFE}(right.message)) + '</td></tr>').join('')`)}
</table>
<h2>LadiFlow</h2>
${verdict(account)}
<h3>Trường tuỳ chỉnh</h3>
<p>Mở <b>Cài đặt → Trường tuỳ chỉnh → + Tạo trường tuỳ chỉnh</b>, chép đúng từng chữ.</p>
<table><tr><th>Tên hiển thị</th><th>Tên trường</th><th>Kiểu dữ liệu</th><th>Trạng thái</th></tr>
${expr(`(${account}.fields ?? []).map(field => '<tr><td>' + ${SAFE}((${JSON.stringify(ON_SCREEN)}[field.name] ?? [field.name])[0]) + '</td><td><code>' + ${SAFE}(field.name) + '</code></td><td>' + ${SAFE}((${JSON.stringify(ON_SCREEN)}[field.name] ?? ['', ''])[1]) + '</td><td class="' + (field.status === 'right' ? 'ok' : 'look') + '">' + (${JSON.stringify(STATUS)}[field.status] ?? field.status) + '</td></tr>').join('')`)}
</table>`;

export const setupCheck: Template = {
	file: 'setup-check',
	name: 'Check KiotViet and LadiFlow',
	notes: [
		{
			kind: 'about',
			vi: {
				title: 'Kiểm tra trước khi chạy',
				text: 'Chỉ đọc, không ghi gì. Cho biết kết nối KiotViet đọc được gì, webhook nào do ai giữ, API key của LadiFlow có đúng quyền không, và còn thiếu trường tuỳ chỉnh nào, kèm tên hiển thị, tên trường và kiểu dữ liệu để chép.',
			},
			en: {
				title: 'Check before you go live',
				text: 'Reads only, writes nothing. It tells what the KiotViet connection may read, who holds which webhook, whether the API key of LadiFlow has its permission, and which custom fields are missing, with display name, name and type to copy.',
			},
		},
		KIOTVIET_NOTE,
		LADIFLOW_NOTE,
		{
			kind: 'step',
			vi: {
				title: 'Xem báo cáo',
				text: `Bấm **Execute workflow**, mở node *${PAGE}* và chọn cách xem **HTML**. Node *${FILE}* cho tải trang này về.

Tài khoản LadiFlow chưa có khách hàng nào thì chưa thấy được trường: bật **Write a Test Contact** trong node *${ACCOUNT}*.`,
			},
			en: {
				title: 'See the report',
				text: `Press **Execute workflow**, open *${PAGE}* and choose the **HTML** view. *${FILE}* gives the page as a file. An account without contacts shows no fields: switch **Write a Test Contact** on in *${ACCOUNT}*.`,
			},
		},
	],
	nodes: [
		byHand(START, [0, 0]),
		kiotViet('shop.checkSetup', SHOP, [1, 0], {}, { onError: 'continueRegularOutput' }),
		ladiFlow(
			'account.checkSetup',
			ACCOUNT,
			[2, 0],
			{ groups: ['order', 'kiotViet', 'extra'] },
			{ onError: 'continueRegularOutput' },
		),
		page(PAGE, [3, 0], 'Kiểm tra KiotViet và LadiFlow', BODY),
		asFile(FILE, [4, 0], 'html', 'kiem-tra.html', 'report'),
	],
	wires: chain(START, SHOP, ACCOUNT, PAGE, FILE),
};
