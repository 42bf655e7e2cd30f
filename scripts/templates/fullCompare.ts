// Every night all customers beside all contacts: what differs is written right, and a report says so.
import { KIOTVIET_NOTE, LADIFLOW_NOTE, SYNC_OPTIONS } from './liveSync';
import { byHand, computed, daily, expr, ifNode, kiotViet, ladiFlow, stop } from './nodes';
import { asFile, MESSAGE_NOTE, messages, page, SAFE, toMessages } from './report';
import { chain, type Template } from './template';

const NIGHT = 'Every Night';
const NOW = 'Run Now';
const CUSTOMERS = 'All Customers';
const COMPARE = 'Compare and Repair';
const REPORT = 'Report';
const PAGE = 'Report Page';
const FILE = 'Page as File';
const FAILED = 'Anything Failed?';

/** Why somebody was left out, in the words of a shop. */
const LEFT_OUT = {
	noContactDetails: 'không có số điện thoại và email dùng được',
	deleted: 'đã xóa hoặc ngừng hoạt động trong KiotViet',
	guest: 'khách lẻ',
	example: 'dữ liệu mẫu',
	sameContact: 'chung một khách hàng LadiFlow với người khác',
	changedSince: 'vừa được cập nhật trong lúc so khớp',
};

const KINDS = { different: 'Khác', missing: 'Thiếu', double: 'Trùng' };

/** The summary, the differences and the sentence for a chat; without a summary, why there is none. */
const REPORT_EXPRESSION = `
(() => {
  const words = ${JSON.stringify(LEFT_OUT)};
  const all = $('${COMPARE}').all().map(item => item.json);
  const summary = all.find(one => one.summary) ?? null;
  const differences = all.filter(one => one.kind);
  const reason = all.find(one => one.error && !one.kind)?.error ?? '';
  const lacking = summary?.missingCustomFields ?? [];
  const lines = summary
    ? [
        'Khách hàng: ' + summary.customers + ', đúng sẵn: ' + summary.equal,
        'Khác: ' + summary.different + ', thiếu: ' + summary.missing + ', đã ghi lại: ' + summary.repaired,
        'Không ghi được: ' + summary.failed + ', trùng: ' + summary.doubles,
        ...(lacking.length > 0 ? ['Trường chưa tạo trong LadiFlow: ' + lacking.join(', ')] : []),
      ]
    : ['Chưa so khớp được: ' + reason];
  return {
    title: 'So khớp KiotViet và LadiFlow ' + $now.setZone('Asia/Ho_Chi_Minh').toFormat('dd/MM/yyyy HH:mm'),
    summary,
    leftOut: Object.entries(summary?.leftOut ?? {}).filter(([, count]) => count > 0)
      .map(([why, count]) => ({ why: words[why] ?? why, count })),
    differences: differences.slice(0, 500),
    more: Math.max(0, differences.length - 500),
    failed: summary ? summary.failed : 1,
    reason,
    text: ['So khớp KiotViet và LadiFlow', ...lines].join('\\n'),
  };
})()`;

const report = `$('${REPORT}').first().json`;

const BODY = `
<p>${expr(`${report}.title`)}</p>
<table>
${[
	['Khách hàng trong KiotViet', 'customers'],
	['Khách hàng trong LadiFlow', 'contacts'],
	['Đúng sẵn', 'equal'],
	['Khác', 'different'],
	['Thiếu', 'missing'],
	['Đã ghi lại đúng', 'repaired'],
	['Không ghi được', 'failed'],
	['Trùng số điện thoại hoặc email', 'doubles'],
]
	.map(
		([label, field]) =>
			`<tr><td>${label}</td><td class="n">${expr(`${report}.summary?.${field} ?? '?'`)}</td></tr>`,
	)
	.join('\n')}
</table>
${expr(`${report}.reason ? '<p class="look">' + ${SAFE}(${report}.reason) + '</p>' : ''`)}
${expr(`(${report}.summary?.missingCustomFields ?? []).length > 0 ? '<p class="look">Trường chưa tạo trong LadiFlow: ' + ${SAFE}(${report}.summary.missingCustomFields.join(', ')) + '</p>' : ''`)}
<h2>Không so khớp</h2>
<ul>${expr(`${report}.leftOut.map(({ why, count }) => '<li>' + count + ': ' + why + '</li>').join('') || '<li>Không có ai</li>'`)}</ul>
<h2>Chi tiết</h2>
<table><tr><th>Loại</th><th>Mã khách hàng</th><th>Khác ở đâu</th><th>Kết quả</th></tr>
${expr(`${report}.differences.map(row => '<tr><td>' + (${JSON.stringify(KINDS)}[row.kind] ?? row.kind) + '</td><td>' + ${SAFE}(row.code) + '</td><td>' + ${SAFE}((row.fields ?? []).join(', ')) + (row.contactIds ? '<br>' + ${SAFE}(row.contactIds.join(', ')) : '') + '</td><td>' + (row.error ? ${SAFE}(row.error) : row.repaired ? 'đã ghi lại' : row.kind === 'double' ? 'tự gộp trong LadiFlow' : '') + '</td></tr>').join('')`)}
</table>
${expr(`${report}.more > 0 ? '<p>Còn ' + ${report}.more + ' dòng nữa trong node ${COMPARE}.</p>' : ''`)}`;

export const fullCompare: Template = {
	file: 'full-compare',
	name: 'KiotViet to LadiFlow: full compare every night',
	notes: [
		{
			kind: 'about',
			vi: {
				title: 'So khớp toàn bộ mỗi đêm',
				text: 'Mỗi đêm 2 giờ 30, mọi khách hàng của KiotViet được so với mọi khách hàng trong LadiFlow. Chỉ phần khác nhau được ghi lại. Báo cáo nêu rõ: đúng sẵn, đã sửa, thiếu, trùng số điện thoại, ai không so khớp và vì sao. Nên dùng khi cần công nợ chính xác.',
			},
			en: {
				title: 'Full compare every night',
				text: 'Each night at 2:30 all customers of KiotViet are laid beside all contacts of LadiFlow, and only what differs is written. A report tells who was right, repaired, missing, there twice by phone, and who was left out and why. Use it where debts must be exact.',
			},
		},
		KIOTVIET_NOTE,
		LADIFLOW_NOTE,
		MESSAGE_NOTE,
		{
			kind: 'step',
			vi: {
				title: 'Thử rồi bật',
				text: `Bấm **Execute workflow** ở *${NOW}*, mở node *${PAGE}* để xem báo cáo. Muốn chỉ xem mà chưa ghi gì, tắt **Repair** trong node *${COMPARE}*. Sau đó bấm **Publish** (bản 1.x: **Active**).`,
			},
			en: {
				title: 'Test, then publish',
				text: `Start it by *${NOW}* and open *${PAGE}* to see the report. To look without writing, switch **Repair** off in *${COMPARE}*. Then **Publish**.`,
			},
		},
		{
			kind: 'trouble',
			vi: {
				title: 'Khi có lỗi',
				text: 'Nếu có khách hàng không ghi được, báo cáo vẫn được gửi và lần chạy được đánh dấu thất bại trong **Executions**. Chạy lại bất cứ lúc nào cũng được: khách hàng đã đúng không bị ghi lần nữa.',
			},
			en: {
				title: 'When something fails',
				text: 'Where a customer could not be written, the report is sent all the same and the run is marked failed under **Executions**. It can be run again at any time: who is right already is not written again.',
			},
		},
	],
	nodes: [
		daily(NIGHT, [0, 0], 2, 30),
		byHand(NOW, [0, 1]),
		kiotViet('customer.getMany', CUSTOMERS, [1, 0], { returnAll: true, simplify: false }),
		ladiFlow(
			'contact.compareWithKiotViet',
			COMPARE,
			[2, 0],
			{ repair: true, options: SYNC_OPTIONS },
			{ onError: 'continueRegularOutput' },
		),
		computed(REPORT, [3, 0], REPORT_EXPRESSION, { executeOnce: true }),
		page(PAGE, [4, 0], 'So khớp KiotViet và LadiFlow', BODY),
		asFile(FILE, [5, 0], 'html', 'so-khop.html', 'report'),
		...messages([6, 0], {
			subject: `${report}.title`,
			text: `${report}.text`,
			html: `$('${PAGE}').first().json.html`,
			attachments: 'report',
		}),
		ifNode(FAILED, [6, 3], `=${expr(`${report}.failed`)}`, { type: 'number', operation: 'gt' }, 0),
		stop('Mark the Run as Failed', [7, 3], expr(`${report}.text`)),
	],
	wires: [
		...chain(NIGHT, CUSTOMERS, COMPARE, REPORT, PAGE, FILE),
		...chain(NOW, CUSTOMERS),
		...toMessages(FILE),
		...chain(FILE, FAILED, 'Mark the Run as Failed'),
	],
};
