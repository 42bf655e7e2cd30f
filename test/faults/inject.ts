// Injects a fault into a live shop, mends it, and waits until nothing is missing.
import { becomesRight, becomesTrue, diagnosis, type Environment } from '../../demo/environment';
import { expectQuiet, expectSoon, failedRuns } from '../e2e/arrival';
import { usualChanges, type Fault, type World } from './fault';
import { keeps, says } from './results';

/** The trigger looks once a minute; an hour's worth of writes may wait in between. */
const HEALING_LIMIT = 240_000;

/** So busy can n8n be that a fault meets nothing for a while. */
const STAYS_AT_MOST = 60_000;

/** Queue mode notices after half a minute or more that a run died with its worker. */
const STOPS_WITHIN = 180_000;

/** Injects a fault as often as it is worth, and keeps how long the worst round took to heal. */
export async function survives(fault: Fault, world: World): Promise<void> {
	const { size, environment } = world;
	const { line } = environment.n8n;
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
	const { environment } = world;
	const newlyFailed = async () =>
		(await failedRuns(environment)).filter(({ id }) => !failedBefore.has(id));
	const failedBefore = new Set((await failedRuns(environment)).map(({ id }) => id));
	const injected = await fault.inject(world);
	await (fault.meanwhile ?? usualChanges)(world);
	if (injected.staysUntilMet) await becomesTrue(async () => await injected.met(), STAYS_AT_MOST);
	if (fault.byRetry) {
		await expectSoon(
			'a run fails, so that somebody can see that something is missing',
			async () => (await newlyFailed()).length > 0,
			STAYS_AT_MOST,
		);
	}
	await injected.mend();
	const mended = Date.now();
	await environment.sandbox.shop.settled();
	if (fault.byRetry) await retriesAll(fault, environment, newlyFailed);
	if (!(await becomesRight(environment, HEALING_LIMIT))) {
		throw new Error(`The contacts did not become right.\n${await diagnosis(environment)}`);
	}
	const seconds = (Date.now() - mended) / 1000;
	if (!(await injected.met())) throw new Error('The fault met nothing');
	await environment.sandbox.shop.settled();
	if (!fault.leavesRunning) await expectQuiet(environment, STOPS_WITHIN);
	return seconds;
}

/** What a person does under Executions: looks what failed and why, and clicks Retry. */
async function retriesAll(
	{ says: sentence }: Fault,
	environment: Environment,
	newlyFailed: () => Promise<Array<{ id: string }>>,
): Promise<void> {
	await expectQuiet(environment);
	// Oldest first, as they happened.
	for (const { id } of (await newlyFailed()).reverse()) {
		const { error } = await environment.n8n.rest.execution(id);
		if (sentence && !sentence.test(error?.message ?? '')) {
			throw new Error(`A failed run says something else: ${error?.message}`);
		}
		await environment.n8n.rest.retry(id);
	}
}
