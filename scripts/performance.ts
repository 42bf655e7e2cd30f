// Shows what the benchmarks measured: the tables and drawings of docs/performance.md, and what follows for many shops.
import { median, readResults, type Row, type Variant } from '../test/bench/results';

/** Words of a page in one language. */
interface Words {
	head: string[];
	variants: Record<Variant, string>;
	reached: string;
	missed: string;
	paper: string[];
}

const ENGLISH: Words = {
	head: ['', 'What', 'Before', 'Now', 'By hand', 'Floor', 'Ratio', 'Target', 'Reached'],
	variants: { ours: 'ours', byHand: 'by hand', floor: 'floor' },
	reached: 'yes',
	missed: '**no**',
	paper: ['', 'One shop', 'A chain of 1,000 shops', 'An agency with 5,000 shops'],
};

const VIETNAMESE: Words = {
	head: ['', 'Đo gì', 'Trước', 'Nay', 'Tự làm', 'Mức sàn', 'Tỉ lệ', 'Mục tiêu', 'Đạt'],
	variants: { ours: 'gói này', byHand: 'tự làm', floor: 'sàn' },
	reached: 'có',
	missed: '**chưa**',
	paper: ['', 'Một cửa hàng', 'Chuỗi 1.000 cửa hàng', 'Đại lý với 5.000 cửa hàng'],
};

const NONE = '–';
const REFERENCES = ['byHand', 'floor'] as const;

function figure(value: number): string {
	if (!Number.isFinite(value)) return NONE;
	if (Math.abs(value) < 0.1) return String(Number(value.toPrecision(2)));
	const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
	return Number(value.toFixed(digits)).toLocaleString('en');
}

/** The middle figure, and from where to where the others lie. */
function withSpread(figures: number[], times = ''): string {
	const [least, most] = [figure(Math.min(...figures)), figure(Math.max(...figures))];
	const spread = least === most ? '' : ` (${least} to ${most})`;
	return `${figure(median(figures))}${times}${spread}`;
}

/** Ours against a reference, each round with the round beside it. */
function ratios({ samples }: Row, reference: Variant): number[] {
	const others = samples[reference] ?? [];
	return others.length === samples.ours.length
		? samples.ours.map((ours, round) => ours / others[round])
		: others.length > 0
			? [median(samples.ours) / median(others)]
			: [];
}

/** One clause of a target, such as `≤ 1.2 × floor` or `≤ 250`. */
const CLAUSE = /^([≤≥<>]) ([\d.,]+)(?: × (by hand|floor))?$/;

/** Whether a row is where it shall be; null where its target says nothing that can be computed. */
export function isReached(row: Row): boolean | null {
	const verdicts = row.target.split('; ').map((clause) => {
		const [, sign, digits, reference] = CLAUSE.exec(clause) ?? [];
		if (!sign) return null;
		const figures = reference
			? ratios(row, reference === 'floor' ? 'floor' : 'byHand')
			: row.samples.ours;
		if (figures.length === 0) return null;
		const [is, shall] = [median(figures), Number(digits.replaceAll(',', ''))];
		return { '≤': is <= shall, '<': is < shall, '≥': is >= shall, '>': is > shall }[sign] ?? null;
	});
	return verdicts.includes(null) ? null : verdicts.every(Boolean);
}

/** The table's head and its lines. */
function measuredTable(rows: Row[], words: Words): { head: string[]; lines: string[][] } {
	const lines = rows.map((row, place) => {
		const { title, before, unit, samples, target } = row;
		const reached = isReached(row);
		const against = REFERENCES.flatMap((reference) => {
			const some = ratios(row, reference);
			return some.length > 0 ? [`${withSpread(some, ' ×')} ${words.variants[reference]}`] : [];
		});
		return [
			String(place + 1),
			title,
			before,
			`${withSpread(samples.ours)} ${unit}`,
			...REFERENCES.map((one) => (samples[one] ? withSpread(samples[one]) : NONE)),
			against.join('<br>') || NONE,
			target,
			reached === null ? NONE : reached ? words.reached : words.missed,
		];
	});
	return { head: words.head, lines };
}

/** Why a row is not where it shall be, by what its id begins with; shown only as long as that is so. */
const WHY: Record<string, string> = {
	cpu: "the floor is n8n's own work on a delivery; a sale besides takes its share of a run, in which records are read, compared and written",
	'ladiflow-calls-new':
		'of look-ups that find nobody one in twenty tries all ways, and of writes one in twenty is read back, so that an account that changes its habits is noticed',
	'ladiflow-calls-known':
		'of writes one in twenty is read back, so that an account that changes its habits is noticed',
	require: 'more than 300 files are found, read and compiled one by one, about 0.3 ms each',
	'sales-known':
		'the CPU that a sale costs above the floor leaves little room, and the rounds lie apart',
};

/** `1 to 4, 7`, of numbers in order. */
function inRanges(numbers: number[]): string {
	const ranges: number[][] = [];
	for (const number of numbers) {
		const range = ranges.at(-1);
		if (range?.at(-1) === number - 1) range[1] = number;
		else ranges.push([number]);
	}
	return ranges.map((range) => range.join(' to ')).join(', ');
}

/** What a reader must know of the rows, by their numbers in the table. */
function notes(rows: Row[]): string[] {
	const said = new Map<string, number[]>();
	const say = (text: string, number: number) => said.set(text, [...(said.get(text) ?? []), number]);
	for (const [place, row] of rows.entries()) {
		if (row.note) say(row.note, place + 1);
	}
	for (const [place, row] of rows.entries()) {
		if (isReached(row) !== false) continue;
		const [, why] = Object.entries(WHY).find(([id]) => row.id.startsWith(id)) ?? [];
		if (why) say(`Not reached: ${why}.`, place + 1);
	}
	return [...said].map(([text, numbers]) => `- **${inRanges(numbers)}**: ${text}`);
}

/** Assumed of a shop: sales in its busiest hour, and what KiotViet lets a key read in one. */
const SALES_AN_HOUR = 40;
const READS_AN_HOUR = 5_000;
const LOOKS_AN_HOUR = 60;
/** Of each core, what is left for bursts and the rest of n8n. */
const USED_SHARE = 0.5;

/** What shops need of machines and quotas, from the measured figures; none where those are not there. */
function onPaper(rows: Row[], vietnamese: boolean): string[][] {
	const of = (id: string) => median(rows.find((row) => row.id === id)?.samples.ours ?? []);
	const [look, cpuOfALook] = [of('idle'), of('idle-cpu')];
	const [cpu, reads, calls] = [
		of('cpu-known'),
		of('kiotviet-calls-known'),
		of('ladiflow-calls-known'),
	];
	const line = (english: string, its: string, value: (shops: number) => string) => [
		vietnamese ? its : english,
		...[1, 1_000, 5_000].map(value),
	];
	const aSecond = (shops: number) => (shops * SALES_AN_HOUR) / 3_600;
	const cores = (milliseconds: number) => milliseconds / 1_000 / USED_SHARE;
	return [
		line('sales a second, busiest hour', 'số đơn mỗi giây, giờ cao điểm', (shops) =>
			figure(aSecond(shops)),
		),
		line(
			'KiotViet reads an hour and shop, of 5,000',
			'lượt đọc KiotViet mỗi giờ và cửa hàng, trên 5.000',
			() => figure(LOOKS_AN_HOUR * look + SALES_AN_HOUR * reads),
		),
		line('sales an hour at which the quota is spent', 'số đơn mỗi giờ khi hết hạn mức', () =>
			figure((READS_AN_HOUR - LOOKS_AN_HOUR * look) / reads),
		),
		line('LadiFlow calls a second', 'lệnh gọi LadiFlow mỗi giây', (shops) =>
			figure(aSecond(shops) * calls),
		),
		line('cores for the sales', 'số nhân CPU cho đơn hàng', (shops) =>
			figure(cores(aSecond(shops) * cpu)),
		),
		line(
			'cores for the looks of the catch-up, each minute',
			'số nhân CPU cho lượt kiểm tra mỗi phút',
			(shops) => figure(cores((shops * LOOKS_AN_HOUR * cpuOfALook) / 3_600)),
		),
	];
}

const WIDTH = 760;
const BAR = 16;
const LABEL = 70;
const COLOURS: Record<Variant, string> = { ours: '#2f6fde', byHand: '#d9822b', floor: '#8a8f98' };

const escaped = (text: string) =>
	text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Bars of all variants of some rows, each row scaled by itself, with a whisker from the least to the most. */
export function plot(rows: Row[]): string {
	const parts: string[] = [];
	let y = 24;
	for (const { title, unit, samples } of rows) {
		const most = Math.max(...Object.values(samples).flat());
		const scale = (value: number) => (most > 0 ? (value / most) * (WIDTH - LABEL - 110) : 0);
		parts.push(
			`<text x="8" y="${y}" font-weight="bold">${escaped(title)} (${escaped(unit)})</text>`,
		);
		y += 8;
		for (const variant of ['ours', ...REFERENCES] as const) {
			const { [variant]: figures } = samples;
			if (!figures || figures.length === 0) continue;
			const length = scale(median(figures));
			const [from, to] = [scale(Math.min(...figures)), scale(Math.max(...figures))];
			const middle = y + BAR / 2;
			parts.push(
				`<text x="${LABEL - 8}" y="${middle + 4}" text-anchor="end">${ENGLISH.variants[variant]}</text>`,
				`<rect x="${LABEL}" y="${y}" width="${length.toFixed(1)}" height="${BAR - 3}" fill="${COLOURS[variant]}"/>`,
				`<line x1="${(LABEL + from).toFixed(1)}" x2="${(LABEL + to).toFixed(1)}" y1="${middle}" y2="${middle}" stroke="#222"/>`,
				`<text x="${(LABEL + to + 6).toFixed(1)}" y="${middle + 4}">${figure(median(figures))}</text>`,
			);
			y += BAR;
		}
		y += 24;
	}
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${y}" font-family="sans-serif" font-size="12">`,
		`<rect width="${WIDTH}" height="${y}" fill="#fff"/>`,
		...parts,
		'</svg>',
		'',
	].join('\n');
}

/** Which rows are drawn together, by what their ids begin with. */
const PLOTS: Record<string, RegExp> = {
	'docs/performance/sales.svg': /^(sales|cpu)-/,
	'docs/performance/deliveries.svg': /^(answer|memory)-/,
	'docs/performance/imports.svg': /^import-/,
};

/** The drawings by their files; none of what was not measured. */
export function plots(rows: Row[] = readResults()): Map<string, string> {
	const drawn = Object.entries(PLOTS).map(([file, ids]): [string, Row[]] => [
		file,
		rows.filter(({ id }) => ids.test(id)),
	]);
	return new Map(
		drawn.filter(([, some]) => some.length > 0).map(([file, some]) => [file, plot(some)]),
	);
}

type Table = (head: string[], rows: string[][]) => string;

/** What stands between the comments of both pages. */
export function performancePages(table: Table): Record<string, Record<string, string>> {
	const rows = readResults();
	const drawings = [...plots(rows).keys()].map((file) => file.replace('docs/', ''));
	const of = (words: Words) => {
		const { head, lines } = measuredTable(rows, words);
		return {
			measured: table(head, lines),
			paper: table(words.paper, onPaper(rows, words === VIETNAMESE)),
		};
	};
	return {
		'docs/performance.md': {
			...of(ENGLISH),
			notes: notes(rows).join('\n'),
			plots: drawings.map((file) => `![${file}](${file})`).join('\n\n'),
		},
		'docs/vi/performance.md': of(VIETNAMESE),
	};
}
