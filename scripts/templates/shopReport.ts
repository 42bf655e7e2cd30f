// Each morning the shop's figures beside those of the time before, kept in a table and sent with a picture.
import { KIOTVIET_NOTE } from './liveSync';
import { byHand, computed, core, daily, expr, kiotViet, settings } from './nodes';
import { asFile, MESSAGE_NOTE, messages, page, SAFE, toMessages } from './report';
import { type Table, TABLE_SETTING, tableNodes, tableNote, tableWires, upsert } from './table';
import { chain, type Template } from './template';

const TABLE: Table = {
	name: 'kiotviet_report',
	columns: {
		day: 'string',
		value: 'number',
		sales: 'number',
		paid: 'number',
		pending: 'number',
		cancelled: 'number',
		newCustomers: 'number',
		returningCustomers: 'number',
		debt: 'number',
		topGoods: 'string',
	},
};

const MORNING = 'Each Morning';
const NOW = 'Run Now';
const SETTINGS = 'Settings';
const PERIODS = 'Periods';
const EACH = 'Each Period';
const FIGURES = 'Figures of the Shop';
const CUSTOMERS = 'Customers';
const INVOICES = 'Invoices';
const WITH_GOODS = 'Invoices of the Month';
const GOODS = 'Goods Sold';
const BY_GOODS = 'Sum by Goods';
const SORTED = 'Most Sold First';
const TOP = 'Top Goods';
const REPORT = 'Report';
const PAGE = 'Report Page';
const FILE = 'Page as File';
const CHART = 'Chart as Picture';
const BOTH = 'Page and Picture';
const KEEP = 'Keep the Figures';

/** Yesterday, and the week and the month up to it, each with the same days of the time before. */
const PERIODS_EXPRESSION = `
(day => ({
  day: day.toISODate(),
  periods: [
    { key: 'day', from: day, until: day },
    { key: 'dayBefore', from: day.minus({ days: 1 }), until: day.minus({ days: 1 }) },
    { key: 'week', from: day.startOf('week'), until: day },
    { key: 'weekBefore', from: day.startOf('week').minus({ weeks: 1 }), until: day.minus({ weeks: 1 }) },
    { key: 'month', from: day.startOf('month'), until: day },
    { key: 'monthBefore', from: day.startOf('month').minus({ months: 1 }), until: day.minus({ months: 1 }) },
  ].map(one => ({ key: one.key, from: one.from.toISODate(), until: one.until.toISODate() })),
}))($now.setZone('Asia/Ho_Chi_Minh').minus({ days: 1 }))`;

const periods = `$('${PERIODS}').first().json`;
const period = (key: string) => `${periods}.periods.find(one => one.key === '${key}')`;

const LABELS = [
	['day', 'dayBefore', 'Hôm qua', 'hôm trước'],
	['week', 'weekBefore', 'Tuần này', 'tuần trước'],
	['month', 'monthBefore', 'Tháng này', 'tháng trước'],
];

/** Everything that the page, the messages and the table say. */
const REPORT_EXPRESSION = `
(() => {
  const { day, periods } = ${periods};
  const dayOf = time => String(time ?? '').slice(0, 10);
  const figures = $('${FIGURES}').all().map(item => item.json);
  const customers = $('${CUSTOMERS}').all().map(item => item.json).filter(one => one.id)
    .map(({ id, debt, createdDate }) => ({ id, debt: Math.max(0, debt ?? 0), day: dayOf(createdDate) }));
  const invoices = $('${INVOICES}').all().map(item => item.json).filter(one => one.id)
    .map(({ customerId, total, purchaseDate }) => ({ customerId, total: total ?? 0, day: dayOf(purchaseDate) }));
  const goods = $('${TOP}').all().map(item => item.json).filter(one => one.productName)
    .map(one => ({ name: one.productName, quantity: one.sum_quantity }));
  const since = Object.fromEntries(customers.map(one => [one.id, one.day]));
  const counted = key => {
    const place = periods.findIndex(one => one.key === key);
    const { from, until } = periods[place];
    const { paid, pending, cancelled } = figures[place];
    const within = one => one.day >= from && one.day <= until;
    const buyers = invoices.filter(one => one.customerId && within(one)).map(one => one.customerId);
    return {
      value: paid.value + pending.value,
      sales: paid.count + pending.count,
      paid: paid.value,
      pending: pending.value,
      cancelled: cancelled.count,
      newCustomers: customers.filter(within).length,
      returningCustomers: new Set(buyers.filter(id => since[id] < from)).size,
    };
  };
  const debt = customers.reduce((sum, one) => sum + one.debt, 0);
  const perDay = {};
  for (const one of invoices) perDay[one.day] = (perDay[one.day] ?? 0) + one.total;
  const lastDays = Array.from({ length: 30 }, (_, place) => DateTime.fromISO(day).minus({ days: 29 - place }).toISODate());
  return {
    title: 'Báo cáo cửa hàng ngày ' + day.split('-').reverse().join('/'),
    blocks: ${JSON.stringify(LABELS)}.map(([now, before, label, beforeLabel]) =>
      ({ label, beforeLabel, now: counted(now), before: counted(before) })),
    debt,
    goods,
    days: lastDays.map(one => ({ day: one, value: perDay[one] ?? 0 })),
    row: { day, ...counted('day'), debt, topGoods: goods.map(one => one.name + ' (' + one.quantity + ')').join(', ') },
  };
})()`;

const report = `$('${REPORT}').first().json`;
const MONEY = "(value => Math.round(value ?? 0).toLocaleString('vi-VN') + ' đ')";
const CHANGE =
	"((now, before) => before ? (now >= before ? '▲ ' : '▼ ') + Math.abs(Math.round((now - before) / before * 100)) + '%' : '')";

const ROWS: Array<[label: string, field: string, money: boolean]> = [
	['Doanh số', 'value', true],
	['Số đơn', 'sales', false],
	['Đã thanh toán', 'paid', true],
	['Chưa thanh toán', 'pending', true],
	['Số đơn hủy', 'cancelled', false],
	['Khách mới', 'newCustomers', false],
	['Khách quay lại', 'returningCustomers', false],
];

const cell = (side: string, field: string, money: boolean) =>
	money ? `${MONEY}(${side}.${field})` : `${side}.${field}`;

/** A bar for each of the last thirty days. */
const SVG = `
((days, most) => '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 240" width="720" height="240" font-family="sans-serif" font-size="12">'
  + '<rect width="720" height="240" fill="#ffffff"/>'
  + '<text x="12" y="20" fill="#1f2933">Doanh số hóa đơn 30 ngày, cao nhất ' + ${MONEY}(most) + '</text>'
  + days.map((one, place) => '<rect x="' + (15 + place * 23) + '" y="' + (210 - Math.round(170 * one.value / (most || 1))) + '" width="17" height="' + Math.round(170 * one.value / (most || 1)) + '" fill="#0b6bcb"/>').join('')
  + days.filter((_, place) => place % 5 === 4).map((one, place) => '<text x="' + (15 + (place * 5 + 4) * 23) + '" y="228" fill="#52606d">' + one.day.slice(8) + '/' + one.day.slice(5, 7) + '</text>').join('')
  + '</svg>')(${report}.days, Math.max(...${report}.days.map(one => one.value)))`;

const TEXT = `
[${report}.title, ...${report}.blocks.map(block => [
  '',
  block.label + ' (so với ' + block.beforeLabel + ')',
  'Doanh số: ' + ${MONEY}(block.now.value) + ' ' + ${CHANGE}(block.now.value, block.before.value),
  'Số đơn: ' + block.now.sales + ', hủy: ' + block.now.cancelled,
  'Đã thanh toán: ' + ${MONEY}(block.now.paid) + ', chưa: ' + ${MONEY}(block.now.pending),
  'Khách mới: ' + block.now.newCustomers + ', quay lại: ' + block.now.returningCustomers,
].join('\\n')), '', 'Công nợ khách hàng: ' + ${MONEY}(${report}.debt), 'Bán chạy trong tháng: ' + (${report}.goods.map(one => one.name + ' (' + one.quantity + ')').join(', ') || 'chưa có')].join('\\n')`;

const BODY = `
<p>${expr(`${report}.title`)}</p>
${expr(
	`${report}.blocks.map(block => '<h2>' + block.label + '</h2><table><tr><th></th><th class="n">' + block.label + '</th><th class="n">' + block.beforeLabel + '</th><th class="n"></th></tr>' + [${ROWS.map(
		([label, field, money]) =>
			`['${label}', ${cell('block.now', field, money)}, ${cell('block.before', field, money)}, ${CHANGE}(block.now.${field}, block.before.${field})]`,
	).join(
		', ',
	)}].map(([label, now, before, change]) => '<tr><td>' + label + '</td><td class="n">' + now + '</td><td class="n">' + before + '</td><td class="n">' + change + '</td></tr>').join('') + '</table>').join('')`,
)}
<h2>Bán chạy trong tháng</h2>
<table>${expr(`${report}.goods.map(one => '<tr><td>' + ${SAFE}(one.name) + '</td><td class="n">' + one.quantity + '</td></tr>').join('') || '<tr><td>Chưa có</td></tr>'`)}</table>
<p>Công nợ khách hàng: <b>${expr(`${MONEY}(${report}.debt)`)}</b></p>
${expr(SVG)}`;

const once = { executeOnce: true, alwaysOutputData: true };
const notCancelled = [1, 3, 5];

export const shopReport: Template = {
	file: 'shop-report',
	name: 'Report of the KiotViet shop each morning',
	notes: [
		{
			kind: 'about',
			vi: {
				title: 'Báo cáo cửa hàng mỗi sáng',
				text: 'Mỗi sáng 7 giờ: hôm qua, tuần này, tháng này so với kỳ trước. Doanh số, số đơn, đã và chưa thanh toán, đơn hủy, khách mới, khách quay lại, hàng bán chạy, công nợ. Báo cáo có biểu đồ 30 ngày.',
			},
			en: {
				title: 'Report of the shop each morning',
				text: 'At seven each morning: yesterday, this week and this month beside the time before. Sales, number of sales, paid and unpaid, cancelled, new and returning customers, top products, debt, with a chart of thirty days.',
			},
		},
		KIOTVIET_NOTE,
		tableNote(TABLE, {
			vi: 'Số liệu mỗi ngày được giữ trong một Data Table.',
			en: 'A data table keeps the figures of each day.',
		}),
		MESSAGE_NOTE,
		{
			kind: 'step',
			vi: {
				title: 'Thử rồi bật',
				text: `Bấm **Execute workflow** ở *${NOW}*, mở node *${PAGE}* và chọn cách xem **HTML**. Đổi giờ gửi trong node *${MORNING}*. Sau đó bấm **Publish** (bản 1.x: **Active**).`,
			},
			en: {
				title: 'Test, then publish',
				text: `Start it by *${NOW}*, open *${PAGE}* and choose the **HTML** view. The hour is in *${MORNING}*. Then **Publish**.`,
			},
		},
	],
	nodes: [
		daily(MORNING, [0, 0], 7),
		byHand(NOW, [0, 1]),
		settings(SETTINGS, [1, 0], TABLE_SETTING),
		...tableNodes([2, 0], TABLE),
		computed(PERIODS, [4, 0], PERIODS_EXPRESSION, { executeOnce: true }),
		core('splitOut', EACH, [5, 0], { fieldToSplitOut: 'periods', options: {} }),
		kiotViet('shop.getMetrics', FIGURES, [6, 0], {
			from: '={{ $json.from }}',
			until: '={{ $json.until }}',
		}),
		kiotViet('customer.getMany', CUSTOMERS, [7, 0], { returnAll: true }, once),
		kiotViet(
			'invoice.getMany',
			INVOICES,
			[8, 0],
			{
				returnAll: true,
				filters: {
					status: notCancelled,
					fromPurchaseDate: `=${expr(`[${period('monthBefore')}.from, $now.setZone('Asia/Ho_Chi_Minh').minus({ days: 30 }).toISODate()].sort()[0]`)}`,
				},
			},
			once,
		),
		kiotViet(
			'invoice.getMany',
			WITH_GOODS,
			[9, 0],
			{
				returnAll: true,
				simplify: false,
				filters: {
					status: notCancelled,
					fromPurchaseDate: `=${expr(`${period('month')}.from`)}`,
					toPurchaseDate: `=${expr(`${period('month')}.until`)}`,
				},
				options: { include: [] },
			},
			once,
		),
		core(
			'splitOut',
			GOODS,
			[10, 0],
			{ fieldToSplitOut: 'invoiceDetails', options: {} },
			{ alwaysOutputData: true },
		),
		core(
			'summarize',
			BY_GOODS,
			[11, 0],
			{
				fieldsToSummarize: { values: [{ aggregation: 'sum', field: 'quantity' }] },
				fieldsToSplitBy: 'productName',
				options: { continueIfFieldNotFound: true },
			},
			{ alwaysOutputData: true },
		),
		core('sort', SORTED, [12, 0], {
			sortFieldsUi: { sortField: [{ fieldName: 'sum_quantity', order: 'descending' }] },
			options: {},
		}),
		core('limit', TOP, [13, 0], { maxItems: 5 }, { alwaysOutputData: true }),
		computed(REPORT, [14, 0], REPORT_EXPRESSION, { executeOnce: true }),
		page(PAGE, [15, 0], 'Báo cáo cửa hàng', BODY),
		asFile(FILE, [16, 0], 'html', 'bao-cao.html', 'report'),
		computed('Chart', [15, 1], `{ svg: ${SVG} }`, { executeOnce: true }),
		asFile(CHART, [16, 1], 'svg', 'doanh-so.svg', 'chart'),
		core('merge', BOTH, [17, 0], {
			mode: 'combine',
			combineBy: 'combineByPosition',
			options: {},
		}),
		...messages([18, 0], {
			subject: `${report}.title`,
			text: TEXT,
			html: `$('${PAGE}').first().json.html`,
			attachments: 'report,chart',
		}),
		computed('Row of the Day', [15, 3], `${report}.row`, { executeOnce: true }),
		upsert(KEEP, [16, 3], TABLE, 'day'),
	],
	wires: [
		...chain(MORNING, SETTINGS),
		...chain(NOW, SETTINGS),
		...tableWires(SETTINGS, PERIODS),
		...chain(PERIODS, EACH, FIGURES, CUSTOMERS, INVOICES, WITH_GOODS, GOODS, BY_GOODS),
		...chain(BY_GOODS, SORTED, TOP, REPORT, PAGE, FILE, BOTH),
		...chain(REPORT, 'Chart', CHART),
		{ from: CHART, to: BOTH, input: 1 },
		...toMessages(BOTH),
		...chain(REPORT, 'Row of the Day', KEEP),
	],
};
