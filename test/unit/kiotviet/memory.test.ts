// What a trigger remembers in its process: its webhook's secret, and the records of one shop.
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

const THIRD = {
	record: 'invoice:3',
	resource: 'invoice',
	time: '2026-11-23T10:00:00.000+07:00',
	afterStart: false,
};

it('knows nothing of one shop’s records when it serves another, also on the way back', () => {
	const memory = new TriggerMemory();
	for (const shop of ['taphoaxyz', 'shopkhac', 'taphoaxyz']) {
		memory.serve(shop);
		expect(memory.isProcessed('invoice:1:v')).toBe(false);
		expect(memory.isDone('invoice:2:v')).toBe(false);
		expect(memory.progressOf('invoice')).toBe('nothing');
		expect(memory.retryFrom('invoice')).toBeNull();
		memory.markProcessed(['invoice:1:v']);
		memory.leaveOut(['invoice:2:v'], 'all');
		memory.scanned('invoice', 'end');
		memory.bringAgain(THIRD);
		memory.serve(shop);
		expect(memory.isProcessed('invoice:1:v')).toBe(true);
	}
});

it('stops bringing again after a day what no longer comes', () => {
	const memory = new TriggerMemory();
	memory.bringAgain(THIRD);
	jest.setSystemTime(Date.now() + 23 * 3_600_000);
	expect(memory.retryFrom('invoice')).not.toBeNull();
	jest.setSystemTime(Date.now() + 2 * 3_600_000);
	expect(memory.retryFrom('invoice')).toBeNull();
});
