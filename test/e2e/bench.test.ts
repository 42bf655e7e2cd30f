// The benchmarks run: a handful of sales through each of the three workflows that are compared.
import { NEWEST } from '../faults/size';
import { sales } from '../bench/rows/sales';
import { PATIENCE } from './arrival';

describe('the benchmark of sales', () => {
	it(
		'brings every sale to its right contact, through the package and by hand, and gives a figure for each',
		async () => {
			const rows = await sales.measure({ name: 'quick', line: NEWEST, log: () => undefined });
			expect(rows.length).toBeGreaterThan(0);
			for (const { id, samples } of rows) {
				const figures = Object.values(samples).flat();
				expect({ id, finite: figures.every(Number.isFinite) }).toEqual({ id, finite: true });
				expect(samples.ours).toHaveLength(1);
			}
		},
		PATIENCE.environment,
	);
});
