// Tasks that share a key run one after another, others side by side; bounded maps keep their order.
import { sleep } from 'n8n-workflow';

import { inTurn, mapBounded } from '../../../nodes/shared/queue';
import { retryAfter, withRetries } from '../../../nodes/shared/retry';

const pause = async () => await sleep(1);

describe('writers of one contact', () => {
	it('wait for each other, also when one fails and when only one key is shared', async () => {
		const log: string[] = [];
		const task =
			(name: string, fails = false) =>
			async () => {
				log.push(`${name} begins`);
				await pause();
				log.push(`${name} ends`);
				if (fails) throw new Error(name);
			};
		const results = await Promise.allSettled([
			inTurn(['mail', 'phone'], task('a', true)),
			inTurn(['phone'], task('b')),
			inTurn(['mail'], task('c')),
		]);
		expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
		expect(log.slice(0, 2)).toEqual(['a begins', 'a ends']);
		expect(log.indexOf('b begins')).toBeGreaterThan(1);
	});

	it('with crossed keys do not block each other', async () => {
		await Promise.all([
			inTurn(['x', 'y'], pause),
			inTurn(['y', 'x'], pause),
			inTurn(['x', 'y'], pause),
		]);
	});
});

describe('a bounded map', () => {
	it('keeps the order and the bound', async () => {
		let underWay = 0;
		let most = 0;
		const results = await mapBounded([1, 2, 3, 4, 5, 6], 2, async (entry) => {
			most = Math.max(most, ++underWay);
			await pause();
			underWay--;
			return entry * 10;
		});
		expect(results).toEqual([10, 20, 30, 40, 50, 60]);
		expect(most).toBe(2);
	});

	it('begins nothing more after a failure', async () => {
		const begun: number[] = [];
		await expect(
			mapBounded([1, 2, 3, 4], 1, async (entry) => {
				begun.push(entry);
				if (entry === 2) throw new Error('two');
			}),
		).rejects.toThrow('two');
		expect(begun).toEqual([1, 2]);
	});
});

describe('retries', () => {
	let calls = 0;
	beforeEach(() => {
		calls = 0;
	});
	const failing = (times: number) => async () => {
		if (++calls <= times) throw new Error(`failure ${calls}`);
		return calls;
	};

	it('end with the value, with the last failure, or where the policy gives up', async () => {
		expect(await withRetries(failing(2), { tries: 3, waitFor: () => 0 })).toBe(3);
		calls = 0;
		await expect(withRetries(failing(9), { tries: 3, waitFor: () => 0 })).rejects.toThrow(
			'failure 3',
		);
		calls = 0;
		await expect(withRetries(failing(9), { tries: 3, waitFor: () => null })).rejects.toThrow(
			'failure 1',
		);
	});

	it('is not repeated when the service asks for more patience than a run should have', async () => {
		await expect(withRetries(failing(9), { tries: 3, waitFor: () => 40 * 60_000 })).rejects.toThrow(
			'failure 1',
		);
	});

	it('read Retry-After in seconds and as a date', () => {
		expect(retryAfter({ 'retry-after': '2' })).toBe(2000);
		expect(retryAfter({ 'retry-after': 'Wed, 21 Oct 2015 07:28:00 GMT' })).toBe(0);
		expect(retryAfter({ 'retry-after': 'soon' })).toBeNull();
		expect(retryAfter(undefined)).toBeNull();
	});
});
