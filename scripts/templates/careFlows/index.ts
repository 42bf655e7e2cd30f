// The care flows: what is due to whom, once and in LadiFlow's pace, from sales as they happen and from a look each morning.
import { INVOICE_STATUS } from '../../../nodes/KiotViet/model/statuses';
import {
	beside,
	computed,
	conditions,
	core,
	daily,
	ifNode,
	IS_TRUE,
	kiotViet,
	kiotVietTrigger,
	ladiFlow,
	settings,
	stop,
	switchNode,
} from '../nodes';
import { deleteRowsWhere, rowsWhere, tableNodes, tableWires, upsert, withoutRow } from '../table';
import { chain, type Template } from '../template';
import * as say from './messages';
import { ASK_AGAIN, CANCELLED, PLANS, SENT_TODAY, SETTINGS_NODE } from './messages';
import { NOTES } from './notes';
import { APART_SECONDS, MOST_A_DAY, NEWS_DAYS, SENT, SETTINGS } from './settings';

const TRIGGER = 'KiotViet Trigger';
const CALLED = 'Called by Router';
const MORNING = 'Every Morning at 9';
const ROWS = "Today's Rows";
const FORGET = 'Forget After 400 Days';
const WHAT = 'What Happened?';
const THANKS = 'Thank-You and VIP';
const OTHERS = 'Invoices of These Customers';
const TOGETHER = 'All Their Invoices';
const CANCELS = 'Not Merely Edited';
const DUE = 'Due After a Sale';
const SALES = 'Sales of Those Days';
const LATER = 'Review, Refill, Win-Back';
const CARDS_WANTED = 'Birthday or Debt Today?';
const CARDS = 'All Customers';
const CARD_MESSAGES = 'Birthday and Debt';
const MESSAGES = 'Each Message';
const WHO = 'To Whom';
const CAN = 'Can Be Sent';
const NEW = 'Not Sent Yet';
const BOUGHT = 'Bought Since?';
const LAST_SALE = 'Still the Last Sale';
const DEBT = 'Debt Right Now';
const OWES = 'Owes Still';
const SAME = 'The Same Message';
const WITH_DEBT = 'With the Debt Right Now';
const TURN = 'In Turn';
const FEW = 'Few Enough Today';
const REMEMBER = 'Remember';
const NOW = 'Its Turn?';
const START = 'Start the Flow';
const NOT_SENT = 'Not Sent';
const WAIT = 'Wait a Minute';
const NEXT = 'Next Turn';

const byId = (value: string) => ({ __rl: true, mode: 'id', value });
const filter = (...asked: Parameters<typeof conditions>) => ({
	conditions: conditions(...asked),
	options: {},
});

export const careFlows: Template = {
	file: 'care-flows',
	name: 'Care Flows',
	notes: NOTES,
	nodes: [
		kiotVietTrigger(TRIGGER, [0, 0], {
			pollTimes: { item: [{ mode: 'everyX', value: 5, unit: 'minutes' }] },
			events: ['invoice.completed', 'invoice.cancelled', 'order.cancelled'],
			// No webhook: the live sync may hold the shop's only one of each type.
			receive: 'polling',
			options: {},
		}),
		core('executeWorkflowTrigger', CALLED, [0, 1], { inputSource: 'passthrough' }),
		daily(MORNING, [0, 2], 9),
		beside(settings(SETTINGS_NODE, [1, 1], SETTINGS)),
		...tableNodes([2, -2], SENT),
		rowsWhere(ROWS, [4, -2], ['sendAt', 'gte', '={{ $today.toMillis() }}']),
		core('aggregate', SENT_TODAY, [5, -2], {
			aggregate: 'aggregateAllItemData',
			destinationFieldName: 'sent',
			options: {},
		}),
		switchNode(WHAT, [2, 1], {
			Completed: '={{ $json.isCompleted === true && !$json.isCancelled }}',
			Cancelled: '={{ $json.isCancelled === true }}',
			Morning: '={{ $json.event === undefined }}',
		}),
		core('filter', `${THANKS}?`, [3, 0], filter([`=${say.IS_NEWS}`, IS_TRUE])),
		computed(THANKS, [4, 0], say.COMPLETED_MESSAGES),
		core('filter', CANCELLED, [3, 1], filter([`=${say.IS_NEWS}`, IS_TRUE])),
		kiotViet(
			'invoice.getMany',
			OTHERS,
			[4, 1],
			{
				returnAll: true,
				filters: {
					customerIds: byId('={{ $json.customer.id }}'),
					lastModifiedFrom: `={{ $now.minus({ days: ${NEWS_DAYS} }).toISO() }}`,
				},
			},
			{ alwaysOutputData: true },
		),
		core('aggregate', TOGETHER, [5, 1], {
			aggregate: 'aggregateAllItemData',
			destinationFieldName: 'invoices',
			options: {},
		}),
		computed(CANCELS, [6, 1], say.CANCELLED_MESSAGES),
		deleteRowsWhere(
			FORGET,
			[3, 4],
			['sendAt', 'lt', '={{ $now.minus({ days: 400 }).toMillis() }}'],
			// A VIP is told once and for all.
			['flow', 'neq', 'vip'],
		),
		computed(DUE, [3, 2], say.MORNING_PLANS),
		core('splitOut', PLANS, [4, 2], { fieldToSplitOut: 'plans', options: {} }),
		kiotViet('invoice.getMany', SALES, [5, 2], {
			returnAll: true,
			simplify: false,
			filters: {
				fromPurchaseDate: say.SOLD_FROM,
				toPurchaseDate: say.SOLD_UNTIL,
				status: [INVOICE_STATUS.completed.value],
			},
			options: { include: ['customer'] },
		}),
		computed(LATER, [6, 2], say.PLANNED_MESSAGES),
		core('filter', CARDS_WANTED, [3, 3], filter([say.NEEDS_CUSTOMERS, IS_TRUE])),
		kiotViet(
			'customer.getMany',
			CARDS,
			[4, 3],
			{ returnAll: true, simplify: false },
			{ executeOnce: true },
		),
		computed(CARD_MESSAGES, [5, 3], say.CUSTOMER_MESSAGES),
		core('splitOut', MESSAGES, [7, 1], { fieldToSplitOut: 'messages', options: {} }),
		computed(WHO, [8, 1], say.ADDRESSED),
		core(
			'filter',
			CAN,
			[9, 1],
			filter(
				['={{ $json.hook }}', { type: 'string', operation: 'notEmpty' }],
				['={{ $json.contact }}', { type: 'string', operation: 'notEmpty' }],
			),
		),
		withoutRow(NEW, [10, 1], 'key'),
		switchNode(ASK_AGAIN, [11, 1], {
			Nothing: "={{ $json.needs === 'nothing' }}",
			'No Newer Sale': "={{ $json.needs === 'noNewerSale' }}",
			'Debt Now': "={{ $json.needs === 'debtNow' }}",
		}),
		kiotViet('customer.getOrderMetrics', BOUGHT, [12, 1], {
			customer: byId('={{ $json.customerId }}'),
		}),
		core('filter', LAST_SALE, [13, 1], filter([say.NO_NEWER_SALE, IS_TRUE])),
		computed(SAME, [14, 1], say.SAME_MESSAGE),
		kiotViet('customer.get', DEBT, [12, 2], { customer: byId('={{ $json.customerId }}') }),
		core('filter', OWES, [13, 2], filter([say.OWES_STILL, IS_TRUE])),
		computed(WITH_DEBT, [14, 2], say.WITH_DEBT_NOW),
		computed(TURN, [15, 1], say.IN_TURN),
		core(
			'filter',
			FEW,
			[16, 1],
			filter(['={{ $json.today }}', { type: 'number', operation: 'lt' }, MOST_A_DAY]),
		),
		upsert(REMEMBER, [17, 0], SENT, 'key'),
		ifNode(NOW, [17, 1], '={{ $json.turn }}', { type: 'number', operation: 'lt' }, 1),
		ladiFlow(
			'flow.startByCatchHook',
			START,
			[18, 1],
			{
				catchHookUrl: '={{ $json.hook }}',
				content: 'json',
				json: '={{ $json.data }}',
				options: {},
			},
			// One address that fails must not take the other messages along.
			{ onError: 'continueErrorOutput' },
		),
		stop(
			NOT_SENT,
			[19, 1],
			'{{ $json.error }}. {{ $json.message }} (flow {{ $json.flow }}, {{ $json.key }})',
		),
		core('wait', WAIT, [18, 2], { amount: APART_SECONDS, unit: 'seconds' }),
		computed(NEXT, [19, 2], say.NEXT_TURN),
	],
	wires: [
		...chain(TRIGGER, SETTINGS_NODE),
		...chain(CALLED, SETTINGS_NODE),
		...chain(MORNING, SETTINGS_NODE),
		// The upper branch is done before the lower one begins.
		...tableWires(SETTINGS_NODE, ROWS),
		...chain(ROWS, SENT_TODAY),
		...chain(SETTINGS_NODE, WHAT, `${THANKS}?`, THANKS, MESSAGES),
		{ from: WHAT, to: CANCELLED, output: 1 },
		...chain(CANCELLED, OTHERS, TOGETHER, CANCELS, MESSAGES),
		{ from: WHAT, to: DUE, output: 2 },
		...chain(DUE, PLANS, SALES, LATER, MESSAGES),
		{ from: WHAT, to: CARDS_WANTED, output: 2 },
		...chain(CARDS_WANTED, CARDS, CARD_MESSAGES, MESSAGES),
		{ from: WHAT, to: FORGET, output: 2 },
		...chain(MESSAGES, WHO, CAN, NEW, ASK_AGAIN, TURN, FEW, REMEMBER),
		{ from: ASK_AGAIN, to: BOUGHT, output: 1 },
		...chain(BOUGHT, LAST_SALE, SAME, TURN),
		{ from: ASK_AGAIN, to: DEBT, output: 2 },
		...chain(DEBT, OWES, WITH_DEBT, TURN),
		...chain(FEW, NOW, START),
		{ from: START, to: NOT_SENT, output: 1 },
		{ from: NOW, to: WAIT, output: 1 },
		...chain(WAIT, NEXT, NOW),
	],
};
