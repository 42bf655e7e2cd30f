// n8n in queue mode: a day in the shop, each process and each store that dies, and nothing written twice.
import { countBy, pickBy } from 'lodash';

import { playDay } from '../../demo/day';
import { storesError } from '../../demo/n8n/stores';
import { openEnvironment, TRIGGER, type Environment } from '../../demo/environment';
import { expectQuiet, expectRight, expectSoon, ONE_CATCH_UP, PATIENCE } from '../e2e/arrival';
import { BusyDay } from './busyDay';
import { SeededRandom } from './seededRandom';
import type { World } from './fault';
import { says } from './results';
import { linesOfLongTests, seed, size } from './size';
import { survives } from './inject';
import { DOUBLE_QUEUE_MODE, QUEUE_MODE } from './table';

describe.each(linesOfLongTests())('with n8n %s in queue mode', (line) => {
	const random = new SeededRandom(seed());
	const asked = size();
	let environment: Environment;
	let world: World;

	beforeAll(async () => {
		const preflightError = storesError();
		if (preflightError) throw new Error(preflightError);
		says(`SeededRandom begins at FAULTS_SEED=${random.seed}`);
		environment = await openEnvironment({ line, workers: 1, hurried: true });
		world = {
			environment,
			day: new BusyDay(environment.sandbox.shop, random),
			random,
			size: asked,
		};
		world.day.opens();
	}, PATIENCE.environment);

	afterAll(async () => await environment?.close(), PATIENCE.test);

	it(
		'a busy day ends with the right contacts, and no change is passed on twice',
		async () => {
			await world.day.passes(asked.changes * 2, 100);
			await expectRight(environment);
			// Until the next look has handed on again what the main process cannot know to be done.
			const looks = () =>
				environment.sandbox.requests.filter(
					({ path, method }) => path === '/customers' && method === 'GET',
				).length;
			const before = looks();
			await expectSoon('another look at the shop', () => looks() > before, ONE_CATCH_UP);
			await expectQuiet(environment);
			expect(pickBy(countBy(await passedOn(environment)), (times) => times > 1)).toEqual({});
		},
		PATIENCE.test * 2,
	);

	it(
		'the scripted day, with the main process stopped for a while, ends with the right contacts',
		async () => {
			await playDay(environment, () => undefined);
			await expectRight(environment);
		},
		PATIENCE.test * 2,
	);

	describe('nothing is lost when', () => {
		it.each(QUEUE_MODE.map((fault) => [fault.name, fault] as const))(
			'%s',
			async (_name, fault) => await survives(fault, world),
			20 * PATIENCE.test,
		);
	});
});

describe.each(linesOfLongTests())(
	'with n8n %s in queue mode with two workers and two webhook processes',
	(line) => {
		const random = new SeededRandom(seed());
		const asked = size();
		let environment: Environment;
		let world: World;

		beforeAll(async () => {
			says(`SeededRandom begins at FAULTS_SEED=${random.seed}`);
			environment = await openEnvironment({
				line,
				workers: 2,
				webhookProcesses: 2,
				hurried: true,
			});
			const day = new BusyDay(environment.sandbox.shop, random);
			world = { environment, day, random, size: asked };
			day.opens();
			await expectRight(environment);
		}, PATIENCE.environment);

		afterAll(async () => await environment?.close(), PATIENCE.test);

		it.each(DOUBLE_QUEUE_MODE.map((fault) => [fault.name, fault] as const))(
			'nothing is lost when %s',
			async (_name, fault) => await survives(fault, world),
			20 * PATIENCE.test,
		);
	},
);

/** The keys of all that the trigger passed on, in all runs. */
async function passedOn({ n8n }: Environment): Promise<string[]> {
	const keys: string[] = [];
	for (const { id } of await n8n.rest.allExecutions()) {
		const [run] = (await n8n.rest.execution(id)).runs[TRIGGER] ?? [];
		keys.push(...(run?.items[0] ?? []).map(({ dedupeKey }) => String(dedupeKey)));
	}
	return keys;
}
