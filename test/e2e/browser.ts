// A real Chromium for the tests: found on this machine, signed in to n8n as a person is, its pictures kept.
/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/require-node-api-error */
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';

import { type Browser, chromium, type Locator, type Page } from 'playwright-core';

import { CACHE } from '../../demo/n8n/install';
import { OWNER } from '../../demo/n8n/rest';
import type { N8n } from '../../demo/n8n/server';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];
const PICTURES = path.join(CACHE, 'pictures');

/** The machine's own browser, or undefined. */
export function program(): string | undefined {
	return (process.env.PATH ?? '')
		.split(path.delimiter)
		.flatMap((folder) => NAMES.map((name) => path.join(folder, name)))
		.find((file) => existsSync(file));
}

/** Opens a browser that talks to this machine only. */
export async function openBrowser(): Promise<Browser> {
	const executablePath = program();
	if (!executablePath) throw new Error(`No browser found: install one of ${NAMES.join(', ')}`);
	return await chromium.launch({
		executablePath,
		args: [
			'--no-sandbox',
			'--disable-gpu',
			'--disable-quic',
			'--no-first-run',
			'--disable-background-networking',
			'--disable-component-update',
			'--disable-sync',
		],
	});
}

/** A window of a usual size. */
export async function openWindow(browser: Browser): Promise<Page> {
	const page = await browser.newPage({ viewport: { width: 1600, height: 1000 } });
	page.setDefaultTimeout(30_000);
	return page;
}

/** Keeps what the window shows as `.cache/pictures/<name>.png`, for a person to look at. */
export async function picture(page: Page, name: string): Promise<void> {
	mkdirSync(PICTURES, { recursive: true });
	// A list that still fades in would look like a fault.
	await page.screenshot({ path: path.join(PICTURES, `${name}.png`), animations: 'disabled' });
}

/** Runs what a test does in a window; when it fails, keeps what the window showed then. */
export async function inWindow(page: Page, task: () => Promise<void>): Promise<void> {
	try {
		await task();
	} catch (error) {
		const count = existsSync(PICTURES) ? readdirSync(PICTURES).length : 0;
		await picture(page, `failure-${count}`);
		throw error;
	}
}

/** The n8n editor, by the words of its own parts. */
export class Editor {
	constructor(
		readonly page: Page,
		private readonly n8n: N8n,
	) {}

	async signIn(): Promise<void> {
		await this.page.goto(`${this.n8n.url}/signin`);
		await this.page.locator('input[type=email]').fill(OWNER.email);
		await this.page.locator('input[type=password]').fill(OWNER.password);
		await this.page.keyboard.press('Enter');
		await this.page.waitForURL(({ pathname }) => !pathname.includes('signin'));
	}

	async open(workflowId: string): Promise<void> {
		await this.page.goto(`${this.n8n.url}/workflow/${workflowId}`);
		await this.part('canvas-node').first().waitFor();
	}

	/** Opens an empty workflow and imports a file into it, as the menu's "Import from File" does. */
	async importFile(file: string): Promise<void> {
		await this.page.goto(`${this.n8n.url}/workflow/new`);
		await this.part('canvas-add-button').first().waitFor();
		await this.page.locator('input[data-test-id="workflow-import-input"]').setInputFiles(file);
		await this.part('canvas-node').first().waitFor();
	}

	/** A part of the editor by n8n's own name for it. */
	part(testId: string): Locator {
		return this.page.locator(`[data-test-id="${testId}"]`);
	}

	/** A node on the canvas by its name. */
	node(name: string): Locator {
		return this.page.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`);
	}

	async openNode(name: string): Promise<void> {
		await this.node(name).first().dblclick();
		await this.part('node-parameters').waitFor();
	}

	async closeNode(): Promise<void> {
		await this.page.keyboard.press('Escape');
		await this.part('node-parameters').waitFor({ state: 'detached' });
	}

	/** What the open node put out, as the JSON view shows it. */
	async output(): Promise<string> {
		const panel = this.part('output-panel');
		await panel.locator('[data-test-id="radio-button-json"]').click();
		return (await panel.locator('[data-test-id="ndv-data-container"]').textContent()) ?? '';
	}
}
