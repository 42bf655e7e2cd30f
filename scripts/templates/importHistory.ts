// Brings what a shop has so far: counted first, part by part, oldest first, to be stopped and gone on with.
import { KIOTVIET_NOTE, LADIFLOW_NOTE } from './liveSync';
import {
	byHand,
	computed,
	conditions,
	core,
	expr,
	ifNode,
	IS_TRUE,
	kiotViet,
	ladiFlow,
	settings,
	stop,
} from './nodes';
import {
	deleteWhere,
	rows,
	type Table,
	TABLE_SETTING,
	tableNodes,
	tableNote,
	tableWires,
	upsert,
} from './table';
import { chain, type Template } from './template';

const TABLE: Table = {
	name: 'kiotviet_import',
	columns: {
		phase: 'string',
		done: 'number',
		total: 'number',
		failed: 'number',
		finished: 'boolean',
		note: 'string',
	},
};

const START = 'Start or Go On';
const SETTINGS = 'Settings';
const TRIGGERS = 'What Starts Flows';
const FLOWS = 'Flows That Might Start';
const SILENT = 'Is It Silent?';
const COUNT = 'Count';
const BRANCHES = 'Branches';
const SCOPE = 'What to Import';
const KNOWN = 'All Branches Known?';
const DONE = 'What Is Done';
const NEXT = 'Next Part';
const LEFT = 'Anything Left?';
const PART = 'Import One Part';
const PROGRESS = 'Note the Progress';
const FIRST = 'Finished Before?';
const AGAIN = 'Begin Again';
const END = 'All Done';

const BEGIN = 'One Part';
const KIND = 'Which Kind?';
const CUSTOMERS = 'Customers';
const ORDERS = 'Orders';
const INVOICES = 'Invoices';
const READ = 'What Was Read';
const WANTED = 'Only These Branches';
const ANY = 'Anything to Write?';
const SYNC = 'Write to LadiFlow';
const SUM = 'What Came of It';
const TAKEN = 'Did LadiFlow Take Any?';

/** What is imported, in this order; also the names of the shop's lists in the count. */
const PHASES = ['customers', 'orders', 'invoices'];

/** So many records of a list may be removed between two parts without one being left out. */
const OVERLAP = 10;

const setting = (name: string) => `$('${SETTINGS}').first().json.${name}`;
const part = `$('${BEGIN}').first().json`;

/** Triggers of flows that are on and are started by neither a tag nor a catch hook, which an import uses neither of. */
const FLOWS_EXPRESSION = `
{
  names: $('${TRIGGERS}').all().map(item => item.json)
    .filter(one => one.id && one.isActive !== false && one.type !== 'CATCH_HOOK' && (one.tagNames ?? []).length === 0)
    .map(one => one.name),
}`;

/** Branches by their names, and how long each list of the shop is. */
const SCOPE_EXPRESSION = `
(() => {
  const plain = name => String(name ?? '').trim().toLowerCase();
  const wanted = plain(${setting('branches')}).split(',').map(plain).filter(name => name !== '');
  const branches = $('${BRANCHES}').all().map(item => item.json).filter(one => one.id);
  const { rights } = $('${COUNT}').first().json;
  return {
    from: ${setting('from')},
    branchIds: branches.filter(one => wanted.includes(plain(one.branchName))).map(one => one.id),
    unknown: wanted.filter(name => !branches.some(one => plain(one.branchName) === name)),
    known: branches.map(one => one.branchName),
    totals: Object.fromEntries(rights.map(right => [right.list, right.total ?? 0])),
  };
})()`;

/** The first kind of record that is not finished, and where it goes on. */
const NEXT_EXPRESSION = `
(() => {
  const { from, branchIds, totals } = $('${SCOPE}').first().json;
  const rows = $input.all().map(item => item.json);
  const rowOf = phase => rows.find(one => one.phase === phase);
  const phase = ${JSON.stringify(PHASES)}.find(one => !rowOf(one)?.finished) ?? '';
  const row = rowOf(phase) ?? { done: 0, failed: 0, note: '' };
  return {
    phase,
    isFirst: $runIndex === 0,
    startAt: Math.max(0, row.done - ${OVERLAP}),
    failedBefore: row.failed,
    noteBefore: row.note ?? '',
    total: totals[phase] ?? 0,
    size: Math.max(${OVERLAP * 2}, ${setting('recordsAtOnce')}),
    from,
    branchIds,
  };
})()`;

/** What one part did; `note` keeps the first reasons of failures. */
const SUM_EXPRESSION = `
(() => {
  const before = ${part};
  const read = $('${READ}').all().filter(item => item.json.id).length;
  const written = $('${SYNC}').isExecuted ? $('${SYNC}').all().map(item => item.json) : [];
  const failed = written.filter(one => one.error);
  const reasons = failed.slice(0, 5).map(one => (one.details?.code ?? '?') + ': ' + one.error + '. ');
  return {
    phase: before.phase,
    done: before.startAt + read,
    total: Math.max(before.total, before.startAt + read),
    failed: before.failedBefore + failed.length,
    finished: read < before.size,
    note: (before.noteBefore + reasons.join('')).slice(0, 1000),
    refused: written.length > 0 && failed.length === written.length,
    reason: failed[0]?.error ?? '',
  };
})()`;

/** The settings of one list: a part of it, the oldest first. */
const list = (filters: Record<string, string>, include: string[]) => ({
	returnAll: false,
	limit: `=${expr(`${part}.size`)}`,
	simplify: false,
	filters,
	sort: { field: 'createdDate', direction: 'Asc' },
	options: { include, startAt: `=${expr(`${part}.startAt`)}` },
});

const since = `=${expr(`${part}.from + 'T00:00:00+07:00'`)}`;
const empty = { alwaysOutputData: true };

export const importHistory: Template = {
	file: 'import-history',
	name: 'Import the history of KiotViet into LadiFlow',
	settings: { saveDataSuccessExecution: 'none' },
	notes: [
		{
			kind: 'about',
			vi: {
				title: 'Nhập dữ liệu cũ',
				text: 'Đưa toàn bộ khách hàng, đơn đặt hàng và hóa đơn đã có trong KiotViet sang LadiFlow, từ cũ đến mới. Chạy lúc nào cũng dừng được; bấm lại là làm tiếp chỗ dang dở. Nhập xong bấm lần nữa là rà lại từ đầu, không gây hại.',
			},
			en: {
				title: 'Import what is there',
				text: 'Brings all customers, orders and invoices that KiotViet has so far to LadiFlow, the oldest first. It may be stopped at any time; started again it goes on where it was. When all is done, one more start goes through everything again, which does no harm.',
			},
		},
		KIOTVIET_NOTE,
		LADIFLOW_NOTE,
		{
			kind: 'step',
			vi: {
				title: 'Nhập những gì',
				text: `Mở node *${SETTINGS}*:

- **from**: từ ngày nào (năm-tháng-ngày). Hóa đơn tính theo ngày bán; khách hàng và đơn đặt hàng tính theo lần sửa cuối.
- **branches**: tên chi nhánh, cách nhau bằng dấu phẩy. Để trống là mọi chi nhánh.
- **recordsAtOnce**: mỗi lượt bao nhiêu bản ghi.`,
			},
			en: {
				title: 'What to import',
				text: 'Open *Settings*: **from** is the first day (year-month-day; invoices by the day of sale, customers and orders by their last change), **branches** the names of branches with commas between (empty: all), **recordsAtOnce** how many records go at a time.',
			},
		},
		{
			kind: 'step',
			vi: {
				title: 'Không làm phiền khách',
				text: `Việc nhập không gắn tag và không gọi catch hook. Nếu LadiFlow còn Flow đang bật mà có thể tự chạy khi dữ liệu khách hàng thay đổi, lần chạy dừng lại và nêu tên các Flow đó. Tắt chúng trong lúc nhập, hoặc đặt **startFlows** trong node *${SETTINGS}* thành *true*.`,
			},
			en: {
				title: 'No message to customers',
				text: 'The import sets no tag and calls no catch hook. Where a flow is on that might start when contacts change, the run stops and names it. Switch it off meanwhile, or set **startFlows** in *Settings* to *true*.',
			},
		},
		tableNote(TABLE, {
			vi: 'Tiến độ được ghi vào một Data Table: mỗi loại dữ liệu một dòng.',
			en: 'A data table keeps the progress, one row for each kind of record.',
		}),
		{
			kind: 'step',
			vi: {
				title: 'Chạy',
				text: `Bấm **Execute workflow**. Node *${COUNT}* đếm trước; node *${PROGRESS}* cho thấy đã xong bao nhiêu trên tổng số. Không cần Publish.`,
			},
			en: {
				title: 'Run it',
				text: `Press **Execute workflow**. *${COUNT}* counts first, *${PROGRESS}* shows how much of it is done. There is no need to publish.`,
			},
		},
		{
			kind: 'trouble',
			vi: {
				title: 'Khi có lỗi',
				text: 'Bản ghi nào LadiFlow không nhận được đếm ở cột **failed**, lý do ở cột **note**; các bản ghi khác vẫn tiếp tục. Nếu cả lượt không ghi được gì, lần chạy dừng lại: bấm chạy lại sau, phần đã xong không phải làm lại.',
			},
			en: {
				title: 'When something fails',
				text: 'A record that LadiFlow does not take is counted under **failed**, with the reason under **note**; the others go on. Where LadiFlow takes nothing of a part, the run stops: start it again later, and it goes on there.',
			},
		},
	],
	nodes: [
		byHand(START, [0, 0]),
		settings(SETTINGS, [1, 0], {
			from: '2000-01-01',
			branches: '',
			recordsAtOnce: 200,
			startFlows: false,
			...TABLE_SETTING,
		}),
		...tableNodes([2, 0], TABLE),
		ladiFlow(
			'flow.getTriggers',
			TRIGGERS,
			[4, 0],
			{ returnAll: true },
			{ executeOnce: true, ...empty },
		),
		computed(FLOWS, [5, 0], FLOWS_EXPRESSION, { executeOnce: true }),
		ifNode(
			SILENT,
			[6, 0],
			`=${expr(`$json.names.length === 0 || ${setting('startFlows')}`)}`,
			IS_TRUE,
		),
		stop(
			'Flows Might Start',
			[6, 1],
			`Các Flow sau đang bật và có thể tự chạy khi nhập: ${expr("$json.names.join(', ')")}. Hãy tắt chúng, hoặc đặt startFlows thành true trong node Settings. (These flows are on and might start: switch them off, or set startFlows to true in the node Settings.)`,
		),
		kiotViet('shop.checkSetup', COUNT, [7, 0], {}, { executeOnce: true }),
		kiotViet(
			'branch.getMany',
			BRANCHES,
			[8, 0],
			{ returnAll: true },
			{ executeOnce: true, ...empty },
		),
		computed(SCOPE, [9, 0], SCOPE_EXPRESSION, { executeOnce: true }),
		ifNode(KNOWN, [10, 0], `=${expr('$json.unknown.length === 0')}`, IS_TRUE),
		stop(
			'Unknown Branch',
			[10, 1],
			`Không có chi nhánh: ${expr("$json.unknown.join(', ')")}. Gian hàng có: ${expr("$json.known.join(', ')")}. (There is no branch of this name: look at branches in the node Settings.)`,
		),
		rows(DONE, [11, 0]),
		computed(NEXT, [12, 0], NEXT_EXPRESSION, { executeOnce: true }),
		ifNode(LEFT, [13, 0], '={{ $json.phase }}', { type: 'string', operation: 'notEmpty' }),
		core('executeWorkflow', PART, [14, 0], {
			source: 'database',
			workflowId: { __rl: true, mode: 'id', value: '={{ $workflow.id }}' },
			workflowInputs: {
				mappingMode: 'defineBelow',
				value: {},
				matchingColumns: [],
				schema: [],
				attemptToConvertTypes: false,
				convertFieldsToString: false,
			},
			options: {},
		}),
		upsert(PROGRESS, [15, 0], TABLE, 'phase'),
		ifNode(FIRST, [13, 1], '={{ $json.isFirst }}', IS_TRUE),
		deleteWhere(AGAIN, [12, 1], 'finished'),
		rows(END, [14, 1]),
		core('executeWorkflowTrigger', BEGIN, [0, 3], { inputSource: 'passthrough' }),
		core('switch', KIND, [1, 3], {
			mode: 'rules',
			rules: {
				values: PHASES.map((phase) => ({
					conditions: conditions([
						'={{ $json.phase }}',
						{ type: 'string', operation: 'equals' },
						phase,
					]),
					renameOutput: true,
					outputKey: phase,
				})),
			},
			options: {},
		}),
		kiotViet(
			'customer.getMany',
			CUSTOMERS,
			[2, 2],
			list({ lastModifiedFrom: since }, ['customerGroup', 'total']),
			empty,
		),
		kiotViet(
			'order.getMany',
			ORDERS,
			[2, 3],
			list({ lastModifiedFrom: since }, ['customer', 'orderDelivery', 'payment']),
			empty,
		),
		kiotViet(
			'invoice.getMany',
			INVOICES,
			[2, 4],
			list({ fromPurchaseDate: `=${expr(`${part}.from`)}` }, [
				'customer',
				'invoiceDelivery',
				'payment',
			]),
			empty,
		),
		core('noOp', READ, [3, 3]),
		core(
			'filter',
			WANTED,
			[4, 3],
			{
				conditions: conditions([
					`=${expr(`${part}.branchIds.length === 0 || ${part}.branchIds.includes($json.branchId)`)}`,
					IS_TRUE,
				]),
				options: {},
			},
			empty,
		),
		ifNode(ANY, [5, 3], `=${expr('Boolean($json.id)')}`, IS_TRUE),
		ladiFlow(
			'contact.syncFromKiotViet',
			SYNC,
			[6, 3],
			{ options: {} },
			{ onError: 'continueRegularOutput' },
		),
		computed(SUM, [7, 3], SUM_EXPRESSION, { executeOnce: true }),
		ifNode(TAKEN, [8, 3], '={{ $json.refused }}', { type: 'boolean', operation: 'false' }),
		core('noOp', 'Back to the Import', [9, 3]),
		stop(
			'LadiFlow Took None',
			[9, 4],
			`LadiFlow không nhận bản ghi nào của lượt này: ${expr('$json.reason')}. Bấm chạy lại sau, phần đã xong không phải làm lại. (LadiFlow took none of this part: start the import again later.)`,
		),
	],
	wires: [
		...chain(START, SETTINGS),
		...tableWires(SETTINGS, TRIGGERS),
		...chain(TRIGGERS, FLOWS, SILENT, COUNT, BRANCHES, SCOPE, KNOWN, DONE, NEXT, LEFT, PART),
		...chain(PART, PROGRESS, DONE),
		{ from: SILENT, to: 'Flows Might Start', output: 1 },
		{ from: KNOWN, to: 'Unknown Branch', output: 1 },
		{ from: LEFT, to: FIRST, output: 1 },
		...chain(FIRST, AGAIN, DONE),
		{ from: FIRST, to: END, output: 1 },
		...chain(BEGIN, KIND),
		...[CUSTOMERS, ORDERS, INVOICES].flatMap((kind, output) => [
			{ from: KIND, to: kind, output },
			{ from: kind, to: READ },
		]),
		...chain(READ, WANTED, ANY, SYNC, SUM, TAKEN, 'Back to the Import'),
		{ from: ANY, to: SUM, output: 1 },
		{ from: TAKEN, to: 'LadiFlow Took None', output: 1 },
	],
};
