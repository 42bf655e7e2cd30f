// What a trigger remembers in its process: here the webhook's secret, which strangers must not make n8n read each time.
import { TriggerMemory } from '../../../nodes/KiotViet/trigger/memory';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

function counted() {
	const memory = new TriggerMemory();
	let times = 0;
	const reads = async () => {
		times += 1;
		return await Promise.resolve(`secret ${times}`);
	};
	return { memory, reads };
}

describe('the webhook’s secret', () => {
	it('is read once for all deliveries of a second, those at the same time too', async () => {
		const { memory, reads } = counted();
		const first = await Promise.all([memory.secretFrom(reads), memory.secretFrom(reads)]);
		jest.advanceTimersByTime(999);
		expect([...first, await memory.secretFrom(reads)]).toEqual([
			'secret 1',
			'secret 1',
			'secret 1',
		]);
	});

	it('is read again after a second, and once it may have changed', async () => {
		const { memory, reads } = counted();
		await memory.secretFrom(reads);
		jest.advanceTimersByTime(1_000);
		expect(await memory.secretFrom(reads)).toBe('secret 2');
		memory.forgetSecret();
		expect(await memory.secretFrom(reads)).toBe('secret 3');
	});

	it('is read again at once after a reading that failed', async () => {
		const { memory, reads } = counted();
		await expect(
			memory.secretFrom(async () => await Promise.reject(new Error('gone'))),
		).rejects.toThrow('gone');
		expect(await memory.secretFrom(reads)).toBe('secret 1');
	});
});
