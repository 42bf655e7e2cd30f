// One shop, one n8n, one LadiFlow account, and everything in the table of faults, one after another.
import type { N8nLine } from '../../demo/n8n/install';
import { openStage, type Stage } from '../../demo/stage';
import { expectRight, PATIENCE } from '../e2e/arrival';
import { BusyDay } from './busyDay';
import { Chance } from './chance';
import type { World } from './fault';
import { keeps } from './results';
import { seed, size } from './size';
import { healingOf } from './strike';
import { ONE_SHOP } from './table';

const NEWEST: N8nLine = '2.41.1';
const LINES: N8nLine[] = [NEWEST, '1.123.81'];

describe.each(LINES)('with n8n %s nothing is lost when', (line) => {
	const chance = new Chance(seed());
	const asked = size();
	let stage: Stage;
	let world: World;

	beforeAll(async () => {
		process.stderr.write(`Chance begins at FAULTS_SEED=${chance.seed}\n`);
		stage = await openStage({ line });
		const day = new BusyDay(stage.sandbox.shop, chance);
		world = { stage, day, chance, size: asked };
		day.opens();
		await day.passes(20);
		await expectRight(stage);
	}, PATIENCE.stage);

	afterAll(async () => await stage?.close(), PATIENCE.test);

	const faults = ONE_SHOP.filter(
		({ newestOnly }) => !newestOnly || asked.name === 'full' || line === NEWEST,
	);
	it.each(faults.map((fault) => [fault.name, fault] as const))(
		'%s',
		async (name, fault) => {
			const healings: number[] = [];
			for (let round = 0; round < (fault.rounds?.(asked) ?? 1); round += 1) {
				healings.push(await healingOf(fault, world));
				process.stderr.write(
					`${new Date().toISOString()} ${line}: ${name}: ${healings.at(-1)?.toFixed(1)} s\n`,
				);
			}
			keeps({ name, line, size: asked.name, figure: Math.max(...healings) });
		},
		asked.longOutage * 2 + 40 * PATIENCE.test,
	);
});
