// Several shops into one LadiFlow account: a trigger and a credential for each, one write for all.
import { FIELDS_NOTE, KIOTVIET_NOTE, LADIFLOW_NOTE, SALES_EVENTS, SYNC_OPTIONS } from './liveSync';
import { RETRY_NOTE } from './kiotVietToLadiFlow';
import {
	conditions,
	core,
	CREDENTIALS,
	ifNode,
	IS_TRUE,
	kiotViet,
	kiotVietTrigger,
	ladiFlow,
} from './nodes';
import { chain, type Template } from './template';

const SHOPS = [1, 2, 3];
const SYNC = 'Sync Contact to LadiFlow';
const AGAIN = 'Try Again Later?';
const WAIT = 'Wait Longer Each Time';
const WHICH = 'Which Shop?';
const LAST = 'Try Once More or Fail';

const trigger = (shop: number) => `Shop ${shop}`;
const readAgain = (shop: number) => `Read Again at Shop ${shop}`;
/** n8n numbers the credentials of a kind by itself. */
const credential = (shop: number) =>
	shop === 1 ? CREDENTIALS.kiotViet : `${CREDENTIALS.kiotViet} ${shop}`;

/** Codes of customers are alike in every shop, so that the shop stands before them. */
const OPTIONS = { ...SYNC_OPTIONS, externalIdPrefix: true };

export const severalShops: Template = {
	file: 'several-shops',
	name: 'Several KiotViet shops to one LadiFlow account',
	notes: [
		{
			kind: 'about',
			vi: {
				title: 'Nhiều cửa hàng, một tài khoản LadiFlow',
				text: 'Mỗi gian hàng KiotViet có một node trigger với credential riêng; tất cả ghi vào cùng một tài khoản LadiFlow. Mã khách hàng được thêm tên gian hàng ở trước, vì gian hàng nào cũng có KH000001.',
			},
			en: {
				title: 'Several shops, one LadiFlow account',
				text: 'Each KiotViet shop has a trigger with its own credential; all write to the same LadiFlow account. The name of the shop stands before the customer code, since every shop has a KH000001.',
			},
		},
		{
			...KIOTVIET_NOTE,
			vi: {
				...KIOTVIET_NOTE.vi,
				text: `${KIOTVIET_NOTE.vi.text}\n- Làm lại cho từng gian hàng: credential thứ hai tên *${credential(2)}*, thứ ba *${credential(3)}*.`,
			},
			en: {
				...KIOTVIET_NOTE.en,
				text: `${KIOTVIET_NOTE.en.text} Do so for each shop: the second credential is named *${credential(2)}*, the third *${credential(3)}*.`,
			},
		},
		LADIFLOW_NOTE,
		FIELDS_NOTE,
		{
			kind: 'step',
			vi: {
				title: 'Thêm hoặc bớt gian hàng',
				text: `Bớt: xóa node *${trigger(3)}* và *${readAgain(3)}*, cùng đầu ra của chúng trong node *${WHICH}*.

Thêm: chép hai node của một gian hàng, đặt số mới, chọn credential của gian hàng đó, thêm một dòng trong node *${WHICH}* với tên node trigger mới, rồi nối dây giống các gian hàng kia.`,
			},
			en: {
				title: 'Add or take away a shop',
				text: `To take one away delete *${trigger(3)}*, *${readAgain(3)}* and its rule in *${WHICH}*. To add one copy the two nodes of a shop, give them a new number and the credential of the shop, add a rule in *${WHICH}* with the name of the new trigger, and wire them as the others are.`,
			},
		},
		{
			kind: 'step',
			vi: {
				title: 'Thử rồi bật',
				text: 'Bấm **Fetch Test Event** ở từng trigger để biết credential của đúng gian hàng, rồi bấm **Publish** (bản 1.x: **Active**).',
			},
			en: {
				title: 'Test, then publish',
				text: '*Fetch Test Event* of each trigger shows whether it has the credential of its shop. Then **Publish**.',
			},
		},
		RETRY_NOTE,
	],
	nodes: [
		...SHOPS.map((shop) =>
			kiotVietTrigger(
				trigger(shop),
				[0, shop - 1],
				{ events: SALES_EVENTS, receive: 'webhookAndCatchUp', options: {} },
				credential(shop),
			),
		),
		ladiFlow(
			'contact.syncFromKiotViet',
			SYNC,
			[1, 0],
			{ options: OPTIONS },
			{ onError: 'continueErrorOutput' },
		),
		ifNode(AGAIN, [2, 0], '={{ $runIndex }}', { type: 'number', operation: 'lt' }, 4),
		core('wait', WAIT, [2, 1], { amount: '={{ [2, 5, 15, 60][$runIndex] }}', unit: 'minutes' }),
		core('switch', WHICH, [3, 2], {
			mode: 'rules',
			rules: {
				values: SHOPS.map((shop) => ({
					conditions: conditions([`={{ $('${trigger(shop)}').isExecuted }}`, IS_TRUE]),
					renameOutput: true,
					outputKey: trigger(shop),
				})),
			},
			options: {},
		}),
		...SHOPS.map((shop) =>
			kiotViet(
				'event.readAgain',
				readAgain(shop),
				[4, shop],
				{},
				{ onError: 'continueErrorOutput' },
				credential(shop),
			),
		),
		ladiFlow('contact.syncFromKiotViet', LAST, [3, 0], { options: OPTIONS }),
	],
	wires: [
		...SHOPS.flatMap((shop) => chain(trigger(shop), SYNC)),
		{ from: SYNC, to: AGAIN, output: 1 },
		...chain(AGAIN, WAIT, WHICH),
		...SHOPS.flatMap((shop) => [
			{ from: WHICH, to: readAgain(shop), output: shop - 1 },
			{ from: readAgain(shop), to: SYNC },
			{ from: readAgain(shop), to: AGAIN, output: 1 },
		]),
		{ from: AGAIN, to: LAST, output: 1 },
	],
};
