// The care flows and the router in a shop: who is written to, when, and how often.
import { DateTime } from 'luxon';

import { goLive, type Environment } from '../../demo/environment';
import type { StoredWorkflow } from '../../demo/n8n/rest';
import { expectQuiet, expectSoon } from './arrival';
import type { TemplateUser } from './templateUser';

const FLOWS = {
	hookThanks: 'thanks',
	hookReview: 'review',
	hookWinBack30: 'winback30',
	hookBirthday: 'birthday',
	hookDebt: 'debt',
	hookCancelled: 'cancelled',
	hookVip: 'vip',
};

const VIP_FROM = 5_000_000;
const MORNING = 'Every Morning at 9';
const TRIGGER = 'KiotViet Trigger';

const now = () => DateTime.now().setZone('Asia/Ho_Chi_Minh');
const daysAgo = (days: number) => now().minus({ days }).toISO() ?? '';

interface Given {
	environment: Environment;
	user: TemplateUser;
}

/** The tests of both templates; `given` is asked once they run. */
export function careFlows(given: () => Given): void {
	let care: StoredWorkflow;

	/** What came to the hooks since the last look: flow, phone and code. */
	let seen = 0;
	const told = () => {
		const { hookCalls } = given().environment.sandbox.account.automation;
		const fresh = hookCalls.slice(seen) as Array<{ hook: string; data: Message }>;
		seen = hookCalls.length;
		return fresh;
	};
	const brief = (calls: Array<{ data: Message }>) =>
		calls.map(({ data: { flow, phone } }) => `${flow} ${phone}`).sort();

	beforeAll(async () => {
		const { user, environment } = given();
		const { sandbox } = environment;
		const hooks = Object.fromEntries(
			Object.entries(FLOWS).map(([setting, flow]) => {
				const { _id } = sandbox.account.automation.makesCatchHook(flow, { phone: 'phone' });
				return [setting, `${sandbox.url}/hooks/catch/${_id}`];
			}),
		);
		const settings = { ...hooks, vipFrom: VIP_FROM, debtFrom: 1000, debtWeekday: now().weekday };
		care = await user.opens('care-flows', settings, (node) => {
			if (node.name === TRIGGER) node.disabled = true;
			if (node.type.endsWith('.wait')) node.parameters = { amount: 1, unit: 'seconds' };
		});
		seen = sandbox.account.automation.hookCalls.length;
	});

	it('each morning find who is due, once, and leave out who came back or paid', async () => {
		const { sandbox, n8n } = given().environment;
		const { shop } = sandbox;
		const [{ id: productId }] = shop.products;
		const buys = (phone: string, days: number, more: { paid?: number } = {}) => {
			const customer = shop.registersCustomer({ name: `Khách ${phone}`, contactNumber: phone });
			const lines = [{ productId, quantity: 1 }];
			shop.sells({ customerId: customer.id, lines, purchaseDate: daysAgo(days), ...more });
			return customer;
		};
		buys('0900000101', 7);
		buys('0900000102', 30);
		const back = buys('0900000103', 30);
		shop.sells({ customerId: back.id, lines: [{ productId, quantity: 1 }] });
		buys('0900000104', 200);
		shop.sells({ lines: [{ productId, quantity: 1 }], purchaseDate: daysAgo(7) });
		const debtor = buys('0900000105', 100, { paid: 0 });
		const birthDate = `1990-${now().toFormat('MM-dd')}`;
		shop.registersCustomer({ name: 'Mai Mẫu', contactNumber: '0900000106', birthDate });
		shop.registersCustomer({ name: 'Không số', birthDate });
		const requests = sandbox.requests.length;

		const { status, error } = await n8n.rest.runManually(care, MORNING);
		expect({ status, error }).toEqual({ status: 'success', error: null });
		const calls = told();
		expect(brief(calls)).toEqual([
			'birthday 0900000106',
			'debt 0900000105',
			'review 0900000101',
			'winback30 0900000102',
		]);
		const debt = calls.find(({ data }) => data.flow === 'debt');
		expect(debt?.data).toMatchObject({ name: debtor.name, debt: debtor.debt });
		// The debt was read again after the list that found it.
		const asked = sandbox.requests.slice(requests).map(({ path }) => path);
		expect(asked.lastIndexOf(`/customers/${debtor.id}`)).toBeGreaterThan(
			asked.lastIndexOf('/customers'),
		);

		await n8n.rest.runManually(care, MORNING);
		expect(told()).toEqual([]);
	});

	describe('called by the router', () => {
		let routing: StoredWorkflow;

		beforeAll(async () => {
			const { user, environment } = given();
			await goLive(environment.n8n, care.id);
			routing = await user.opens('router', {}, (node) => {
				if (!['Completed Sale', 'Cancelled Sale'].includes(node.name)) return;
				node.disabled = false;
				node.parameters.workflowId = { __rl: true, mode: 'id', value: care.id };
			});
			await goLive(environment.n8n, routing.id);
		});

		const comes = async (expected: string[]) => {
			const { environment } = given();
			const { hookCalls } = environment.sandbox.account.automation;
			const enough = () => hookCalls.length >= seen + expected.length;
			await expectSoon(`${expected.join(', ')} come`, enough);
			await environment.sandbox.shop.settled();
			await expectQuiet(environment);
			const calls = told();
			expect(brief(calls)).toEqual(expected);
			return calls;
		};

		it('thank once for a completed sale, also after it was edited, and tell a VIP', async () => {
			const { shop } = given().environment.sandbox;
			const [{ id: productId }] = shop.products;
			const an = shop.registersCustomer({ name: 'An Mẫu', contactNumber: '0900000111' });
			const lines = [{ productId, quantity: 1, price: 100_000 }];
			const sale = shop.sells({ customerId: an.id, lines });
			const [{ data }] = await comes(['thanks 0900000111']);
			expect(data).toMatchObject({ code: sale.code, total: 100_000, name: 'An Mẫu' });
			// Neither a second thank-you nor a word about the cancelled first version of it.
			shop.editsInvoice(sale.id, { lines: [{ productId, quantity: 2, price: 100_000 }] });
			const binh = shop.registersCustomer({ name: 'Bình Mẫu', contactNumber: '0900000112' });
			shop.sells({ customerId: binh.id, lines: [{ productId, quantity: 1, price: VIP_FROM }] });
			await comes(['thanks 0900000112', 'vip 0900000112']);
		});

		it('write to one contact in turn, and of a cancelled sale', async () => {
			const { shop } = given().environment.sandbox;
			const [{ id: productId }] = shop.products;
			const lines = [{ productId, quantity: 1, price: 100_000 }];
			const chi = shop.registersCustomer({ name: 'Chi Mẫu', contactNumber: '0900000113' });
			const first = shop.sells({ customerId: chi.id, lines });
			shop.sells({ customerId: chi.id, lines });
			await comes(['thanks 0900000113', 'thanks 0900000113']);
			const rows = (await given().user.rows('ladiflow_care')).filter(
				({ contact }) => contact === '0900000113',
			);
			const [one, other] = rows.map(({ sendAt }) => Number(sendAt)).sort();
			expect(other - one).toBeGreaterThanOrEqual(60_000);
			shop.cancelsInvoice(first.id);
			await comes(['cancelled 0900000113']);
		});

		it('say nothing of an import: sales of long ago, guests, customers without a phone', async () => {
			const { environment } = given();
			const { shop } = environment.sandbox;
			const [{ id: productId }] = shop.products;
			const lines = [{ productId, quantity: 1 }];
			const dung = shop.registersCustomer({ name: 'Dung Mẫu', contactNumber: '0900000114' });
			shop.sells({ customerId: dung.id, lines, purchaseDate: daysAgo(20) });
			shop.sells({ lines });
			const quiet = shop.registersCustomer({ name: 'Không số' });
			shop.sells({ customerId: quiet.id, lines });
			const last = shop.registersCustomer({ name: 'Giang Mẫu', contactNumber: '0900000115' });
			shop.sells({ customerId: last.id, lines });
			await comes(['thanks 0900000115']);
			await environment.n8n.rest.unpublish(routing.id);
			await environment.n8n.rest.unpublish(care.id);
		});
	});
}

interface Message {
	flow: string;
	phone: string;
	[field: string]: unknown;
}
