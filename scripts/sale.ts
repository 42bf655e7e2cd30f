// Lets one sale go from KiotViet's webhook to the contact, and prints the files it passes, in order, as JSON.
/* eslint-disable @n8n/community-nodes/no-restricted-globals, no-console */
import { KiotVietApi } from '../credentials/KiotVietApi.credentials';
import { LadiFlowApi } from '../credentials/LadiFlowApi.credentials';
import { KiotVietTrigger } from '../nodes/KiotViet/KiotVietTrigger.node';
import { LadiFlow } from '../nodes/LadiFlow/LadiFlow.node';
import { startSandbox } from '../sandbox';
import { receiver } from '../test/unit/sandbox/clients';
import { engineFor } from '../test/workflow/engine';

/** Kept by scripts/trace.cjs. */
declare const enteredFiles: string[];

async function main(): Promise<void> {
	const sandbox = await startSandbox();
	const there = await receiver();
	const trigger = engineFor(
		new KiotVietTrigger(),
		new KiotVietApi(),
		{ ...sandbox.kiotViet },
		{ events: ['invoice.created'], receive: 'webhookAndCatchUp', options: {} },
		{ webhookBaseUrl: there.url },
	);
	const ladiFlow = engineFor(
		new LadiFlow(),
		new LadiFlowApi(),
		{ ...sandbox.ladiFlow },
		{ resource: 'contact', operation: 'syncFromKiotViet', options: {} },
	);
	const { checkExists, create } = new KiotVietTrigger().webhookMethods.default;
	if (!(await checkExists.call(trigger.hook()))) await create.call(trigger.hook());
	await trigger.poll('activate');
	const { id } = sandbox.shop.registersCustomer({
		name: 'Lan',
		contactNumber: '0900000001',
		email: 'lan@example.com',
	});
	sandbox.shop.sells({ customerId: id, lines: [{ productCode: 'SP000001', quantity: 1 }] });
	await sandbox.shop.settled();

	const { raw, signature } = there.received[0];
	enteredFiles.length = 0;
	const { items } = await trigger.receives({ raw, signature });
	const received = enteredFiles.splice(0);
	const [changes] = await trigger.run(items);
	const run = enteredFiles.splice(0);
	const [[contact]] = await ladiFlow.run(changes.map(({ json }) => json));
	const written = enteredFiles.splice(0);
	if (!contact.json.contactId) throw new Error('The sale did not reach its contact');
	console.log(JSON.stringify({ received, run, written }));
	await there.close();
	await sandbox.stop();
}

void main().then(() => process.exit());
