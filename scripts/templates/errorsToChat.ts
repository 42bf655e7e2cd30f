// Tells the shop owner in plain Vietnamese what failed in the other workflows, and what to do: by mail, Zalo or Telegram.
import { computed, core } from './nodes';
import { MESSAGE_NOTE, messages, SAFE, toMessages } from './report';
import { chain, type Template } from './template';

const TRIGGER = 'Error Trigger';
const MESSAGE = 'In Plain Words';
const ONCE = 'Once an Hour';

/** What our nodes and n8n say when something fails, and what the shop owner does then; the first that fits counts. */
const ADVICE: Array<[says: string, todo: string]> = [
	[
		'did not accept the Client ID|accepted the key but not the shop',
		'Trong KiotViet mở Thiết lập → Thiết lập cửa hàng → Thiết lập kết nối API, chép lại Tên kết nối, Client ID và Mã bảo mật vào credential KiotViet API.',
	],
	[
		'not allowed for this key',
		'Trong KiotViet mở Thiết lập kết nối API, tích chọn ô cho phép truy xuất thông tin khách hàng, hoá đơn, đặt hàng, rồi bấm Lưu.',
	],
	[
		'quota of KiotViet',
		'Đã dùng hết lượt gọi KiotViet của giờ này (5.000 lượt). Chờ sang giờ sau; nếu hay gặp, giảm bớt các quy trình đọc KiotViet.',
	],
	[
		'did not accept the API key|lacks the Automation permission',
		'Trong LadiFlow mở Cài đặt → Webhook & API → API, tạo API key mới có tích chọn Automation, dán vào credential LadiFlow API.',
	],
	[
		'did not keep these custom fields',
		'Trong LadiFlow mở Cài đặt → Trường tuỳ chỉnh, tạo các trường được nêu tên, đúng từng chữ.',
	],
	[
		'receiving too many requests',
		'LadiFlow đang nhận quá nhiều yêu cầu. Đặt Requests per Second trong credential LadiFlow API nhỏ hơn.',
	],
	[
		'address of a Catch hook|no data to send',
		'Mở node gọi flow trong quy trình bị lỗi, kiểm tra địa chỉ Catch hook và số điện thoại, email của khách.',
	],
	[
		'one webhook per type|cannot deliver to',
		'Mở KiotViet Trigger: có ứng dụng khác đang giữ webhook, hoặc KiotViet không gọi được địa chỉ của n8n. Tạm thời chọn Receive là Catch-Up Only.',
	],
	[
		'could not be reached|ECONN|ETIMEDOUT|ENOTFOUND|timed out|50[0234]',
		'Dịch vụ hoặc đường mạng đang gián đoạn, thường tự hết. Nếu quá một giờ vẫn lỗi, kiểm tra mạng của máy chạy n8n rồi bấm Retry.',
	],
	[
		'refused by (LadiFlow|KiotViet)',
		'Đọc lý do ở trên, sửa khách hàng hoặc chứng từ đó, rồi bấm Retry ở lần chạy bị lỗi.',
	],
];

const OTHERWISE =
	'Mở lần chạy theo đường dẫn bên dưới, xem lý do ở node màu đỏ, sửa rồi bấm Retry.';

/** The message: which workflow, which step, why, what to do, where to look. A trigger fails without a run. */
const WORDS = `(() => {
	const { workflow, execution, trigger } = $json;
	const reason = String((execution?.error ?? trigger?.error)?.message ?? 'Không rõ');
	const advice = ${JSON.stringify(ADVICE)};
	const [, todo] = advice.find(([says]) => new RegExp(says, 'i').test(reason)) ?? [, ${JSON.stringify(OTHERWISE)}];
	const step = execution?.lastNodeExecuted ?? trigger?.error?.node?.name ?? 'Trigger';
	const title = 'Quy trình "' + workflow.name + '" bị lỗi';
	const lines = [
		title + ' lúc ' + $now.toFormat('HH:mm dd/MM/yyyy') + '.',
		'Bước: ' + step,
		'Lý do: ' + reason,
		'Cần làm: ' + todo
	];
	if (execution?.url) lines.push('Xem lần chạy: ' + execution.url);
	return {
		title, text: lines.join('\\n'),
		sameAs: [workflow.id, step, reason.replace(/\\d+/g, ''), $now.toFormat('yyyy-MM-dd HH')].join(' ')
	};
})()`;

export const errorsToChat: Template = {
	file: 'errors-to-chat',
	name: 'Errors to Chat',
	notes: [
		{
			kind: 'about',
			vi: {
				title: 'Báo lỗi bằng tiếng Việt',
				text: 'Khi một quy trình khác bị lỗi, quy trình này nhắn cho bạn: quy trình nào, bước nào, vì sao, cần làm gì, và đường dẫn tới lần chạy. Cùng một lỗi chỉ báo một lần mỗi giờ.',
			},
			en: {
				title: 'Errors to chat',
				text: 'When another workflow fails, this one tells you which, at which step, why, what to do, and where to look, in Vietnamese. The same failure is told once an hour.',
			},
		},
		MESSAGE_NOTE,
		{
			kind: 'step',
			vi: {
				title: 'Nối các quy trình khác',
				text: '**Publish** (bản 1.x không cần **Active**). Mở từng quy trình khác → menu ⋯ → **Settings** → **Error workflow** → chọn *Errors to Chat* → **Save**. Lỗi khi chạy thử bằng tay không được báo.',
			},
			en: {
				title: 'Connect the others',
				text: 'Publish. In each other workflow: menu ⋯ → *Settings* → *Error workflow* → *Errors to Chat* → *Save*. Failures of runs by hand are not told.',
			},
		},
	],
	nodes: [
		core('errorTrigger', TRIGGER, [0, 0]),
		computed(MESSAGE, [1, 0], WORDS),
		core(
			'removeDuplicates',
			ONCE,
			[2, 0],
			{
				operation: 'removeItemsSeenInPreviousExecutions',
				logic: 'removeItemsWithAlreadySeenKeyValues',
				dedupeValue: '={{ $json.sameAs }}',
				options: { historySize: 100_000 },
			},
			// A full history must not keep a failure from being told.
			{ onError: 'continueRegularOutput' },
		),
		...messages([3, -1], {
			subject: '$json.title',
			text: '$json.text',
			html: `${SAFE}($json.text).replaceAll('\\n', '<br>')`,
			attachments: `''`,
		}),
	],
	wires: [...chain(TRIGGER, MESSAGE, ONCE), ...toMessages(ONCE)],
};
