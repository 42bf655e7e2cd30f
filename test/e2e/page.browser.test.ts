// The sandbox's page, clicked by a person in front of a live workflow.
import type { Browser, Page } from 'playwright-core';

import { openEnvironment, type Environment } from '../../demo/environment';
import { PATIENCE } from './arrival';
import { inWindow, openBrowser, openWindow, picture } from './browser';

describe('on the sandbox’s page', () => {
	let environment: Environment;
	let browser: Browser;
	let page: Page;

	beforeAll(async () => {
		environment = await openEnvironment();
		browser = await openBrowser();
		page = await openWindow(browser);
	}, PATIENCE.environment);

	afterAll(async () => {
		await browser?.close();
		await environment?.close();
	}, PATIENCE.test);

	it(
		'a click on New sale ends as a contact on the other side, and a cancelled sale changes it',
		async () =>
			await inWindow(page, async () => {
				const by = (name: string) => page.getByTestId(name);
				await page.goto(environment.sandbox.url);
				await by('customer-name').fill('Nguyễn Thị Mẫu');
				await by('customer-phone').fill('0900000001');
				await by('register-customer').click();
				await by('customers').getByText('Nguyễn Thị Mẫu').waitFor();
				await by('sale-customer').selectOption({ label: await optionOf('Nguyễn Thị Mẫu') });
				await by('sale-paid').fill('100000');
				await by('sell').click();
				await by('field-last_order_code').getByText('HD000001').waitFor();
				await allRight();
				await picture(page, 'sandbox');

				await by('cancelInvoice-HD000001').click();
				await by('field-last_order_status').getByText('Đã hủy').waitFor();
				await allRight();
			}),
		PATIENCE.test,
	);

	const allRight = async () =>
		await page.getByTestId('verdict').getByText('1 of 1 contacts right').waitFor();

	async function optionOf(name: string): Promise<string> {
		const option = page.getByTestId('sale-customer').locator('option', { hasText: name });
		await option.waitFor({ state: 'attached' });
		return (await option.textContent()) ?? '';
	}
});
