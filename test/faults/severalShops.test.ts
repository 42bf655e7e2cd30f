// Three shops that write into one account, two workflows on one shop, and a webhook that another app holds.
import type { StoredCredential } from '../../demo/n8n/rest';
import {
	becomesTrue,
	boundTemplate,
	goLive,
	openEnvironment,
	TRIGGER,
	type Environment,
} from '../../demo/environment';
import { startSandbox, type Account, type Sandbox } from '../../sandbox';
import { compared } from '../../sandbox/judge/comparison';
import { expectQuiet, PATIENCE } from '../e2e/arrival';
import { BusyDay } from './busyDay';
import { SeededRandom } from './seededRandom';
import { keeps, says } from './results';
import { linesOfLongTests, seed, size } from './size';

const OTHER_APP = 'https://other-app.example.com/kv';

/** A workflow with the shop it watches and the account it writes into. */
interface Link {
	workflowId: string;
	shop: Sandbox;
	account: Account;
}

describe.each(linesOfLongTests())('several shops and workflows with n8n %s', (line) => {
	const random = new SeededRandom(seed());
	const asked = size();
	const others: Sandbox[] = [];
	const links: Link[] = [];
	let environment: Environment;
	let days: BusyDay[];
	let firstHooks: number[];

	const hookIds = ({ shop }: Sandbox) => shop.webhooks.map(({ id }) => id).sort();

	async function link(shop: Sandbox, account: Sandbox, kiotViet: StoredCredential): Promise<void> {
		const { n8n } = environment;
		const ladiFlow = await n8n.rest.createCredential(
			'ladiFlowApi',
			`Account of ${account.kiotViet.retailer}`,
			{ ...account.ladiFlow },
		);
		const draft = boundTemplate({ kiotViet, ladiFlow }, { hurried: true });
		const { id } = await n8n.rest.createWorkflow(draft);
		await goLive(n8n, id);
		links.push({ workflowId: id, shop, account: account.account });
	}

	beforeAll(async () => {
		says(`SeededRandom begins at FAULTS_SEED=${random.seed}`);
		environment = await openEnvironment({ line, hurried: true });
		const first = environment.sandbox;
		links.push({ workflowId: environment.workflow.id, shop: first, account: first.account });
		firstHooks = hookIds(first);
		for (const number of [2, 3]) {
			const shop = await startSandbox({
				retailer: `cuahang${number}`,
				retailerId: 500200000 + number,
			});
			others.push(shop);
			if (number === 2) shop.shop.letsAnotherOwnerRegister('invoice.update', OTHER_APP);
			const kiotViet = await environment.n8n.rest.createCredential(
				'kiotVietApi',
				`Shop ${number}`,
				{
					...shop.kiotViet,
				},
			);
			await link(shop, first, kiotViet);
		}
		// A second workflow on the first shop, for an account of its own.
		await link(first, others[0], environment.credentials.kiotViet);
		days = [first, ...others].map(({ shop }, district) => new BusyDay(shop, random, district));
	}, PATIENCE.environment);

	afterAll(async () => {
		await environment?.close();
		for (const sandbox of others) await sandbox.stop();
	}, PATIENCE.test);

	/** What is wrong in any account; nobody's contacts are those that belong to no shop that writes there. */
	function wrong(): string[] {
		return links.flatMap(({ shop, account }) => {
			const rows = compared(shop.shop, account, shop.switches).rows.filter(({ equal }) => !equal);
			const strangers = links
				.filter((other) => other.account === account)
				.map((other) => new Set(compared(other.shop.shop, account, shop.switches).unexpected))
				.reduce((left, right) => new Set([...left].filter((contact) => right.has(contact))));
			return [
				...rows.map(
					({ customer, field, expected, actual }) =>
						`${shop.kiotViet.retailer} ${customer} ${field}: expected ${String(expected)}, found ${String(actual)}`,
				),
				...[...strangers].map(({ email }) => `nobody's contact ${email}`),
			];
		});
	}

	async function expectAllRight(): Promise<void> {
		for (const { shop } of links) await shop.shop.settled();
		await becomesTrue(() => wrong().length === 0, PATIENCE.test);
		expect(wrong()).toEqual([]);
	}

	it(
		'get every change through, with n8n killed in between, and no event goes astray',
		async () => {
			for (const day of days) day.opens();
			await Promise.all(
				days.map(async (day) => await day.passes(asked.changes * 2, asked.outage / asked.changes)),
			);
			await expectAllRight();
			await environment.n8n.kill();
			await Promise.all(days.map(async (day) => await day.passes(asked.changes)));
			await environment.n8n.start();
			const started = Date.now();
			await expectAllRight();
			const seconds = ((Date.now() - started) / 1000).toFixed(1);
			const figure = `three shops, four workflows, ${asked.changes * 9} changes; right again ${seconds} s after n8n was killed and answered again`;
			says(`${line}: ${figure}`);
			keeps({ name: 'several shops and workflows', line, size: asked.name, figure });
		},
		PATIENCE.test * 3,
	);

	it('leave each other’s and another app’s webhooks alone', () => {
		expect(hookIds(environment.sandbox)).toEqual(firstHooks);
		const foreign = others[0].shop.webhooks.filter(({ url }) => url === OTHER_APP);
		expect(foreign.map(({ type, isActive }) => [type, isActive])).toEqual([
			['invoice.update', true],
		]);
		expect(others[1].shop.webhooks).toHaveLength(4);
	});

	it(
		'tell the user whose address holds a webhook',
		async () => {
			await expectQuiet(environment);
			const hintsOf = async ({ workflowId }: Link) => {
				const [newest] = await environment.n8n.rest.executions({ workflowId, status: ['success'] });
				return (await environment.n8n.rest.execution(newest.id)).runs[TRIGGER][0].hints.join('\n');
			};
			const [first, second, third, again] = links;
			const held = environment.sandbox.shop.webhooks.find(({ type }) => type === 'customer.update');
			expect(await hintsOf(second)).toContain(`invoice.update belongs to ${OTHER_APP}`);
			expect(await hintsOf(again)).toContain(`customer.update belongs to ${held?.url}`);
			expect(await hintsOf(first)).toBe('');
			expect(await hintsOf(third)).toBe('');
		},
		PATIENCE.test,
	);
});
