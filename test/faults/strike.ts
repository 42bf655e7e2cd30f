// Lets a fault strike a live shop, mends it, and waits until nothing is missing.
import { becomesRight, diagnosis, type Stage } from '../../demo/stage';
import { expectQuiet, failedRuns } from '../e2e/arrival';
import { usualChanges, type Fault, type World } from './fault';

/** The trigger looks once a minute; an hour's worth of writes may wait in between. */
const HEALING_LIMIT = 240_000;

/** How one round went: seconds from the mending until all contacts were right. */
export async function healingOf(fault: Fault, world: World): Promise<number> {
	const { stage } = world;
	const failedBefore = new Set((await failedRuns(stage)).map(({ id }) => id));
	const struck = await fault.strike(world);
	await (fault.meanwhile ?? usualChanges)(world);
	await struck.mend();
	const mended = Date.now();
	await stage.sandbox.shop.settled();
	if (fault.byRetry) await retriesAll(fault, stage, failedBefore);
	if (!(await becomesRight(stage, HEALING_LIMIT))) {
		throw new Error(`The contacts did not become right.\n${await diagnosis(stage)}`);
	}
	const seconds = (Date.now() - mended) / 1000;
	if (!(await struck.met())) throw new Error('The fault met nothing');
	await stage.sandbox.shop.settled();
	await expectQuiet(stage);
	return seconds;
}

/** What a person does under Executions: looks what failed and why, and clicks Retry. */
async function retriesAll(fault: Fault, stage: Stage, before: Set<string>): Promise<void> {
	await expectQuiet(stage);
	const failed = (await failedRuns(stage)).filter(({ id }) => !before.has(id));
	if (fault.says && failed.length === 0) {
		throw new Error('No run failed, so nobody could see that something is missing');
	}
	// Oldest first, as they happened.
	for (const { id } of failed.reverse()) {
		const { error } = await stage.n8n.rest.execution(id);
		if (fault.says && !fault.says.test(error?.message ?? '')) {
			throw new Error(`A failed run says something else: ${error?.message}`);
		}
		await stage.n8n.rest.retry(id);
	}
}
