// What a person sees and clicks in the n8n editor, on both lines of n8n.
import type { Browser } from 'playwright-core';

import { LINES } from '../../demo/n8n/install';
import type { StoredCredential, WorkflowDraft } from '../../demo/n8n/rest';
import { openEnvironment, type Environment, SYNC, TRIGGER } from '../../demo/environment';
import { expectRight, expectSoon, PATIENCE } from './arrival';
import { Editor, inWindow, openBrowser, openWindow, picture } from './browser';
import { ladiFlowByHand } from './byHand';
import { CANCEL_INVOICE, METRICS, NEW_INVOICE, NEW_ORDER, salesForms } from './sales';
import { fileOf } from './templateUser';

/** A field of the package that a user did not make in LadiFlow. */
const LACKING = 'kv_total_order';

/** A workflow that writes one contact when it is run by hand. */
const formOf = (credential: StoredCredential): WorkflowDraft =>
	ladiFlowByHand(
		'One contact',
		'LadiFlow',
		{ phone: '0900000001', name: 'Nguyễn Thị Mẫu' },
		credential,
	);

const TEMPLATE = fileOf('kiotviet-to-ladiflow');

describe.each(LINES)('in the editor of n8n %s', (line) => {
	let environment: Environment;
	let browser: Browser;
	let editor: Editor;

	const step = (task: () => Promise<void>) => async () => await inWindow(editor.page, task);
	const fetchTestEvent = async () => {
		await editor.part('trigger-execute-button').click();
		await expectSoon('the samples are shown', async () =>
			(await editor.output()).includes('Nguyễn Thị Mẫu'),
		);
	};
	const shot = async (name: string) => await picture(editor.page, `${line}-${name}`);

	beforeAll(async () => {
		environment = await openEnvironment({ line });
		browser = await openBrowser();
		editor = new Editor(await openWindow(browser), environment.n8n);
		await editor.signIn();
		const { shop } = environment.sandbox;
		const customer = shop.registersCustomer({
			name: 'Nguyễn Thị Mẫu',
			contactNumber: '0900000001',
			email: 'mau@example.com',
		});
		shop.sells({ customerId: customer.id, lines: [{ productCode: 'SP000001', quantity: 1 }] });
		await expectRight(environment);
	}, PATIENCE.environment);

	afterAll(async () => {
		await browser?.close();
		await environment?.close();
	}, PATIENCE.test);

	it(
		'the published template stands on the canvas with its notes',
		step(async () => {
			await editor.open(environment.workflow.id);
			for (const name of [
				TRIGGER,
				SYNC,
				'Wait Longer Each Time',
				'Read Again',
				'Try Once More or Fail',
			]) {
				expect(await editor.node(name).first().isVisible()).toBe(true);
			}
			expect(await editor.part('sticky').count()).toBe(6);
			const checklist = editor.part('suggested-actions-close');
			if (await checklist.isVisible()) await checklist.click();
			await shot('template');
		}),
		PATIENCE.test,
	);

	it(
		'the trigger says what to do, and Fetch Test Event shows the newest records while production goes on',
		step(async () => {
			const hooks = structuredClone(environment.sandbox.shop.webhooks);
			await editor.open(environment.workflow.id);
			await editor.openNode(TRIGGER);
			await shot('trigger');
			await editor.page.getByText('Fetch a sample, then publish the workflow').waitFor();
			await fetchTestEvent();
			expect(await editor.output()).toMatch(/source\W+sample/);
			await shot('test-event');
			expect(environment.sandbox.shop.webhooks).toEqual(hooks);
		}),
		PATIENCE.test,
	);

	it(
		'the sync takes what the trigger fetched and shows the contact',
		step(async () => {
			await editor.open(environment.workflow.id);
			await editor.openNode(TRIGGER);
			await fetchTestEvent();
			await editor.closeNode();
			await editor.openNode(SYNC);
			await shot('sync');
			await editor.part('node-execute-button').click();
			await expectSoon('the contact is shown', async () =>
				(await editor.output()).includes('mau@example.com'),
			);
			await shot('sync-output');
		}),
		PATIENCE.test,
	);

	it(
		'the forms of the KiotViet node take an order, sell, cancel and count in the words of the shop',
		step(async () => {
			const { id } = await environment.n8n.rest.createWorkflow(salesForms(environment));
			await editor.open(id);
			const run = async (name: string, shows: RegExp) => {
				await editor.part('node-execute-button').click();
				await expectSoon(`${name} shows its output`, async () => shows.test(await editor.output()));
			};

			await editor.openNode(NEW_ORDER);
			const branch = editor.part('resource-locator-branchId').locator('[data-test-id="rlc-input"]');
			const listed = editor.part('rlc-item').getByText('Chi nhánh Quận 7');
			await branch.click();
			await listed.click();
			await run(NEW_ORDER, /DH\d{6}[\s\S]*Chi nhánh Quận 7/);
			await branch.click();
			await listed.waitFor();
			await shot('kiotviet-order');
			await listed.click();
			await editor.closeNode();

			await editor.openNode(NEW_INVOICE);
			await run(NEW_INVOICE, /HD\d{6}/);
			await editor.part('node-parameters').getByText('Amount').last().scrollIntoViewIfNeeded();
			await shot('kiotviet-invoice');
			await editor.closeNode();

			await editor.openNode(CANCEL_INVOICE);
			await run(CANCEL_INVOICE, /Đã hủy/);
			await shot('kiotviet-cancel');
			await editor.closeNode();

			await editor.openNode(METRICS);
			await run(METRICS, /branches/);
			await shot('kiotviet-metrics');
			await editor.closeNode();
		}),
		PATIENCE.test,
	);

	it(
		'the template file can be imported, and its trigger asks for a credential whose test names a wrong shop',
		step(async () => {
			await editor.importFile(TEMPLATE);
			await editor.openNode(TRIGGER);
			await editor.part('node-credentials-select').click();
			await editor.part('node-credentials-select-item-new').click();
			const { kiotViet } = environment.sandbox;
			for (const [field, value] of Object.entries({ ...kiotViet, retailer: 'tiemkhac' })) {
				await editor.part(`parameter-input-${field}`).locator('input').fill(value);
			}
			await editor.part('credential-save-button').click();
			await editor.page.getByText('More details').click();
			await editor.page.getByText('not the shop "tiemkhac"').first().waitFor();
			await shot('wrong-shop');
			await editor
				.part('parameter-input-retailer')
				.locator('input')
				.fill(`https://${kiotViet.retailer}.kiotviet.vn/ `);
			await editor.part('credential-save-button').click();
			const refused = editor.page.getByText("Couldn't connect with these settings");
			await refused.waitFor({ state: 'detached' });
			await expectSoon(
				'the shop let the pasted name in',
				() => environment.sandbox.requests.at(-1)?.status === 200,
			);
			expect(await refused.count()).toBe(0);
		}),
		PATIENCE.test,
	);

	it(
		"the LadiFlow form maps the account's own custom fields, and a run names one that the account lacks",
		step(async () => {
			environment.sandbox.account.removesField(LACKING);
			const { ladiFlow } = environment.credentials;
			const { id } = await environment.n8n.rest.createWorkflow(formOf(ladiFlow));
			await editor.open(id);
			await editor.openNode('LadiFlow');
			const form = editor.part('node-parameters');
			const add = 'Add custom field to send';
			for (const name of ['debt', LACKING]) {
				await form.getByText(add).or(form.getByPlaceholder(add)).first().click();
				await editor.page
					.getByText(new RegExp(`^\\s*${name}`))
					.last()
					.click();
				await form
					.locator(`[data-test-id^="parameter-input"][data-test-id*="${name}"] input`)
					.fill('3');
			}
			await shot('mapper');
			await editor.part('node-execute-button').click();
			await expectSoon('the missing field is named', async () =>
				(await editor.output()).includes(`missingCustomFields`),
			);
			expect(await editor.output()).toMatch(new RegExp(`missingCustomFields\\W+${LACKING}`));
			await shot('missing-field');
		}),
		PATIENCE.test,
	);

	it.each(['KiotViet', 'hóa đơn', 'LadiPage'])(
		'"%s" finds the nodes in the search',
		async (words) =>
			await inWindow(editor.page, async () => {
				await editor.page.goto(`${environment.n8n.url}/workflow/new`);
				await editor.part('canvas-add-button').first().click();
				await editor.part('node-creator-search-bar').fill(words);
				const found = words === 'LadiPage' ? 'LadiFlow' : 'KiotViet';
				await editor.part('item-iterator-item').getByText(found, { exact: true }).first().waitFor();
			}),
		PATIENCE.test,
	);
});
