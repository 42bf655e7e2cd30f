// What every end-to-end test waits for: that the whole LadiFlow account holds what the shop's records say.
import { becomesRight, becomesTrue, diagnosis, type Stage } from '../../demo/stage';

/** Jest's patience for one test and for setting a stage; an install from nothing takes minutes. */
export const PATIENCE = { test: 240_000, long: 600_000, stage: 900_000 };

/** The trigger looks once a minute; one look may just have begun. */
export const ONE_CATCH_UP = 90_000;

/** Waits until all contacts are right; when they do not become so, fails with the reasons that can be found. */
export async function expectRight(stage: Stage, limit = 150_000): Promise<void> {
	await stage.sandbox.shop.settled();
	if (await becomesRight(stage, limit)) return;
	throw new Error(`The contacts did not become right.\n${await diagnosis(stage)}`);
}

/** Waits for a fact, and fails with its name when it does not come. */
export async function expectSoon(
	fact: string,
	question: () => boolean | Promise<boolean>,
	limit = 60_000,
): Promise<void> {
	if (!(await becomesTrue(question, limit))) throw new Error(`Did not happen in time: ${fact}`);
}

/** The runs that failed, newest first. */
export async function failedRuns({ n8n }: Stage) {
	return (await n8n.rest.executions()).filter(({ status }) =>
		['error', 'crashed', 'failed'].includes(status),
	);
}

/** The number of the newest run; n8n lists runs that begin together in no certain order. */
export async function newestRun({ n8n }: Stage): Promise<number> {
	return Math.max(0, ...(await n8n.rest.executions()).map(({ id }) => Number(id)));
}

/** Waits until no run is under way. */
export async function expectQuiet({ n8n }: Stage, limit = 60_000): Promise<void> {
	await expectSoon(
		'all runs have ended',
		async () =>
			(await n8n.rest.executions()).every(
				({ status }) => !['new', 'running', 'waiting'].includes(status),
			),
		limit,
	);
}
