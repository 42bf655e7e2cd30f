// The live sync of one shop: the simplest template, and the first one to import.
import { FIELDS_NOTE, KIOTVIET_NOTE, LADIFLOW_NOTE, SALES_EVENTS, SYNC_OPTIONS } from './liveSync';
import { core, ifNode, kiotViet, kiotVietTrigger, ladiFlow } from './nodes';
import { chain, type Note, type Template } from './template';

const TRIGGER = 'KiotViet Trigger';
const SYNC = 'Sync Contact to LadiFlow';
const AGAIN = 'Try Again Later?';
const WAIT = 'Wait Longer Each Time';
const READ = 'Read Again';
const LAST = 'Try Once More or Fail';

/** What leaves the error branch of a live sync, for the people who run it. */
export const RETRY_NOTE: Note = {
	kind: 'trouble',
	vi: {
		title: 'Khi có lỗi',
		text: 'Mục nào không ghi được sẽ đi ra nhánh **Error**, chờ 2, 5, 15 rồi 60 phút, được đọc lại từ KiotViet và ghi lại. Nếu LadiFlow vẫn không nhận, lần chạy được đánh dấu thất bại trong **Executions** kèm lý do; bấm **Retry** ở đó để ghi đúng phần còn thiếu. Chạy lại không gây hại.',
	},
	en: {
		title: 'When something fails',
		text: 'What could not be written leaves by the **Error** output, waits 2, 5, 15, then 60 minutes, is read again from KiotViet and tried again. If LadiFlow still does not take it, the run is marked failed and stays under **Executions** with the reason; **Retry** there writes exactly what is missing. Repeating does no harm.',
	},
};

export const kiotVietToLadiFlow: Template = {
	file: 'kiotviet-to-ladiflow',
	name: 'KiotViet to LadiFlow',
	notes: [
		{
			kind: 'about',
			vi: {
				title: 'KiotViet → LadiFlow',
				text: 'Khách hàng, đơn đặt hàng và hóa đơn mới, sửa, hoàn thành hay hủy trong KiotViet được cập nhật ngay vào khách hàng trong LadiFlow (LadiPage Automation). Làm lần lượt theo các ghi chú 1 đến 4.',
			},
			en: {
				title: 'KiotViet to LadiFlow',
				text: 'Every new, changed, completed or cancelled customer, order and invoice of the shop updates its contact in LadiFlow (LadiPage Automation). Follow the notes 1 to 4.',
			},
		},
		KIOTVIET_NOTE,
		LADIFLOW_NOTE,
		FIELDS_NOTE,
		{
			kind: 'step',
			vi: {
				title: 'Thử rồi bật',
				text: `Mở từng node, kiểm tra đã chọn đúng credential.

- **${TRIGGER} → Fetch Test Event** đọc dữ liệu mới nhất, không đăng ký gì ở KiotViet.
- **Execute workflow**, rồi xem khách hàng đó trong LadiFlow.
- **Publish** (bản 1.x: **Active**). Từ đây mọi thay đổi đều được chuyển; việc xảy ra khi n8n tạm dừng được bổ sung sau.`,
			},
			en: {
				title: 'Test, then publish',
				text: `Look that each node has its credential. *Fetch Test Event* of the trigger reads the newest records and registers nothing. *Execute workflow*, and look at the contact in LadiFlow. Then **Publish**: from now on every change arrives, and what happens while n8n is down is caught up.`,
			},
		},
		RETRY_NOTE,
	],
	nodes: [
		kiotVietTrigger(TRIGGER, [0, 0], {
			events: SALES_EVENTS,
			receive: 'webhookAndCatchUp',
			options: {},
		}),
		ladiFlow(
			'contact.syncFromKiotViet',
			SYNC,
			[1, 0],
			{ options: SYNC_OPTIONS },
			{ onError: 'continueErrorOutput' },
		),
		ifNode(AGAIN, [2, 0], '={{ $runIndex }}', { type: 'number', operation: 'lt' }, 4),
		core('wait', WAIT, [2, 1], { amount: '={{ [2, 5, 15, 60][$runIndex] }}', unit: 'minutes' }),
		kiotViet('event.readAgain', READ, [1, 1], {}, { onError: 'continueErrorOutput' }),
		ladiFlow('contact.syncFromKiotViet', LAST, [3, 0], { options: SYNC_OPTIONS }),
	],
	wires: [
		...chain(TRIGGER, SYNC),
		{ from: SYNC, to: AGAIN, output: 1 },
		...chain(AGAIN, WAIT, READ, SYNC),
		{ from: READ, to: AGAIN, output: 1 },
		{ from: AGAIN, to: LAST, output: 1 },
	],
};
