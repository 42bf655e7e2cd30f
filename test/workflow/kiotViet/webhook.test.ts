// Webhooks through the KiotViet node, in n8n's own execution context against a sandbox shop.
import { byId, harnessOf } from './resourceHarness';

const harness = harnessOf('webhook');

const foreign = () => harness.sandbox.shop.letsAnotherOwnerRegister('invoice.update');

it('webhooks are listed with the address of their owner, and whether KiotViet sends to it', async () => {
	foreign();
	harness.sandbox.shop.turnsWebhookOff('invoice.update');
	expect(await harness.does('getMany', {})).toEqual([
		expect.objectContaining({
			type: 'invoice.update',
			url: 'https://other-app.example.com/kv',
			isActive: false,
		}),
	]);
});

it('a list of no webhooks is refused', async () => {
	await harness.refuses('getMany', { limit: 0 }, /"Limit" is no whole number above 0/);
});

it('a webhook is read, and deleted', async () => {
	const { id } = foreign();
	const webhook = byId(id);
	expect(await harness.does('get', { webhook })).toMatchObject([{ id, isActive: true }]);
	expect(await harness.does('delete', { webhook })).toEqual([{ deleted: true, id }]);
	expect(harness.sandbox.shop.webhooks).toEqual([]);
	await harness.refuses('get', { webhook }, /Reading webhook \d+ found nothing/);
	await harness.refuses('delete', { webhook }, /Deleting webhook \d+ found nothing/);
});

harness.leavesNothingOut();
