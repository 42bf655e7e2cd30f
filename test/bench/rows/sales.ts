// What a sale costs on a real n8n, from its delivery to the right contact: speed, CPU, calls, memory.
import { sumBy } from 'lodash';

import type { Environment } from '../../../demo/environment';
import type { Customer } from '../../../sandbox';
import { burst, CONNECTIONS, type Burst } from '../burst';
import { median, VARIANTS, type Row, type Variant } from '../results';
import { openStage, openSubject } from '../subject';
import type { BenchRow, BenchSize } from './row';

/** The bursts of one variant in one round. `new` and `known` say what LadiFlow knows of the customers. */
interface Round {
	sales: number;
	/** From them the package learns what the account is like, and n8n loads everything. */
	first: Burst[];
	singleNew: Burst[];
	singleKnown: Burst[];
	new: Burst;
	known: Burst;
}

interface Question extends Omit<Row, 'samples'> {
	/** Of the floor, calls are no question. */
	of: readonly Variant[];
	figure(round: Round): number;
}

const SIZES = {
	full: { count: 500, first: 3, singles: 3, rounds: 2 },
	quick: { count: 6, first: 1, singles: 1, rounds: 1 },
};

const CALLED = ['ours', 'byHand'] as const;
const perSecond = ({ sales }: Round, { duration }: Burst) => (sales * 1000) / duration;
const ofSingles = (bursts: Burst[], service: keyof Burst['calls']) =>
	// A look of the catch-up may fall into one of them.
	median(bursts.map(({ calls }) => calls[service]));

const questions = (sales: number): Question[] => [
	{
		id: 'sales-new',
		title: `Sales a second, delivery to right contact, ${sales} at once, new customers`,
		unit: 'sales/s',
		target: '≥ 1.0 × floor',
		before: '0.6 (5.0 to 5.4 with the pace off); by hand 8.3 to 8.7; floor 16.8',
		of: VARIANTS,
		figure: (round) => perSecond(round, round.new),
	},
	{
		id: 'sales-known',
		title: `Sales a second, delivery to right contact, ${sales} at once, known customers`,
		unit: 'sales/s',
		target: '≥ 1.0 × floor',
		before: '5.6 to 6.8 with the pace off; by hand 8.3 to 9.0',
		of: VARIANTS,
		figure: (round) => perSecond(round, round.known),
	},
	...(['new', 'known'] as const).map(
		(kind): Question => ({
			id: `cpu-${kind}`,
			title: `CPU of n8n a sale, ${sales} at once, ${kind} customers`,
			unit: 'ms',
			target: '≤ 1.1 × floor',
			before: '365 (248 to 318 with the pace off); by hand 179 to 192; floor 106',
			of: VARIANTS,
			figure: (round) => round[kind].cpu / round.sales,
		}),
	),
	...(['new', 'known'] as const).flatMap((kind): Question[] => [
		{
			id: `kiotviet-calls-${kind}`,
			title: `Calls at KiotViet a sale, ${sales} at once, ${kind} customers`,
			unit: 'calls',
			target: '≤ 1.2',
			before: kind === 'new' ? '3; by hand 2' : '2 to 4; by hand 2',
			of: CALLED,
			figure: (round) => round[kind].calls.kiotViet / round.sales,
		},
		{
			id: `ladiflow-calls-${kind}`,
			title: `Calls at LadiFlow a sale, ${sales} at once, ${kind} customers`,
			unit: 'calls',
			target: kind === 'new' ? '≤ 3' : '≤ 2',
			before: kind === 'new' ? '8.3; by hand 2' : '4; by hand 2',
			of: CALLED,
			figure: (round) => round[kind].calls.ladiFlow / round.sales,
		},
	]),
	...(['singleNew', 'singleKnown'] as const).flatMap((kind): Question[] => {
		const [who, suffix] =
			kind === 'singleNew'
				? ['a new customer', 'single-new']
				: ['a known customer', 'single-known'];
		return [
			{
				id: `kiotviet-calls-${suffix}`,
				title: `Calls at KiotViet, one sale alone, ${who}`,
				unit: 'calls',
				target: '≤ 2',
				before: '3; by hand 2',
				of: CALLED,
				figure: (round) => ofSingles(round[kind], 'kiotViet'),
			},
			{
				id: `ladiflow-calls-${suffix}`,
				title: `Calls at LadiFlow, one sale alone, ${who}`,
				unit: 'calls',
				target: kind === 'singleNew' ? '≤ 3' : '≤ 2',
				before: kind === 'singleNew' ? '8.3; by hand 2' : '4; by hand 2',
				of: CALLED,
				figure: (round) => ofSingles(round[kind], 'ladiFlow'),
			},
		];
	}),
	{
		id: 'ladiflow-calls-first',
		title: 'Calls at LadiFlow a sale, the first ones on a fresh n8n, which learns the account',
		unit: 'calls',
		target: '–',
		before: '8.3; by hand 2',
		of: CALLED,
		figure: ({ first }) => sumBy(first, 'calls.ladiFlow') / first.length,
	},
	{
		id: `memory-${sales}`,
		title: `Memory that n8n grows by, ${sales} sales at once`,
		unit: 'MB',
		target: '≤ 1.2 × floor',
		before: '5,615 (835 → 6,450); by hand 990; floor 440',
		of: VARIANTS,
		figure: (round) => round.new.memory,
	},
];

/** The sales row. */
export const sales: BenchRow = {
	id: 'sales',
	needsN8n: true,
	async measure(size) {
		const { count, first, singles, rounds } = SIZES[size.name];
		// Quick, one n8n does for all.
		const shared = size.name === 'quick' ? await openStage(size.line) : undefined;
		const measured: Record<Variant, Round[]> = { ours: [], byHand: [], floor: [] };
		try {
			for (let round = 0; round < rounds; round += 1) {
				for (const variant of VARIANTS) {
					size.log(`  round ${round + 1} of ${rounds}: ${variant}`);
					measured[variant].push(await roundOf(variant, size, shared));
				}
			}
		} finally {
			await shared?.close();
		}
		return questions(count).map(({ of, figure, ...row }) => ({
			...row,
			samples: {
				ours: [],
				...Object.fromEntries(of.map((variant) => [variant, measured[variant].map(figure)])),
			},
			note: `Over ${CONNECTIONS} connections, each round on a fresh n8n ${size.line} after ${first + 2 * singles} single sales.`,
		}));
	},
};

async function roundOf(
	variant: Variant,
	{ name, line }: BenchSize,
	on?: Environment,
): Promise<Round> {
	const { count, first, singles } = SIZES[name];
	const subject = await openSubject(variant, line, first + singles + count, on);
	try {
		const alone = subject.customers.splice(0, first + singles);
		const oneByOne = async (customers: Customer[]) => {
			const bursts: Burst[] = [];
			for (const customer of customers) bursts.push(await burst(subject, [customer]));
			return bursts;
		};
		return {
			sales: count,
			first: await oneByOne(alone.slice(0, first)),
			singleNew: await oneByOne(alone.slice(first)),
			singleKnown: await oneByOne(alone.slice(first)),
			new: await burst(subject, subject.customers),
			known: await burst(subject, subject.customers),
		};
	} finally {
		await subject.close();
	}
}
