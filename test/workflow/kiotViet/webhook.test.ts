// Webhooks through the KiotViet node, in n8n's own execution context against a sandbox shop.
import { byId, deskOf } from './desk';

const desk = deskOf('webhook');

const foreign = () => desk.sandbox.shop.letsAnotherOwnerRegister('invoice.update');

it('webhooks are listed with the address of their owner, and whether KiotViet sends to it', async () => {
	foreign();
	desk.sandbox.shop.turnsWebhookOff('invoice.update');
	expect(await desk.does('getMany', {})).toEqual([
		expect.objectContaining({
			type: 'invoice.update',
			url: 'https://other-app.example.com/kv',
			isActive: false,
		}),
	]);
});

it('a list of no webhooks is refused', async () => {
	await desk.refuses('getMany', { limit: 0 }, /"Limit" is no whole number above 0/);
});

it('a webhook is read, and deleted', async () => {
	const { id } = foreign();
	const webhook = byId(id);
	expect(await desk.does('get', { webhook })).toMatchObject([{ id, isActive: true }]);
	expect(await desk.does('delete', { webhook })).toEqual([{ deleted: true, id }]);
	expect(desk.sandbox.shop.webhooks).toEqual([]);
	await desk.refuses('get', { webhook }, /Reading webhook \d+ found nothing/);
	await desk.refuses('delete', { webhook }, /Deleting webhook \d+ found nothing/);
});

desk.leavesNothingOut();
