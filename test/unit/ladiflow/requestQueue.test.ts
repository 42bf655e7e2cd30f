// Requests wait for their turn: the pace follows how long LadiFlow takes, not how busy this process is.
/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { setTimeout } from 'node:timers/promises';

import { RequestQueue } from '../../../nodes/LadiFlow/api/requestQueue';

const REQUEST = { items: 1, atMost: 0, route: 'customer/show' };
const AT_ONCE = 8;
/** Milliseconds; longer than an answer may take beside the quickest one. */
const SLOW = 150;

async function asks(queue: RequestQueue): Promise<(outcome: 'answered') => void> {
	return await queue.turn(REQUEST, undefined);
}

/** So many requests under way together, answered when that is over. */
async function answers(queue: RequestQueue, meanwhile: () => Promise<void> | void): Promise<void> {
	const sent: Array<(outcome: 'answered') => void> = [];
	for (let count = 0; count < AT_ONCE / 2; count += 1) sent.push(await asks(queue));
	await meanwhile();
	for (const ends of sent) ends('answered');
}

/** How many requests leave while none is answered. */
async function leaveTogether(queue: RequestQueue): Promise<number> {
	let left = 0;
	for (let count = 0; count < AT_ONCE; count += 1) void asks(queue).then(() => (left += 1));
	await setTimeout(2_000);
	return left;
}

function isBusy(): void {
	const end = performance.now() + SLOW;
	while (performance.now() < end);
}

it.each([
	[
		'a LadiFlow that becomes slow is asked less at once',
		async () => void (await setTimeout(SLOW)),
		false,
	],
	['a process that is busy itself asks on as before', isBusy, true],
])('%s', async (_, meanwhile, asBefore) => {
	const queue = new RequestQueue();
	await answers(queue, () => {});
	for (let round = 0; round < 8; round += 1) await answers(queue, meanwhile);
	const together = await leaveTogether(queue);
	if (asBefore) expect(together).toBe(AT_ONCE);
	else expect(together).toBeLessThan(AT_ONCE);
});
