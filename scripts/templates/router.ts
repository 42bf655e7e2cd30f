// One trigger for several workflows: KiotViet allows one webhook per type and shop, so this one hears, and calls the others.
import { SALES_EVENTS } from './liveSync';
import { core, kiotVietTrigger, switchNode } from './nodes';
import { chain, type Template } from './template';

const TRIGGER = 'KiotViet Trigger';
const WHAT = 'What Happened?';

/** Which workflow to call for what; the rest of the condition is said of the trigger's item. */
const CALLS = {
	'New Customer': "={{ $json.event === 'customer.created' }}",
	'Customer Changed': "={{ $json.event === 'customer.updated' }}",
	'New Order': "={{ $json.event === 'order.created' }}",
	'Completed Sale': "={{ $json.resource === 'invoice' && $json.isCompleted }}",
	'Cancelled Sale': '={{ $json.isCancelled === true }}',
};

const every = Object.keys(CALLS);

/** Calls a workflow that the user picks, and goes on when it fails: the others must be called all the same. */
const call = (name: string, row: number) =>
	core(
		'executeWorkflow',
		name,
		[2, row],
		{
			source: 'database',
			workflowId: { __rl: true, mode: 'list', value: '' },
			workflowInputs: { mappingMode: 'defineBelow', value: {} },
			mode: 'once',
			options: { waitForSubWorkflow: true },
		},
		{ onError: 'continueRegularOutput', disabled: true },
	);

export const router: Template = {
	file: 'router',
	name: 'Router',
	notes: [
		{
			kind: 'about',
			vi: {
				title: 'Một trigger, nhiều quy trình',
				text: 'Mỗi gian hàng KiotViet chỉ cho một webhook mỗi loại, nên chỉ một quy trình được nghe trực tiếp. Quy trình này nghe, rồi gọi các quy trình khác theo từng sự kiện.',
			},
			en: {
				title: 'Router',
				text: 'KiotViet allows one webhook per type and shop, so only one workflow can hear it. This one hears, and calls the others, each for its events.',
			},
		},
		{
			kind: 'step',
			vi: {
				title: 'Quy trình được gọi',
				text: 'Mỗi quy trình được gọi bắt đầu bằng node **When Executed by Another Workflow** (chọn *Accept all data*), không có KiotViet Trigger. Quy trình *Care Flows* đã có sẵn node này. Trong n8n 2, hãy **Publish** quy trình được gọi trước.',
			},
			en: {
				title: 'The workflows to call',
				text: 'Each begins with *When Executed by Another Workflow* (accept all data) and has no KiotViet Trigger; *Care Flows* has it already. In n8n 2 publish them first.',
			},
		},
		{
			kind: 'step',
			vi: {
				title: 'Chọn rồi bật',
				text: `Ở mỗi node bên phải: chọn quy trình cần gọi (**Workflow**), rồi bật node (phím **D**). Node không dùng cứ để tắt. Một sự kiện có thể gọi nhiều quy trình: chép thêm node và nối vào cùng nhánh.

Nếu đang chạy *KiotViet to LadiFlow* với trigger riêng, hãy dừng nó trước (**Unpublish**), rồi **Publish** quy trình này.`,
			},
			en: {
				title: 'Choose, then publish',
				text: 'In each node on the right choose the workflow and switch the node on (press **D**); leave the others off. For several workflows of one event copy the node. Unpublish *KiotViet to LadiFlow* first if it holds the webhooks, then publish this one.',
			},
		},
	],
	nodes: [
		kiotVietTrigger(TRIGGER, [0, 2], {
			events: SALES_EVENTS,
			receive: 'webhookAndCatchUp',
			options: {},
		}),
		switchNode(WHAT, [1, 2], CALLS, { allMatchingOutputs: true }),
		...every.map(call),
	],
	wires: [...chain(TRIGGER, WHAT), ...every.map((to, output) => ({ from: WHAT, to, output }))],
};
