// Every template as a user has it: brought into both lines of n8n, and run on a shop with the oracle as judge.
import { DateTime } from 'luxon';

import { becomesTrue, goLive, openEnvironment, type Environment } from '../../demo/environment';
import { LINES } from '../../demo/n8n/install';
import type { Execution, StoredWorkflow } from '../../demo/n8n/rest';
import { startSandbox, type Sandbox } from '../../sandbox';
import { compared } from '../../sandbox/judge/comparison';
import { receiver, type Receiver } from '../unit/sandbox/clients';
import { expectRight, expectSoon, PATIENCE } from './arrival';
import { draftOf, TEMPLATES, TemplateUser, working } from './templateUser';

const VIETNAM = 'Asia/Ho_Chi_Minh';
const CHAT = 'Send to a Chat';

describe.each(LINES)('the templates on n8n %s', (line) => {
	let environment: Environment;
	let user: TemplateUser;
	let sandbox: Sandbox;
	const others: Sandbox[] = [];
	let chat: Receiver;

	/** Runs a workflow as *Execute workflow* does. */
	const run = async (workflow: StoredWorkflow, start: string) =>
		await environment.n8n.rest.runManually(workflow, start);

	/** The first item that a node gave in its last run. */
	const given = ({ runs }: Execution, node: string) => runs[node].at(-1)?.items[0][0] ?? {};

	const sent = () => chat.received.map(({ raw }) => (JSON.parse(raw) as { text: string }).text);

	/** Switches the message to a chat on. */
	const tellsTheChat = (node: { name: string; disabled?: unknown; parameters: object }) => {
		if (node.name !== CHAT) return;
		node.disabled = false;
		Object.assign(node.parameters, { url: chat.url });
	};

	/** What is sold on a day: one kind of goods, paid in full. */
	const sells = (customerId: number, day: string, quantity = 1) => {
		const { shop } = sandbox;
		return shop.sells({
			customerId,
			lines: [{ productCode: shop.products[0].code, quantity }],
			purchaseDate: `${day}T10:00:00`,
		});
	};

	beforeAll(async () => {
		environment = await openEnvironment({ line, publish: false });
		({ sandbox } = environment);
		for (const number of [2, 3]) {
			const retailer = `cuahang${number}`;
			others.push(await startSandbox({ retailer, retailerId: 500200000 + number }));
		}
		chat = await receiver();
		user = new TemplateUser(environment);
		await user.makesCredentials([sandbox, ...others], sandbox);
	}, PATIENCE.environment);

	afterEach(() => sandbox.faults.clear());

	afterAll(async () => {
		await environment?.close();
		await chat?.close();
		for (const other of others) await other.stop();
	}, PATIENCE.test);

	it(
		'come in by the command and by the public API, each with its credentials, and as they are in the file',
		async () => {
			const byCommand = await user.importsByCommand();
			for (const template of TEMPLATES) {
				const draft = draftOf(template);
				for (const workflow of [byCommand[draft.name], await user.importsByApi(draft)]) {
					expect(workflow.active).toBe(false);
					const looksAt = ({ name, type, typeVersion, parameters }: (typeof draft.nodes)[0]) => ({
						...{ name, type, typeVersion, parameters },
					});
					expect(workflow.nodes.map(looksAt)).toEqual(draft.nodes.map(looksAt));
					expect(workflow.connections).toEqual(draft.connections);
					expect(workflow.settings).toMatchObject(draft.settings ?? {});
					const unbound = working(workflow).filter(({ credentials = {} }) =>
						Object.values(credentials).some(({ id }) => !id),
					);
					expect(unbound.map(({ name }) => name)).toEqual([]);
				}
			}
		},
		PATIENCE.test,
	);

	it.each(TEMPLATES)('%s is made of nodes in versions that this n8n knows', async (template) => {
		// n8n makes a tool of each node by itself, in the node's own versions.
		const nodes = draftOf(template).nodes.map(({ type, typeVersion }) => ({
			type: type.replace(/(?<=\.(kiotViet|ladiFlow))Tool$/, ''),
			typeVersion,
		}));
		const known = await environment.n8n.rest.call<Array<{ name: string; version: unknown }>>({
			method: 'POST',
			url: '/node-types',
			data: { nodeInfos: nodes.map(({ type: name, typeVersion: version }) => ({ name, version })) },
		});
		const isKnown = ({ type, typeVersion }: (typeof nodes)[0]) =>
			known.some(
				({ name, version }) => type.endsWith(`.${name}`) && [version].flat().includes(typeVersion),
			);
		expect(nodes.filter((node) => !isKnown(node)).map(({ type }) => type)).toEqual([]);
	});

	it(
		'setup-check says on a page what may be read, who holds a webhook and which fields to make',
		async () => {
			sandbox.shop.letsAnotherOwnerRegister('product.update');
			sandbox.account.addsContact({ first_name: 'Mẫu', email: 'mau@example.com' });
			sandbox.account.removesField('debt');
			const checked = await run(await user.opens('setup-check'), 'Check Now');
			expect(checked.error).toBeNull();
			const page = String(given(checked, 'Report Page').html);
			expect(page).toContain('other-app.example.com');
			expect(page).toContain('không, của ứng dụng khác');
			expect(page).toMatch(/Tổng nợ của khách hàng<\/td><td><code>debt<\/code>.*?Chưa thấy/);
			expect(page).toMatch(/customers<\/td>.*?được/);
			expect(page).not.toMatch(/undefined|\[object|\{\{/);
			sandbox.account.definesField('debt', 'NUMBER');

			// A key that is refused is told on the page too.
			sandbox.account.keyHasPermission = false;
			const refused = await run(await user.opens('setup-check'), 'Check Now');
			sandbox.account.keyHasPermission = true;
			expect(String(given(refused, 'Report Page').html)).toContain('Automation');
		},
		PATIENCE.test,
	);

	describe('import-history', () => {
		const PARTS = { recordsAtOnce: 25 };
		let workflow: StoredWorkflow;

		beforeAll(async () => {
			const { shop } = sandbox;
			for (let number = 1; number <= 60; number += 1) {
				const phone = `09000${String(number).padStart(5, '0')}`;
				const customer = shop.registersCustomer({ name: `Khách ${number}`, contactNumber: phone });
				if (number > 40) continue;
				const [sold, ordered] = shop.products;
				shop.sells({ customerId: customer.id, lines: [{ productId: sold.id, quantity: number }] });
				if (number % 4 > 0) continue;
				const lines = [{ productId: ordered.id, quantity: 1 }];
				shop.takesOrder({ customerId: customer.id, lines });
			}
			workflow = await user.opens('import-history', PARTS);
		});

		it(
			'stops where a flow might start on what it writes, and where a branch is not known',
			async () => {
				const trigger = sandbox.account.automation.makesTagTrigger('Chào khách mới', 'x');
				Object.assign(trigger, { type: 'CUSTOMER_CREATED', trigger_conditions: [] });
				const noisy = await run(workflow, 'Start or Go On');
				expect(noisy.error?.message).toContain('Chào khách mới');
				trigger.status = false;
				const unknown = await user.opens('import-history', { branches: 'Chi nhánh Lạ' });
				const wrong = await run(unknown, 'Start or Go On');
				expect(wrong.error?.message).toMatch(/chi nhánh lạ.*Gian hàng có: .*Quận 7/i);
				expect(sandbox.account.contacts.filter(({ byHand }) => !byHand)).toEqual([]);
			},
			PATIENCE.test,
		);

		it(
			'goes on where it was stopped, twice, and ends with the right contacts, without a tag or a hook',
			async () => {
				const { rest } = environment.n8n;
				const progress = async () =>
					Object.fromEntries(
						(await user.rows('kiotviet_import')).map((row) => [row.phase, Number(row.done)]),
					);
				// The run waits in the middle of a part until it is stopped.
				for (const stopAt of ['customers', 'invoices']) {
					const sentence = stopAt === 'customers' ? /09000000(40|50|60)/ : /HD0000(30|35|40)/;
					sandbox.faults.add({ service: 'ladiflow', sent: sentence, kind: 'hold' });
					const id = await rest.startManually(workflow, 'Start or Go On');
					await expectSoon(`${stopAt} wait`, () => sandbox.faults.held.length > 0);
					await rest.stop(id);
					expect((await rest.finished(id)).status).toBe('canceled');
					sandbox.faults.clear();
				}
				expect(await progress()).toMatchObject({ customers: 60, orders: 10, invoices: 25 });

				const last = await run(workflow, 'Start or Go On');
				expect(last.error).toBeNull();
				expect(last.runs['Next Part'].map(({ items }) => items[0][0].startAt)).toEqual([15, 30, 0]);
				expect(given(last, 'Count').rights).toContainEqual(
					expect.objectContaining({ list: 'customers', total: 60 }),
				);
				expect(await user.rows('kiotviet_import')).toEqual(
					expect.arrayContaining(
						['customers', 'orders', 'invoices'].map((phase) =>
							expect.objectContaining({ phase, failed: 0, finished: true }),
						),
					),
				);
				await expectRight(environment);
				const { contacts, automation } = sandbox.account;
				expect(contacts.flatMap(({ tags }) => tags)).toEqual([]);
				expect(automation.hookCalls).toEqual([]);
			},
			PATIENCE.test,
		);

		it(
			'goes through everything again when it is started once more, and writes nobody who is right',
			async () => {
				const before = sandbox.account.contacts.map(({ updated_at }) => updated_at);
				const again = await run(workflow, 'Start or Go On');
				expect(again.error).toBeNull();
				const parts = again.runs['Next Part'].map(({ items }) => items[0][0].phase);
				expect(parts.slice(0, 2)).toEqual(['', 'customers']);
				expect(sandbox.account.contacts.map(({ updated_at }) => updated_at)).toEqual(before);
			},
			PATIENCE.test,
		);

		it(
			'names the record that LadiFlow does not take, and brings the others',
			async () => {
				const { shop, faults } = sandbox;
				const refused = shop.registersCustomer({ name: 'Khó', contactNumber: '0900000098' });
				shop.registersCustomer({ name: 'Dễ', contactNumber: '0900000099' });
				faults.add({
					...{ service: 'ladiflow', path: /create-or-update/, sent: /0900000098/ },
					...{ kind: 'status', status: 422, body: { code: 422, message: 'Không nhận' } },
				});
				const done = await run(workflow, 'Start or Go On');
				faults.clear();
				expect(done.error).toBeNull();
				const rows = await user.rows('kiotviet_import');
				expect(rows.find(({ phase }) => phase === 'customers')).toMatchObject({
					failed: 1,
					note: expect.stringContaining(refused.code),
				});
				expect(sandbox.account.withPhone('0900000099')).toBeDefined();
				// Started once more it brings whom LadiFlow takes now.
				expect((await run(workflow, 'Start or Go On')).error).toBeNull();
				await expectRight(environment);
			},
			PATIENCE.test,
		);
	});

	it(
		'full-compare writes what differs, and its report counts who was right, repaired, missing and there twice',
		async () => {
			const { shop, account } = sandbox;
			const of = (phone: string) => account.withPhone(phone)?._id ?? '';
			account.editsContact(of('0900000001'), { first_name: 'Sai' });
			account.removesContact(of('0900000060'));
			for (const email of ['mot@example.com', 'hai@example.com']) {
				account.addsContact({ email, phone: '0900000777' });
			}
			shop.registersCustomer({ name: 'Không liên hệ được' });
			const workflow = await user.opens('full-compare', {}, tellsTheChat);
			const done = await run(workflow, 'Run Now');
			expect(done.error).toBeNull();
			await expectRight(environment);
			expect(given(done, 'Report').summary).toMatchObject({
				...{ customers: 63, missing: 1, doubles: 1, failed: 0 },
				leftOut: { noContactDetails: 1 },
			});
			const page = String(given(done, 'Report Page').html);
			expect(page).toContain('không có số điện thoại và email dùng được');
			expect(page).toMatch(/Trùng<\/td>/);
			expect(page).not.toMatch(/undefined|\[object|\{\{/);
			expect(sent().at(-1)).toMatch(/So khớp KiotViet và LadiFlow\n.*thiếu: 1/s);

			// A contact that cannot be written marks the run as failed, after the report was sent.
			account.editsContact(of('0900000001'), { first_name: 'Sai' });
			sandbox.faults.add({
				...{ service: 'ladiflow', path: /customer\/(update|create)/ },
				...{ kind: 'status', status: 422, body: { code: 422, message: 'Không nhận' } },
			});
			const failed = await run(workflow, 'Run Now');
			sandbox.faults.clear();
			expect(failed.error?.message).toMatch(/Không ghi được: [1-9]/);
			expect(sent().at(-1)).toMatch(/Không ghi được: [1-9]/);
			expect((await run(workflow, 'Run Now')).error).toBeNull();
			await expectRight(environment);
		},
		PATIENCE.test,
	);

	it(
		'shop-report tells what the shop sold yesterday, keeps it in the table and draws thirty days',
		async () => {
			const { shop } = sandbox;
			const day = DateTime.now().setZone(VIETNAM).minus({ days: 1 }).toISODate() ?? '';
			const [old, fresh] = [...shop.customers.values()];
			old.createdDate = '2020-01-01T08:00:00.0000000';
			fresh.createdDate = `${day}T08:00:00.0000000`;
			const sales = [sells(old.id, day, 2), sells(fresh.id, day, 3), sells(old.id, day)];
			shop.cancelsInvoice(sells(old.id, day, 9).id);
			const workflow = await user.opens('shop-report', {}, tellsTheChat);
			const done = await run(workflow, 'Run Now');
			expect(done.error).toBeNull();
			const value = sales.reduce((sum, { total }) => sum + total, 0);
			const [row] = await user.rows('kiotviet_report');
			expect(row).toMatchObject({
				...{ day, value, sales: 3, paid: value, pending: 0, cancelled: 1 },
				...{ newCustomers: 1, returningCustomers: 1 },
				topGoods: expect.stringContaining(`${shop.products[0].name} (`),
			});
			expect(row.debt).toBe([...shop.customers.values()].reduce((sum, { debt }) => sum + debt, 0));
			const page = String(given(done, 'Report Page').html);
			expect(page).toContain(value.toLocaleString('vi-VN'));
			expect(page).not.toMatch(/undefined|NaN|\[object|\{\{/);
			expect(String(given(done, 'Chart').svg)).toMatch(/^<svg [^>]*>(<[^]+>[^<]*)+<\/svg>$/);
			expect(sent().at(-1)).toContain(value.toLocaleString('vi-VN'));
			// Run once more on the same day it keeps one row.
			expect((await run(workflow, 'Run Now')).error).toBeNull();
			expect(await user.rows('kiotviet_report')).toHaveLength(1);
		},
		PATIENCE.test,
	);

	it(
		'kiotviet-to-ladiflow brings a sale as soon as it is published',
		async () => {
			const { id } = await user.opens('kiotviet-to-ladiflow');
			await goLive(environment.n8n, id);
			const [first] = [...sandbox.shop.customers.values()];
			sells(first.id, DateTime.now().setZone(VIETNAM).toISODate() ?? '');
			await expectRight(environment);
			await environment.n8n.rest.unpublish(id);
		},
		PATIENCE.test,
	);

	it(
		'several-shops brings the customers of three shops into one account, and reads each again at its own',
		async () => {
			const workflow = await user.opens('several-shops', {}, (node) => {
				if (node.type.endsWith('.wait')) node.parameters = { amount: 1, unit: 'seconds' };
			});
			await goLive(environment.n8n, workflow.id);
			// The first try of each write is refused: every item goes through the error branch.
			const refusal = sandbox.faults.add({
				...{ service: 'ladiflow', path: /create-or-update/, times: 3 },
				...{ kind: 'status', status: 422, body: { code: 422, message: 'Không nhận' } },
			});
			for (const [place, { shop }] of others.entries()) {
				const customer = shop.registersCustomer({
					name: `Khách cửa hàng ${place + 2}`,
					contactNumber: `091000000${place + 2}`,
				});
				const [sold] = shop.products;
				shop.sells({ customerId: customer.id, lines: [{ productId: sold.id, quantity: 1 }] });
			}
			const wrong = () =>
				others.flatMap(({ shop, switches }) =>
					compared(shop, sandbox.account, switches).rows.filter(
						// The shop's name stands before the code.
						({ equal, field }) => !equal && field !== 'external_customer_id',
					),
				);
			await becomesTrue(() => refusal.times === 0 && wrong().length === 0, PATIENCE.test / 2);
			expect(wrong()).toEqual([]);
			expect(refusal.times).toBe(0);
			const ids = sandbox.account.contacts.map(({ native }) => String(native.external_customer_id));
			expect(ids.filter((id) => id.startsWith('cuahang')).sort()).toEqual([
				'cuahang2:KH000001',
				'cuahang3:KH000001',
			]);
			await environment.n8n.rest.unpublish(workflow.id);
		},
		PATIENCE.test,
	);
});
