// What the trigger reads of KiotViet after an outage and in a quiet minute, and what it hands on twice.
import type { IDataObject } from 'n8n-workflow';

import { KiotVietApi } from '../../../credentials/KiotVietApi.credentials';
import { KiotVietTrigger } from '../../../nodes/KiotViet/KiotVietTrigger.node.js';
import { receiver, type Receiver } from '../../unit/sandbox/clients';
import { type Engine, engineFor } from '../../workflow/engine';
import { countedSandbox, type CountedSandbox, registersCustomers } from '../countedSandbox';
import { inOwnProcess } from '../ownProcess';
import type { Row } from '../results';
import type { BenchRow } from './row';

const SALES = ['customer.created', 'customer.updated', 'order.created', 'invoice.created'];
const KINDS = 3;
/** Five hours, in milliseconds. */
const OUTAGE = 18_000_000;
const LINE = { productCode: 'SP000001', quantity: 1, price: 100_000 };

/** A published trigger that began to watch after all that is in the shop. */
async function published(
	{ kiotViet, shop }: CountedSandbox,
	events: string[],
	webhookBaseUrl?: string,
): Promise<Engine> {
	const engine = engineFor(
		new KiotVietTrigger(),
		new KiotVietApi(),
		{ ...kiotViet },
		{ events, receive: 'webhookAndCatchUp', options: {} },
		{ webhookBaseUrl },
	);
	shop.clock.jumps({ minutes: 30 });
	await new KiotVietTrigger().webhookMethods.default.create.call(engine.hook());
	await engine.poll();
	// A process knows how runs end once it has seen one end.
	await (await engine.begins([])).ends('success');
	return engine;
}

async function polled(engine: Engine): Promise<IDataObject[][]> {
	const found = await engine.poll();
	return [...engine.begun.splice(0), ...(found ? [found[0].map(({ json }) => json)] : [])];
}

/** All that catch-up brings, run by run, until it brings no more. */
async function catchesUp(engine: Engine): Promise<number> {
	let items = 0;
	for (let runs = await polled(engine); runs.length > 0; runs = await polled(engine)) {
		for (const run of runs) {
			const begun = await engine.begins(run);
			items += begun.items.length;
			await begun.ends('success');
		}
	}
	return items;
}

/** Reads after an outage in which each customer bought something. */
async function outage(count: number, target: string, before: string): Promise<Row> {
	const sandbox = await countedSandbox();
	const there = await receiver();
	try {
		const buyers = registersCustomers(sandbox, count);
		const engine = await published(sandbox, SALES, there.url);
		// KiotViet's deliveries find nobody.
		there.answer = null;
		for (const customerId of buyers) {
			sandbox.shop.clock.jumps({ milliseconds: OUTAGE / count });
			sandbox.shop.sells({ customerId, lines: [LINE] });
		}
		sandbox.countedCalls();
		const items = await catchesUp(engine);
		if (items < count) throw new Error(`${items} items for ${count} sales`);
		const { kiotviet } = sandbox.countedCalls();
		return {
			id: `outage-${count}`,
			title: `reads at KiotViet after an outage with ${count.toLocaleString('en')} invoices`,
			unit: 'reads',
			target,
			before,
			samples: { ours: [kiotviet] },
			note: `In five hours, each of another customer, which it brings in full; the check of the webhooks and the look that finds nothing more are among them.`,
		};
	} finally {
		await there.close();
		await sandbox.stop();
	}
}

export const outages: BenchRow = {
	id: 'outage',
	async measure({ name }) {
		if (name === 'quick') return [await outage(100, '≤ 40', '114')];
		return [await outage(1_000, '≤ 40', '1,014'), await outage(10_000, '≤ 300', '–')];
	},
};

export const idle: BenchRow = {
	id: 'idle',
	async measure() {
		const sandbox = await countedSandbox();
		const there = await receiver();
		try {
			registersCustomers(sandbox, 10);
			const engine = await published(sandbox, SALES, there.url);
			await engine.poll();
			sandbox.countedCalls();
			const runs = await polled(engine);
			const { kiotviet } = sandbox.countedCalls();
			const { cpu, count } = await inOwnProcess('looks', sandbox, { events: SALES });
			return [
				{
					id: 'idle',
					title: 'a look of the catch-up when nothing happened',
					unit: 'requests',
					target: `≤ ${KINDS + 1}`,
					before: '4, no run',
					samples: { ours: [kiotviet] },
					note: `One for each of ${KINDS} selected resources and one for the webhooks; ${runs.length} runs.`,
				},
				{
					id: 'idle-cpu',
					title: 'CPU of such a look',
					unit: 'ms',
					target: '–',
					before: '–',
					samples: { ours: [cpu / count] },
					note: "The node's own, without what n8n adds to a poll.",
				},
			];
		} finally {
			await there.close();
			await sandbox.stop();
		}
	},
};

/** What deliveries and looks tell of at once, an import in parts. */
async function handedOnTwice(sandbox: CountedSandbox, there: Receiver, count: number) {
	const engine = await published(sandbox, ['customer.created', 'customer.updated'], there.url);
	const handedOn: string[] = [];
	const underWay: Array<() => Promise<void>> = [];
	const begin = async (runs: IDataObject[][]) => {
		for (const run of runs) {
			const { items, ends } = await engine.begins(run);
			handedOn.push(...items.map(({ dedupeKey }) => String(dedupeKey)));
			underWay.push(async () => await ends('success'));
		}
	};
	const delivered = async () => {
		await sandbox.shop.settled();
		const runs = await Promise.all(
			there.received.splice(0).map(async (delivery) => (await engine.receives(delivery)).items),
		);
		return runs.filter((items) => items.length > 0);
	};
	const part = 100;
	for (let first = 0; first < count; first += part) {
		for (let number = first; number < first + part; number++) {
			sandbox.shop.registersCustomer({ name: `Khách ${number}` });
		}
		// Deliveries before the look and the look before deliveries, in turn; the runs begin after both.
		const isLookFirst = (first / part) % 2 === 1;
		const looked = isLookFirst ? await polled(engine) : [];
		const told = await delivered();
		await begin([...looked, ...told, ...(isLookFirst ? [] : await polled(engine))]);
		if ((first / part) % 4 === 3) for (const end of underWay.splice(0)) await end();
	}
	for (const end of underWay) await end();
	await begin(await polled(engine));
	return { all: handedOn.length, different: new Set(handedOn).size };
}

export const twice: BenchRow = {
	id: 'twice',
	async measure({ name }) {
		const count = name === 'full' ? 3_000 : 200;
		const sandbox = await countedSandbox();
		const there = await receiver();
		try {
			const { all, different } = await handedOnTwice(sandbox, there, count);
			if (different !== count) throw new Error(`${different} of ${count} customers handed on`);
			return [
				{
					id: 'twice',
					title: `changes handed on twice in an import of ${count.toLocaleString('en')} customers`,
					unit: 'changes',
					target: '≤ 0',
					before: '2,000',
					samples: { ours: [all - different] },
					note: 'Deliveries and looks of the catch-up tell of the same customers, in turn first, while runs are under way.',
				},
			];
		} finally {
			await there.close();
			await sandbox.stop();
		}
	},
};
