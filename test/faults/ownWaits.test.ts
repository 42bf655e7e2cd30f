// LadiFlow is away, and the template's error branch waits the minutes that it waits at its users' places.
import { openEnvironment, type Environment } from '../../demo/environment';
import { expectQuiet, expectRight, expectSoon, failedRuns, PATIENCE } from '../e2e/arrival';
import { BusyDay } from './busyDay';
import { SeededRandom } from './seededRandom';
import { usualChanges } from './fault';
import { keeps, says } from './results';
import { linesOfLongTests, seed, size } from './size';
import { LADIFLOW_DOWN, OWN_WAITS } from './table';

/** After an outage of ten minutes the third wait, of fifteen minutes, is the one that brings everything through. */
const FIRST_WAITS = 200_000;

describe.each(linesOfLongTests())(
	'with n8n %s and the waits of the template as they are',
	(line) => {
		const asked = size();
		const outage = asked.errorBranchOutage;
		const limit = FIRST_WAITS + 2 * outage;
		let environment: Environment;

		beforeAll(async () => {
			environment = await openEnvironment({ line });
		}, PATIENCE.environment);

		afterAll(async () => await environment?.close(), PATIENCE.test);

		it(
			'an outage of LadiFlow heals by itself, with what the shop says by then',
			async () => {
				const { n8n, sandbox } = environment;
				const { shop } = sandbox;
				const random = new SeededRandom(seed());
				says(`SeededRandom begins at FAULTS_SEED=${random.seed}`);
				const world = { environment, day: new BusyDay(shop, random), random, size: asked };
				world.day.opens();
				await expectRight(environment);
				await expectQuiet(environment);
				const failedBefore = (await failedRuns(environment)).length;

				const injected = await LADIFLOW_DOWN(world);
				const customer = shop.registersCustomer({ name: 'Khách Mẫu', contactNumber: '0999900002' });
				const sale = shop.sells({
					customerId: customer.id,
					lines: [{ productCode: shop.products[0].code, quantity: 1 }],
					paid: 0,
				});
				await expectSoon('a run waits', async () =>
					(await n8n.rest.executions()).some(({ status }) => status === 'waiting'),
				);
				shop.collectsPayment(sale.id, 10_000);
				await usualChanges(world, outage);
				await shop.settled();
				expect(sandbox.compare().equal).toBe(false);

				await injected.mend();
				const mended = Date.now();
				await expectRight(environment, limit);
				const figure = (Date.now() - mended) / 1000;
				says(`${line}: ${OWN_WAITS.name} (${outage / 1000} s): right again after ${figure} s`);
				keeps({ name: OWN_WAITS.name, line, size: asked.name, figure });
				await expectQuiet(environment, limit);
				expect(sandbox.compare().equal).toBe(true);
				expect(await failedRuns(environment)).toHaveLength(failedBefore);
			},
			outage + 2 * limit + PATIENCE.test,
		);
	},
);
