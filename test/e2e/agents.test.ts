// Both nodes as tools in a real n8n: of an AI Agent, and of a program that speaks MCP; in good order and with wrong arguments.
import { goLive, openEnvironment, type Environment } from '../../demo/environment';
import type { Customer } from '../../sandbox';
import { PATIENCE } from './arrival';
import { type ChatModel, startChatModel, type Step } from './chatModel';
import { agentCaller, mcpCaller, type ToolCaller } from './toolCallers';
import { MCP_PATH, START, toolWorkflow } from './toolWorkflow';

jest.setTimeout(PATIENCE.test);

const LIMIT = 5;

/** What was heard, without the marks of JSON. */
const plain = (said: string) => said.replaceAll('\\"', '"');

describe('both nodes as tools of n8n 2', () => {
	let environment: Environment;
	let model: ChatModel;
	let lan: Customer;
	let hook: string;
	const callers: Record<string, ToolCaller> = {};

	beforeAll(async () => {
		environment = await openEnvironment({ publish: false });
		model = await startChatModel();
		const { sandbox, n8n } = environment;
		lan = sandbox.shop.registersCustomer({ name: 'Lan Mẫu', contactNumber: '0900000001' });
		sandbox.shop.registersCustomer({ name: 'An Mẫu', contactNumber: '0900000002' });
		const [{ id: productId }] = sandbox.shop.products;
		sandbox.shop.sells({ customerId: lan.id, lines: [{ productId, quantity: 1 }], paid: 0 });
		hook = sandbox.account.automation.makesCatchHook('Nhắc nợ', { phone: 'phone' })._id;
		const chatModel = await n8n.rest.createCredential('openAiApi', 'Scripted model', {
			apiKey: 'made-up',
			url: model.url,
		});
		const workflow = await n8n.rest.createWorkflow(
			toolWorkflow(environment, chatModel, `${sandbox.url}/hooks/catch/${hook}`),
		);
		await goLive(n8n, workflow.id);
		callers.agent = agentCaller(environment, workflow, START, model);
		callers.mcp = await mcpCaller('2.41.1', `${n8n.url}/mcp/${MCP_PATH}`);
	}, PATIENCE.environment);

	afterAll(async () => {
		for (const caller of Object.values(callers)) await caller.close();
		await model?.close();
		await environment?.close();
	}, PATIENCE.test);

	describe.each([
		['an AI Agent', 'agent'],
		['a program that speaks MCP', 'mcp'],
	])('%s', (_, kind) => {
		const read = (said: string) => JSON.parse(said) as Array<Record<string, unknown>>;
		const customerIn = (said: string) => read(said)[0] as unknown as Customer;

		it('is told what each tool does, and which of them cost money', async () => {
			const tools = await callers[kind].tools();
			expect(Object.fromEntries(tools.map(({ name, description }) => [name, description]))).toEqual(
				{
					Find_Customers: 'Get many customers in KiotViet',
					Read_Customer: 'Get a customer in KiotViet',
					Save_Contact: 'Create or update a contact in LadiFlow',
					Start_Flow:
						'Start a flow by its catch hook and send messages that cost money in LadiFlow',
				},
			);
		});

		it('finds a customer, reads the debt, saves the contact and starts a flow', async () => {
			const { account } = environment.sandbox;
			const calledBefore = account.automation.hookCalls.length;
			const said = await callers[kind].does(
				() => ['Find_Customers', { name: 'Lan', limit: LIMIT }],
				([found]) => ['Read_Customer', { customerId: String(customerIn(found).id) }],
				([, card]) => {
					const { contactNumber, name, debt } = customerIn(card);
					return ['Save_Contact', { phone: contactNumber, name, debt: String(debt) }];
				},
				([, card]) => {
					const { contactNumber: phone, debt } = customerIn(card);
					return ['Start_Flow', { data: JSON.stringify({ phone, debt }) }];
				},
			);
			expect(lan.debt).toBeGreaterThan(0);
			expect(read(said[0]).map(({ id }) => id)).toEqual([lan.id]);
			expect(customerIn(said[1]).debt).toBe(lan.debt);
			const contact = account.withPhone('0900000001');
			expect(contact?.fields.get('debt')).toEqual(lan.debt);
			expect(read(said[2])[0]).toMatchObject({ contactId: contact?._id });
			expect(read(said[3])[0]).toMatchObject({ started: true });
			expect(account.automation.hookCalls.slice(calledBefore)).toEqual([
				{ hook, data: { phone: '0900000001', debt: lan.debt } },
			]);
		});
	});

	describe('an argument that does not fit', () => {
		/** What the agent's model hears; n8n itself refuses other types than the tool's before an MCP call reaches it. */
		type Row = [what: string, ...ReturnType<Step>, hears: RegExp, overMcp?: RegExp];
		const rows: Row[] = [
			[
				'a number in words',
				'Find_Customers',
				{ name: 'Lan', limit: 'nhiều' },
				/"Limit" is no whole number above 0\. Give a whole number/,
				/expected number[^]*limit/i,
			],
			[
				'a null',
				'Find_Customers',
				{ name: null, limit: LIMIT },
				/"Name" is empty\. Fill in/,
				/name/,
			],
			['nothing at all', 'Read_Customer', {}, /"Customer" is empty\. Fill in/, /customerId/],
			[
				'a name where an ID belongs',
				'Read_Customer',
				{ customerId: 'Lan' },
				/is no ID.*\. Give the ID in digits only/,
			],
			[
				'JSON where an ID belongs',
				'Read_Customer',
				{ customerId: '{"id": 1}' },
				/is no ID.*\. Give the ID in digits only/,
			],
			['an ID of nobody', 'Read_Customer', { customerId: '987654' }, /customer 987654.*\. [A-Z]/],
			[
				'half a phone',
				'Save_Contact',
				{ phone: '12', name: 'Lan', debt: '1' },
				/neither a usable e-mail nor a usable phone.*\. Fill "Email" or "Phone"/,
			],
			[
				'JSON where a number belongs',
				'Save_Contact',
				{ phone: '0900000001', name: 'Lan', debt: '{"amount": 5}' },
				/"debt" is no number.*\. Write it with digits only/,
			],
			[
				'a number that can be read in two ways',
				'Save_Contact',
				{ phone: '0900000001', name: 'Lan', debt: '150.000' },
				/"debt" can be read as thousands or as a fraction.*\. Write it without/,
			],
			[
				'half a JSON text',
				'Start_Flow',
				{ data: '{"phone"' },
				/"JSON" does not hold an object.*\. Write/,
			],
			[
				'JSON text that names nobody',
				'Start_Flow',
				{ data: '{"phone": null}' },
				/no data to send.*phone.*\. Give at least an e-mail or a phone/,
			],
		];

		// As one value: a row with fewer values than the test takes would make it wait for a callback.
		const wrong = rows.map((row) => ({ what: row[0], row }));

		it.each(wrong)('$what ends in a sentence with what to do', async ({ row }) => {
			const [, tool, args, hears, mcp] = row;
			const { sandbox } = environment;
			const before = sandbox.account.automation.hookCalls.length;
			const [agentHears] = await callers.agent.does(() => [tool, args]);
			const [programHears] = await callers.mcp.does(() => [tool, args]);
			expect(plain(agentHears)).toMatch(hears);
			expect(plain(programHears)).toMatch(mcp ?? hears);
			expect(sandbox.account.automation.hookCalls).toHaveLength(before);
		});

		it('numbers as text, which a model often gives, are understood', async () => {
			const [said] = await callers.agent.does(() => [
				'Find_Customers',
				{ name: 'Mẫu', limit: '1' },
			]);
			expect(JSON.parse(said)).toHaveLength(1);
		});
	});
});
