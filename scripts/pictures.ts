// Makes the pictures of the guides: the package in a real n8n and a real browser, with the sandbox's made-up people.
/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console */
import path from 'node:path';

import type { Locator, Page } from 'playwright-core';

import {
	becomesRight,
	boundTemplate,
	openEnvironment,
	type Environment,
	SYNC,
	TRIGGER,
} from '../demo/environment';
import type { StoredCredential, WorkflowDraft } from '../demo/n8n/rest';
import { expectSoon } from '../test/e2e/arrival';
import { Editor, openBrowser, picture } from '../test/e2e/browser';
import { ladiFlowByHand } from '../test/e2e/byHand';
import { NEW_ORDER, salesForms } from '../test/e2e/sales';
import { FOLDER, type PictureName, PICTURES, remember } from './pictureState';

/** Small enough for a page, large enough to read. */
const WINDOW = { width: 1280, height: 800 };

/** A field that nobody made in LadiFlow, so that the set-up check has something to say. */
const LACKING = 'last_retailer_id';

/** What a picture needs, and how the screen comes to show it. */
interface Studio {
	environment: Environment;
	editor: Editor;
	page: Page;
}

type Shot = (studio: Studio) => Promise<Locator | Page>;

const SHOTS: Record<PictureName, Shot> = {
	// As it is after the import: what n8n says of a published workflow would lie over the notes.
	async workflow({ environment, editor, page }) {
		const { id } = await environment.n8n.rest.createWorkflow(
			boundTemplate(environment.credentials),
		);
		await editor.open(id);
		await page.keyboard.press('1');
		return editor.part('canvas-wrapper');
	},

	async trigger({ environment, editor }) {
		await editor.open(environment.workflow.id);
		await editor.openNode(TRIGGER);
		return editor.page;
	},

	async sync({ environment, editor }) {
		await editor.open(environment.workflow.id);
		await editor.openNode(TRIGGER);
		await editor.part('trigger-execute-button').click();
		await shows(editor, /Nguyễn Thị Mẫu/);
		await editor.closeNode();
		await editor.openNode(SYNC);
		await editor.part('node-execute-button').click();
		await shows(editor, /mau@example\.com/);
		return editor.page;
	},

	async 'check-setup'({ environment, editor }) {
		environment.sandbox.account.removesField(LACKING);
		const { ladiFlow } = environment.credentials;
		const { id } = await environment.n8n.rest.createWorkflow(checkOf(ladiFlow));
		await editor.open(id);
		await editor.openNode('Check Setup');
		await editor.part('node-execute-button').click();
		await shows(editor, new RegExp(LACKING));
		return editor.page;
	},

	async 'credential-kiotviet'(studio) {
		return await newCredential(studio, 'KiotViet', {
			retailer: 'taphoaxyz',
			clientId: '3f1c7a52-0000-4000-8000-5b1f6c1e0201',
			clientSecret: 'made up for this picture',
		});
	},

	async 'credential-ladiflow'(studio) {
		return await newCredential(studio, 'LadiFlow', { apiKey: 'made up for this picture' });
	},

	async 'kiotviet-order'({ environment, editor }) {
		const { id } = await environment.n8n.rest.createWorkflow(salesForms(environment));
		await editor.open(id);
		await editor.openNode(NEW_ORDER);
		await editor.part('node-execute-button').click();
		await shows(editor, /DH\d{6}/);
		const branch = editor.part('resource-locator-branchId').locator('[data-test-id="rlc-input"]');
		await branch.click();
		await editor.part('rlc-item').getByText('Chi nhánh Quận 7').waitFor();
		return editor.page;
	},

	async sandbox({ environment, page }) {
		await page.setViewportSize({ ...WINDOW, height: 620 });
		await page.goto(environment.sandbox.url);
		await page.getByTestId('verdict').waitFor();
		return page;
	},
};

/** A workflow that checks the account when it is run by hand. */
const checkOf = (credential: StoredCredential): WorkflowDraft =>
	ladiFlowByHand(
		'Check Setup',
		'Check Setup',
		{ resource: 'account', operation: 'checkSetup' },
		credential,
	);

/** A credential's window, filled in and not saved. */
async function newCredential(
	{ environment, editor, page }: Studio,
	service: string,
	values: Record<string, string>,
): Promise<Locator> {
	await page.goto(`${environment.n8n.url}/home/credentials/create`);
	await editor.part('new-credential-type-select').locator('input').fill(service);
	await editor
		.part('new-credential-type-select-option')
		.getByText(`${service} API`, { exact: true })
		.click();
	await editor.part('new-credential-type-button').click();
	for (const [field, value] of Object.entries(values)) {
		await editor.part(`parameter-input-${field}`).locator('input').fill(value);
	}
	const window = editor.part('editCredential-modal');
	await window.getByText(`${service} account`).filter({ visible: true }).first().waitFor();
	return window;
}

/** Waits until the open node has put out what is looked for. */
async function shows(editor: Editor, text: RegExp): Promise<void> {
	await expectSoon(`the node shows ${text}`, async () => text.test(await editor.output()));
}

async function main(): Promise<void> {
	const wanted = process.argv.slice(2);
	const environment = await openEnvironment({ log: (line) => console.log(line) });
	const browser = await openBrowser();
	try {
		const page = await browser.newPage({ viewport: WINDOW });
		page.setDefaultTimeout(120_000);
		const editor = new Editor(page, environment.n8n);
		await editor.signIn();
		const { shop } = environment.sandbox;
		const { id } = shop.registersCustomer({
			name: 'Nguyễn Thị Mẫu',
			contactNumber: '0900000001',
			email: 'mau@example.com',
		});
		shop.sells({ customerId: id, lines: [{ productCode: 'SP000001', quantity: 1 }] });
		await becomesRight(environment);
		for (const name of PICTURES.filter((one) => wanted.length === 0 || wanted.includes(one))) {
			try {
				await page.setViewportSize(WINDOW);
				const shown = await SHOTS[name]({ environment, editor, page });
				await shown.screenshot({
					path: path.join(FOLDER, `${name}.png`),
					animations: 'disabled',
					caret: 'hide',
					style: '.el-notification { display: none }',
				});
				remember(name);
				console.log(`${FOLDER}/${name}.png`);
			} catch (error) {
				// The others are worth having; what the screen showed instead says why.
				await picture(page, `failure-${name}`);
				console.error(`${FOLDER}/${name}.png could not be made:`, error);
				process.exitCode = 1;
			}
		}
	} finally {
		await browser.close();
		await environment.close();
	}
}

void main();
