// How long the node waits when KiotViet says that the quota is used up: as long as it was told, or not at all.
import { harnessOf } from './resourceHarness';

const harness = harnessOf('customer');

it.each([
	['an hour is not waited for', '3600', 1],
	['no time is waited for', '0', 4],
])('%s', async (_, seconds, tries) => {
	harness.sandbox.faults.add({
		service: 'kiotviet',
		path: /^\/customers/,
		kind: 'status',
		status: 429,
		headers: { 'retry-after': seconds },
	});
	const began = Date.now();
	await expect(harness.engine('getMany', { limit: 1 }).run([{}])).rejects.toThrow(/quota/);
	expect(Date.now() - began).toBeLessThan(1_000);
	const asked = harness.sandbox.requests.filter(({ path }) => path === '/customers');
	expect(asked).toHaveLength(tries);
});
