// The templates that write to customers, call workflows, tell failures and answer questions, run in a real n8n.
import axios from 'axios';
import { DateTime } from 'luxon';

import { goLive, openEnvironment, type Environment } from '../../demo/environment';
import { LINES } from '../../demo/n8n/install';
import type { StoredCredential } from '../../demo/n8n/rest';
import { receiver, type Receiver } from '../unit/sandbox/clients';
import { expectSoon, PATIENCE } from './arrival';
import { careFlows } from './careFlows';
import { type ChatModel, startChatModel } from './chatModel';
import { TemplateUser } from './templateUser';

jest.setTimeout(PATIENCE.test);

const CHAT = '5b1f6c1e-0000-4000-8000-000000000402';

describe.each(LINES)('on n8n %s', (line) => {
	let environment: Environment;
	let user: TemplateUser;
	let model: ChatModel;
	let openAi: StoredCredential;

	beforeAll(async () => {
		environment = await openEnvironment({ line, publish: false });
		user = new TemplateUser(environment);
		await user.makesCredentials([environment.sandbox], environment.sandbox);
		model = await startChatModel();
		openAi = await environment.n8n.rest.createCredential('openAiApi', 'OpenAI account', {
			apiKey: 'made-up',
			url: model.url,
		});
	}, PATIENCE.environment);

	afterAll(async () => {
		await model?.close();
		await environment?.close();
	}, PATIENCE.test);

	describe('the care flows', () => careFlows(() => ({ environment, user })));

	describe('errors to chat', () => {
		let chat: Receiver;

		beforeAll(async () => {
			chat = await receiver();
		});

		afterAll(async () => await chat.close());

		it('tells once in plain Vietnamese which workflow failed, where, why, and what to do', async () => {
			const { n8n, credentials } = environment;
			const teller = await user.opens('errors-to-chat', {}, (node) => {
				if (node.name !== 'Send to a Chat') return;
				node.disabled = false;
				node.parameters.url = chat.url;
			});
			if (!n8n.line.startsWith('1.')) await goLive(n8n, teller.id);
			const { id, name } = credentials.ladiFlow;
			const failing = await n8n.rest.createWorkflow({
				name: 'Nhắn khách',
				nodes: [
					{
						name: 'Called',
						type: 'n8n-nodes-base.webhook',
						typeVersion: 2,
						position: [0, 0],
						webhookId: '5b1f6c1e-0000-4000-8000-000000000401',
						parameters: { httpMethod: 'POST', path: 'fails', options: {} },
					},
					{
						name: 'Start the Flow',
						type: 'n8n-nodes-kiotviet-ladiflow.ladiFlow',
						typeVersion: 1.1,
						position: [220, 0],
						credentials: { ladiFlowApi: { id, name } },
						parameters: {
							resource: 'flow',
							operation: 'startByCatchHook',
							catchHookUrl: 'https://example.com/none',
							content: 'item',
						},
					},
				],
				connections: { Called: { main: [[{ node: 'Start the Flow', type: 'main', index: 0 }]] } },
				settings: { executionOrder: 'v1', errorWorkflow: teller.id },
			});
			await goLive(n8n, failing.id);
			const fails = async () =>
				await axios.post(`${n8n.url}/webhook/fails`, { phone: '0900000001' });
			await fails();
			await expectSoon('the failure is told', () => chat.received.length > 0);
			const { text } = JSON.parse(chat.received[0].raw) as { text: string };
			expect(text).toMatch(/^Quy trình "Nhắn khách" bị lỗi lúc \d\d:\d\d \d\d\/\d\d\/\d{4}\.$/m);
			expect(text).toMatch(/^Bước: Start the Flow$/m);
			expect(text).toMatch(/^Lý do: This is not the address of a Catch hook/m);
			expect(text).toMatch(/^Cần làm: Mở node gọi flow .*kiểm tra địa chỉ Catch hook/m);
			expect(text).toMatch(/^Xem lần chạy: http:/m);

			const runs = async () => {
				const told = await n8n.rest.executions({ workflowId: teller.id });
				return told.filter(({ status }) => status === 'success').length;
			};
			await fails();
			await expectSoon('the second failure came too', async () => (await runs()) === 2);
			expect(chat.received).toHaveLength(1);
			await n8n.rest.unpublish(failing.id);
		});
	});

	describe('the shop assistant', () => {
		it('answers from the shop, by tools that only read', async () => {
			const { sandbox, n8n } = environment;
			const { shop } = sandbox;
			const [product] = shop.products;
			const hoa = shop.registersCustomer({ name: 'Hoa Mẫu', contactNumber: '0900000120' });
			const lines = [{ productId: product.id, quantity: 2 }];
			const sale = shop.sells({ customerId: hoa.id, lines, paid: 0 });
			// As everybody's chat, which is asked without the editor.
			const assistant = await user.opens('shop-assistant', {}, (node) => {
				const { id, name } = openAi;
				if (node.type.endsWith('.lmChatOpenAi')) node.credentials = { openAiApi: { id, name } };
				if (node.name !== 'Chat') return;
				node.webhookId = CHAT;
				node.parameters.public = true;
			});
			await goLive(n8n, assistant.id);
			const today = DateTime.now().setZone('Asia/Ho_Chi_Minh').toISODate();
			const requests = sandbox.requests.length;
			model.words = 'Chị Hoa còn nợ.';
			model.follows([
				() => ['Find_Customers_by_Name', { name: 'Hoa' }],
				() => ['Read_Customer_by_Phone', { phone: '0900000120' }],
				([found]) => ['Last_Invoices_of_a_Customer', { customerId: customerIn(found) }],
				([found]) => ['Last_Orders_of_a_Customer', { customerId: customerIn(found) }],
				([found]) => ['Order_Metrics_of_a_Customer', { customerId: customerIn(found) }],
				() => ['Goods_and_Stock', { name: product.name }],
				() => ['Sales_Figures', { from: today, until: today }],
				() => ['Invoices_of_a_Period', { from: today, until: today, limit: 5 }],
			]);
			const { data } = await axios.post<unknown>(`${n8n.url}/webhook/${CHAT}/chat`, {
				action: 'sendMessage',
				sessionId: 'test',
				chatInput: 'Chị Hoa nợ bao nhiêu?',
			});
			expect(data).toEqual({ output: model.words });
			const heard = model.heard.map((said) => JSON.parse(said) as Array<Record<string, unknown>>);
			const [found, byPhone, invoices, orders, metrics, goods, figures, sold] = heard;
			expect(found).toMatchObject([{ id: hoa.id, debt: sale.total }]);
			expect(byPhone).toMatchObject([{ id: hoa.id, debt: sale.total }]);
			expect(invoices).toMatchObject([{ code: sale.code, total: sale.total }]);
			// n8n hands an empty list on as an empty text.
			expect(orders).toBe('');
			expect(metrics).toMatchObject([{ all: { count: 1, value: sale.total } }]);
			expect(goods[0]).toMatchObject({ code: product.code });
			expect(figures[0].all).toMatchObject({ count: expect.any(Number) });
			expect(sold[0]).toMatchObject({ code: sale.code });
			expect(model.tools).toHaveLength(heard.length);
			const asked = sandbox.requests
				.slice(requests)
				.filter(({ service }) => service === 'kiotviet');
			expect(asked.filter(({ method }) => method !== 'GET')).toEqual([]);
		});
	});
});

const customerIn = (said: string) => String((JSON.parse(said) as Array<{ id: number }>)[0].id);
