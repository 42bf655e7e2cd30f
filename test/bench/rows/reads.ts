// What the trigger reads of KiotViet after an outage and in a quiet minute, and what it hands on twice.
import type { IDataObject } from 'n8n-workflow';

import { KiotVietApi } from '../../../credentials/KiotVietApi.credentials';
import { KiotVietTrigger } from '../../../nodes/KiotViet/KiotVietTrigger.node.js';
import { receiver, type Receiver } from '../../unit/sandbox/clients';
import { type Engine, engineFor } from '../../workflow/engine';
import { countedSandbox, type CountedSandbox, registersCustomers } from '../countedSandbox';
import { inOwnProcess } from '../ownProcess';
import type { Row } from '../results';
import type { BenchRow, BenchSize } from './row';

const SALES = ['customer.created', 'customer.updated', 'order.created', 'invoice.created'];
const KINDS = 3;
/** In milliseconds. */
const FIVE_HOURS = 18_000_000;
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

/** What happened while n8n was down. */
interface Outage {
	id: string;
	what: string;
	target: string;
	before: string;
	sales: number;
	/** why it is not reached */
	note?: string;
	/** whether each buyer is new too, which is a change of its own */
	toNewCustomers?: boolean;
}

async function readsAfter({
	note = '',
	id,
	what,
	target,
	before,
	sales,
	toNewCustomers,
}: Outage): Promise<Row> {
	const sandbox = await countedSandbox();
	const there = await receiver();
	try {
		const known = toNewCustomers ? [] : registersCustomers(sandbox, sales);
		const engine = await published(sandbox, SALES, there.url);
		// KiotViet's deliveries find nobody.
		there.answer = null;
		for (let sale = 0; sale < sales; sale++) {
			sandbox.shop.clock.jumps({ milliseconds: FIVE_HOURS / sales });
			const customerId =
				known[sale] ?? sandbox.shop.registersCustomer({ name: `Khách ${sale}` }).id;
			sandbox.shop.sells({ customerId, lines: [LINE] });
		}
		sandbox.countedCalls();
		const items = await catchesUp(engine);
		const changes = toNewCustomers ? 2 * sales : sales;
		if (items !== changes) throw new Error(`${items} items for ${changes} changes`);
		const { kiotviet } = sandbox.countedCalls();
		return {
			id,
			title: `reads at KiotViet after an outage with ${what}`,
			unit: 'reads',
			target,
			before,
			samples: { ours: [kiotviet] },
			note: `In five hours; each invoice is of another customer and brings it in full. The check of the webhooks and the look that finds nothing more are among them.${note}`,
		};
	} finally {
		await there.close();
		await sandbox.stop();
	}
}

const OUTAGES: Record<BenchSize['name'], Outage[]> = {
	quick: [{ id: 'outage-100', what: '100 invoices', target: '≤ 40', before: '–', sales: 100 }],
	full: [
		{ id: 'outage-1000', what: '1,000 invoices', target: '≤ 40', before: '1,014', sales: 1_000 },
		{
			id: 'outage-10000',
			what: '10,000 changes: 5,000 new customers, an invoice each',
			target: '≤ 300',
			before: '–',
			sales: 5_000,
			toNewCustomers: true,
		},
		{
			id: 'outage-10000-invoices',
			what: '10,000 invoices of 10,000 customers',
			target: '≤ 300',
			before: '–',
			sales: 10_000,
			note: ' A look brings up to 50 pages, so these are three runs, and each reads the list of all customers for its own.',
		},
	],
};

export const outages: BenchRow = {
	id: 'outage',
	async measure({ name }) {
		const rows: Row[] = [];
		for (const one of OUTAGES[name]) rows.push(await readsAfter(one));
		return rows;
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
