// What every end-to-end test waits for: that the whole LadiFlow account holds what the shop's records say.
import { becomesRight, becomesTrue, diagnosis, type Environment } from '../../demo/environment';

/** Jest's patience for one test and for opening an environment; an install from nothing takes minutes. */
export const PATIENCE = { test: 240_000, long: 600_000, environment: 900_000 };

/** The trigger looks once a minute; one look may just have begun. */
export const ONE_CATCH_UP = 90_000;

/** Waits until all contacts are right; when they do not become so, fails with the reasons that can be found. */
export async function expectRight(environment: Environment, limit = 150_000): Promise<void> {
	await environment.sandbox.shop.settled();
	if (await becomesRight(environment, limit)) return;
	throw new Error(`The contacts did not become right.\n${await diagnosis(environment)}`);
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
export async function failedRuns({ n8n }: Environment) {
	return (await n8n.rest.executions()).filter(({ status }) =>
		['error', 'crashed', 'failed'].includes(status),
	);
}

/**
 * The number of the newest run; n8n lists runs that begin together in no certain order.
 *
 * @param by  only of those that a request (`webhook`) or a poll (`trigger`) began
 */
export async function newestRun({ n8n }: Environment, by?: string): Promise<number> {
	const runs = (await n8n.rest.executions()).filter(({ mode }) => !by || mode === by);
	return Math.max(0, ...runs.map(({ id }) => Number(id)));
}

/** Waits until no run is under way; fails with those that are. */
export async function expectQuiet({ n8n }: Environment, limit = 60_000): Promise<void> {
	let underWay: string[] = [];
	const isQuiet = await becomesTrue(async () => {
		underWay = (await n8n.rest.executions())
			.filter(({ status }) => ['new', 'running', 'waiting'].includes(status))
			.map(({ id, status }) => `${id} (${status})`);
		return underWay.length === 0;
	}, limit);
	if (!isQuiet) throw new Error(`Runs are still under way: ${underWay.join(', ')}`);
}
