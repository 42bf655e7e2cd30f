// A target that is not reached must be shown as such: the verdict is computed, never written by hand.
import { isReached, plot } from '../../../scripts/performance';
import type { Row } from '../../bench/results';

const row = (target: string, samples: Row['samples']): Row => ({
	id: 'import-new',
	title: 'import & <look-up>',
	unit: 's',
	target,
	before: '–',
	samples,
});

it.each<[string, Row['samples'], boolean | null]>([
	['≤ 250', { ours: [250] }, true],
	['< 250', { ours: [250] }, false],
	['≤ 5,000', { ours: [4_000, 4_500, 9_000] }, true],
	['≤ 1.2 × floor', { ours: [12], floor: [10] }, true],
	['≤ 1.2 × floor', { ours: [13], floor: [10] }, false],
	['≥ 1.0 × floor', { ours: [13], floor: [10] }, true],
	['≤ 1.2 × floor; ≤ 1.0 × by hand', { ours: [12], floor: [10], byHand: [11] }, false],
	['≤ 1.2 × floor; ≤ 1.1 × by hand', { ours: [12], floor: [10], byHand: [11] }, true],
	['≤ 1.2 × floor', { ours: [12] }, null],
	['–', { ours: [12] }, null],
	// Round by round: the machine was slower in the second.
	['≤ 1.2 × floor', { ours: [10, 100, 10], floor: [10, 90, 5] }, true],
])('%s of %j is reached: %s', (target, samples, reached) => {
	expect(isReached(row(target, samples))).toBe(reached);
});

it('a drawing holds each figure and stays a drawing, whatever a title holds', () => {
	const drawn = plot([row('–', { ours: [4, 5, 7], byHand: [9], floor: [2] })]);
	expect(drawn).toContain('import &amp; &lt;look-up&gt; (s)');
	expect(drawn.match(/<rect x="70"/g)).toHaveLength(3);
	expect(drawn).not.toMatch(/NaN/);
});
