// The template exactly as it is shipped, with its waits of minutes; only in the full form.
import { openStage, type Stage } from '../../demo/stage';
import { expectRight, PATIENCE } from '../e2e/arrival';
import { BusyDay } from './busyDay';
import { Chance } from './chance';
import type { World } from './fault';
import { says } from './results';
import { seed, size } from './size';
import { survives } from './strike';
import { AS_SHIPPED } from './table';

describe('nothing is lost as the template is shipped when', () => {
	const chance = new Chance(seed());
	let stage: Stage;
	let world: World;

	beforeAll(async () => {
		says(`Chance begins at FAULTS_SEED=${chance.seed}`);
		stage = await openStage();
		world = { stage, day: new BusyDay(stage.sandbox.shop, chance), chance, size: size() };
		world.day.opens();
		await expectRight(stage);
	}, PATIENCE.stage);

	afterAll(async () => await stage?.close(), PATIENCE.test);

	it.each(AS_SHIPPED.map((fault) => [fault.name, fault] as const))(
		'%s',
		async (_name, fault) => await survives(fault, world),
		PATIENCE.stage * 3,
	);
});
