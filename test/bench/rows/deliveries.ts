// How long KiotViet waits for its answers while very many deliveries come, and what n8n's memory does meanwhile.
import { burst, CONNECTIONS, type Burst } from '../burst';
import type { Row, Variant } from '../results';
import { openSubject } from '../subject';
import type { BenchRow, BenchSize } from './row';

/** By hand takes minutes longer and is no measure for this. */
const MEASURED = ['ours', 'floor'] as const satisfies readonly Variant[];

const COUNTS = { full: 2000, quick: 20 };

interface Question extends Omit<Row, 'samples' | 'note'> {
	figure(burst: Burst): number;
}

const questions = (count: number, { line }: BenchSize): Question[] => {
	const factor = line.startsWith('1.') ? '0.5' : '0.85';
	const answered = (id: string, which: string, part: number): Question => ({
		id: `answer-${id}`,
		title: `Answer to a delivery, ${count} over ${CONNECTIONS} connections, ${which}`,
		unit: 'ms',
		target: id === 'longest' ? '≤ 5,000' : `≤ ${factor} × floor`,
		before: { p50: '2,900; floor 3,100', p99: '3,700; floor 3,800', longest: '–' }[id] ?? '–',
		figure: ({ answers }) => quantile(answers, part),
	});
	return [
		answered('p50', 'half of them within', 0.5),
		answered('p99', '99 of 100 within', 0.99),
		answered('longest', 'the longest', 1),
		{
			id: `memory-${count}`,
			title: `Memory that n8n grows by, ${count} deliveries at once`,
			unit: 'MB',
			target: '≤ 1.2 × floor',
			before: '–',
			figure: ({ memory }) => memory,
		},
	];
};

/** The deliveries row. */
export const deliveries: BenchRow = {
	id: 'deliveries',
	needsN8n: true,
	async measure(size) {
		const count = COUNTS[size.name];
		const measured: Partial<Record<Variant, Burst>> = {};
		for (const variant of MEASURED) {
			size.log(`  ${variant}`);
			measured[variant] = await burstOf(variant, count, size);
		}
		return questions(count, size).map(({ figure, ...row }) => ({
			...row,
			samples: {
				ours: [],
				...Object.fromEntries(
					Object.entries(measured).map(([variant, figures]) => [variant, [figure(figures)]]),
				),
			},
			note: `New customers, n8n ${size.line}. By hand is not measured with so many. ${refusals(measured)}`,
		}));
	},
};

/** What n8n did not take at first. */
function refusals(measured: Partial<Record<Variant, Burst>>): string {
	const told = MEASURED.map((variant) => `${measured[variant]?.refused ?? 0} of ${variant}`);
	return `Refused by n8n for a moment and sent again a second later: ${told.join(', ')}.`;
}

async function burstOf(variant: Variant, count: number, { line }: BenchSize): Promise<Burst> {
	const subject = await openSubject(variant, line, 1 + count);
	try {
		const [first, ...others] = subject.customers;
		await burst(subject, [first]);
		return await burst(subject, others);
	} finally {
		await subject.close();
	}
}

function quantile(figures: number[], part: number): number {
	const sorted = [...figures].sort((one, other) => one - other);
	return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))];
}
