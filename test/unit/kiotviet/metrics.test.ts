// What was sold, counted from documents: however KiotViet deals a sale out into orders and invoices, it counts once.
import fc from 'fast-check';

import type { SaleDocument } from '../../../nodes/KiotViet/model/records';
import { countedOnce, metricsOf, saleOf } from '../../../nodes/KiotViet/model/salesMetrics';

type Resource = 'order' | 'invoice';
type Document = [Resource, SaleDocument];

const metrics = (documents: Document[]) =>
	metricsOf(countedOnce(documents.map(([resource, document]) => saleOf(resource, document))));

const invoice = (document: Partial<SaleDocument>): Document => [
	'invoice',
	{ id: 1, code: 'HD000001', orderCode: '', status: 1, total: 0, totalPayment: 0, ...document },
];
const order = (document: Partial<SaleDocument>): Document => [
	'order',
	{ id: 1, code: 'DH000001', status: 1, total: 0, totalPayment: 0, ...document },
];

describe('a document', () => {
	it.each<[string, Document, 'paid' | 'pending' | 'cancelled']>([
		['paid in full', invoice({ total: 100, totalPayment: 100 }), 'paid'],
		['paid too much', invoice({ total: 100, totalPayment: 120 }), 'paid'],
		['given away', invoice({ total: 0 }), 'paid'],
		['paid in part', invoice({ total: 100, totalPayment: 99 }), 'pending'],
		['completed with a debt', invoice({ status: 1, total: 100 }), 'pending'],
		['to be paid to the courier', invoice({ status: 3, total: 100 }), 'pending'],
		[
			'that was ordered and paid ahead',
			order({ status: 5, total: 100, totalPayment: 100 }),
			'paid',
		],
		['that was ordered', order({ status: 1, total: 100 }), 'pending'],
		['cancelled', invoice({ status: 2, total: 100, totalPayment: 100 }), 'cancelled'],
		['ordered and cancelled', order({ status: 4, total: 100 }), 'cancelled'],
		['cancelled by its word', order({ status: 9, statusValue: 'Đã hủy' }), 'cancelled'],
	])('%s counts as that', (_, document, state) => {
		const { all, ...others } = metrics([document]);
		expect(all.count).toBe(1);
		expect(others[state]).toEqual(all);
		const { paid, pending, cancelled } = others;
		expect(paid.count + pending.count + cancelled.count).toBe(1);
	});
});

describe('a sale', () => {
	it('that was ordered first is its invoice, whatever became of that', () => {
		for (const status of [1, 2, 3, 5]) {
			const ordered = order({ status: 3, total: 100, totalPayment: 100 });
			const sold = invoice({ orderCode: 'DH000001', status, total: 80, totalPayment: 80 });
			expect(metrics([ordered, sold])).toEqual(metrics([sold]));
		}
	});

	it('of an order in two invoices is two', () => {
		const parts = ['HD000001', 'HD000002'].map((code) =>
			invoice({ code, orderCode: 'DH000001', total: 50, totalPayment: 50 }),
		);
		expect(metrics([order({ status: 3, total: 100 }), ...parts]).all).toEqual({
			count: 2,
			value: 100,
			average: 50,
		});
	});

	it('whose invoice was edited is the last one, and nothing was cancelled', () => {
		const edits = ['HD000001', 'HD000001.01', 'HD000001.02'].map((code, n) =>
			invoice({ code, status: n < 2 ? 2 : 1, total: 100 + n, totalPayment: 100 + n }),
		);
		expect(metrics(edits)).toEqual(metrics([edits[2]]));
	});

	it('that is not cancelled counts, even if another has its code with a number', () => {
		const two = ['HD000001', 'HD000001.01'].map((code) => invoice({ code, status: 1, total: 10 }));
		expect(metrics(two).all).toEqual({ count: 2, value: 20, average: 10 });
	});

	it('that was edited and then cancelled is cancelled once', () => {
		const edits = ['HD000001', 'HD000001.01'].map((code) =>
			invoice({ code, status: 2, total: 10 }),
		);
		expect(metrics(edits).cancelled).toEqual({ count: 1, value: 10, average: 10 });
	});
});

describe('the figures', () => {
	it('of nothing have no average and no dates', () => {
		const none = { count: 0, value: 0, average: null };
		expect(metrics([])).toEqual({
			all: none,
			paid: none,
			pending: none,
			cancelled: none,
			firstDate: null,
			lastDate: null,
		});
	});

	it('name the first and the last day in Vietnam time, and no cancelled one', () => {
		const dated = (code: string, purchaseDate: string, status = 1) =>
			invoice({ code, purchaseDate, status });
		expect(
			metrics([
				dated('HD3', '2026-03-03T00:30:00.0000000'),
				dated('HD2', '2026-03-02T20:00:00Z'),
				dated('HD1', '2026-01-01T00:00:00', 2),
				dated('HD4', '2026-12-31T00:00:00', 2),
			]),
		).toMatchObject({
			firstDate: '2026-03-03T00:30:00.000+07:00',
			lastDate: '2026-03-03T03:00:00.000+07:00',
		});
	});
});

/** How a sale came about; what is counted of it is its last state alone. */
interface Story {
	ordered: boolean;
	/** how often its invoice was edited; null: it was never invoiced */
	edits: number | null;
	total: number;
	paid: number;
	cancelled: boolean;
	day: number;
	branch: number;
}

const story: fc.Arbitrary<Story> = fc
	.record({
		ordered: fc.boolean(),
		edits: fc.option(fc.nat(3)),
		total: fc.nat(1000),
		paid: fc.nat(1000),
		cancelled: fc.boolean(),
		day: fc.integer({ min: 1, max: 28 }),
		branch: fc.constantFrom(20001, 20002),
	})
	.filter(({ ordered, edits }) => ordered || edits !== null);

const dateOf = ({ day }: Story) => `2026-03-${String(day).padStart(2, '0')}T10:00:00.000`;

/** The documents that KiotViet keeps of a sale. */
function documentsOf(told: Story, n: number): Document[] {
	const { ordered, edits, total, paid, cancelled, branch } = told;
	const number = String(n).padStart(6, '0');
	const common = { purchaseDate: dateOf(told), branchId: branch };
	const amounts = { total, totalPayment: paid };
	const documents: Document[] = [];
	if (ordered) {
		const open = { status: cancelled ? 4 : 5, ...amounts };
		// What the order says counts no more once there is an invoice.
		const invoiced = { status: 3, total: total + 7, totalPayment: 0 };
		documents.push(
			order({ code: `DH${number}`, ...common, ...(edits === null ? open : invoiced) }),
		);
	}
	for (let edit = 0; edits !== null && edit <= edits; edit += 1) {
		const last = edit === edits;
		documents.push(
			invoice({
				code: `HD${number}${edit === 0 ? '' : `.${String(edit).padStart(2, '0')}`}`,
				orderCode: ordered ? `DH${number}` : '',
				...common,
				...(last ? amounts : { total: total + 3, totalPayment: 0 }),
				status: last && !cancelled ? 1 : 2,
			}),
		);
	}
	return documents;
}

/** The figures straight from the stories. */
function told(stories: Story[]) {
	const figures = (some: Story[]) => {
		const value = some.reduce((sum, { total }) => sum + total, 0);
		return {
			count: some.length,
			value,
			average: some.length === 0 ? null : Math.round(value / some.length),
		};
	};
	const kept = stories.filter(({ cancelled }) => !cancelled);
	const dates = kept.map((one) => `${dateOf(one)}+07:00`).sort();
	return {
		all: figures(stories),
		paid: figures(kept.filter(({ paid, total }) => paid >= total)),
		pending: figures(kept.filter(({ paid, total }) => paid < total)),
		cancelled: figures(stories.filter(({ cancelled }) => cancelled)),
		firstDate: dates[0] ?? null,
		lastDate: dates.at(-1) ?? null,
	};
}

it('sales are counted right however they are dealt out into orders, invoices and edits, in any order', () => {
	fc.assert(
		fc.property(
			fc.array(story, { maxLength: 30 }),
			fc.infiniteStream(fc.nat()),
			(stories, random) => {
				const keyed = stories
					.flatMap(documentsOf)
					.map((document) => ({ document, key: random.next().value as number }));
				const dealt = keyed.sort((a, b) => a.key - b.key).map(({ document }) => document);
				expect(metrics(dealt)).toEqual(told(stories));
			},
		),
	);
});

it('the figures of the branches add up to those of the shop', () => {
	fc.assert(
		fc.property(fc.array(story, { maxLength: 30 }), (stories) => {
			const counted = countedOnce(
				stories.flatMap(documentsOf).map(([resource, document]) => saleOf(resource, document)),
			);
			for (const branch of [20001, 20002]) {
				expect(metricsOf(counted.filter((sale) => sale.branch.id === branch))).toEqual(
					told(stories.filter((one) => one.branch === branch)),
				);
			}
		}),
	);
});
