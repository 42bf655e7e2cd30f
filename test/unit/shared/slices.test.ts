// A long computation lets others come in between, and a stop ends it.
/* eslint-disable @n8n/community-nodes/no-restricted-globals */
import { inSlices } from '../../../nodes/shared/slices';

function* counts(until: number): Generator<void, number> {
	const end = Date.now() + until;
	let steps = 0;
	for (; Date.now() < end; steps += 1) yield;
	return steps;
}

it('others come in between, and the result is whole', async () => {
	let others = 0;
	const timer = setInterval(() => (others += 1), 0);
	expect(await inSlices(counts(200), undefined)).toBeGreaterThan(0);
	clearInterval(timer);
	expect(others).toBeGreaterThan(0);
});

it('a stop ends it', async () => {
	const stop = new AbortController();
	const work = inSlices(counts(60_000), stop.signal);
	stop.abort();
	await expect(work).rejects.toThrow(/cancelled/);
});
