// Lets a fault strike a live shop, mends it, and waits until nothing is missing.
import { becomesRight, becomesTrue, diagnosis, type Stage } from '../../demo/stage';
import { expectQuiet, expectSoon, failedRuns } from '../e2e/arrival';
import { usualChanges, type Fault, type World } from './fault';
import { keeps, says } from './results';

/** The trigger looks once a minute; an hour's worth of writes may wait in between. */
const HEALING_LIMIT = 240_000;

/** So busy can n8n be that a fault meets nothing for a while. */
const STAYS_AT_MOST = 60_000;

/** Queue mode notices after half a minute or more that a run died with its worker. */
const STOPS_WITHIN = 180_000;

/** Lets a fault strike as often as it is worth, and keeps how long the worst round took to heal. */
export async function survives(fault: Fault, world: World): Promise<void> {
	const { size, stage } = world;
	const { line } = stage.n8n;
	const rounds = fault.rounds?.(size) ?? 1;
	let figure = 0;
	for (let round = 0; round < rounds; round += 1) {
		const seconds = await healingOf(fault, world);
		says(`${line}: ${fault.name}: right again after ${seconds.toFixed(1)} s`);
		figure = Math.max(figure, seconds);
	}
	keeps({ name: fault.name, line, size: size.name, rounds, figure });
}

/** How one round went: seconds from the mending until all contacts were right. */
async function healingOf(fault: Fault, world: World): Promise<number> {
	const { stage } = world;
	const newlyFailed = async () =>
		(await failedRuns(stage)).filter(({ id }) => !failedBefore.has(id));
	const failedBefore = new Set((await failedRuns(stage)).map(({ id }) => id));
	const struck = await fault.strike(world);
	await (fault.meanwhile ?? usualChanges)(world);
	if (struck.staysUntilMet) await becomesTrue(async () => await struck.met(), STAYS_AT_MOST);
	if (fault.byRetry) {
		await expectSoon(
			'a run fails, so that somebody can see that something is missing',
			async () => (await newlyFailed()).length > 0,
			STAYS_AT_MOST,
		);
	}
	await struck.mend();
	const mended = Date.now();
	await stage.sandbox.shop.settled();
	if (fault.byRetry) await retriesAll(fault, stage, newlyFailed);
	if (!(await becomesRight(stage, HEALING_LIMIT))) {
		throw new Error(`The contacts did not become right.\n${await diagnosis(stage)}`);
	}
	const seconds = (Date.now() - mended) / 1000;
	if (!(await struck.met())) throw new Error('The fault met nothing');
	await stage.sandbox.shop.settled();
	if (!fault.leavesRunning) await expectQuiet(stage, STOPS_WITHIN);
	return seconds;
}

/** What a person does under Executions: looks what failed and why, and clicks Retry. */
async function retriesAll(
	{ says: sentence }: Fault,
	stage: Stage,
	newlyFailed: () => Promise<Array<{ id: string }>>,
): Promise<void> {
	await expectQuiet(stage);
	// Oldest first, as they happened.
	for (const { id } of (await newlyFailed()).reverse()) {
		const { error } = await stage.n8n.rest.execution(id);
		if (sentence && !sentence.test(error?.message ?? '')) {
			throw new Error(`A failed run says something else: ${error?.message}`);
		}
		await stage.n8n.rest.retry(id);
	}
}
