// What a process of the benchmarks does: our nodes in n8n's own contexts, or the same work as a user builds it by hand.
/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { Agent } from 'node:http';
import type { IDataObject } from 'n8n-workflow';

import axios from 'axios';

import { KiotVietApi } from '../../credentials/KiotVietApi.credentials';
import { LadiFlowApi } from '../../credentials/LadiFlowApi.credentials';
import { KiotViet } from '../../nodes/KiotViet/KiotViet.node.js';
import { KiotVietTrigger } from '../../nodes/KiotViet/KiotVietTrigger.node.js';
import { LadiFlow } from '../../nodes/LadiFlow/LadiFlow.node.js';
import type { Sandbox } from '../../sandbox';
import { engineFor } from '../workflow/engine';

/** What a task is given. */
export interface Given extends Pick<Sandbox, 'kiotViet' | 'ladiFlow'> {
	/** items, or requests by hand, that are worked on at the same time; the node's own number where left out */
	atOnce?: number;
	/** customers in one part of a list that is read by parts */
	part?: number;
	/** what a trigger tells of */
	events?: string[];
	/** whether to look at the memory; it takes time, so not where that is measured */
	looksAtMemory?: boolean;
}

/** What a task took. */
export interface Spent {
	/** what it counted: items, customers */
	count: number;
	seconds: number;
	/** milliseconds of CPU */
	cpu: number;
	/** bytes in use at most, beyond those before it */
	peak: number;
	/** bytes of what it handed on */
	handedOn: number;
}

type Task = (given: Given) => Promise<ArrayLike<unknown>>;

/** Gets customers of the shop, as the parameters and an item say. */
function lister({ kiotViet }: Given, options: IDataObject) {
	const parameters = { resource: 'customer', operation: 'getMany', ...options };
	const engine = engineFor(new KiotViet(), new KiotVietApi(), { ...kiotViet }, parameters);
	return async (item: IDataObject = {}): Promise<IDataObject[]> => {
		const [output] = await engine.run([item]);
		return output.map(({ json }) => json);
	};
}

const wholeList = async (given: Given, simplify: boolean) =>
	await lister(given, { returnAll: true, simplify })();

const ladiFlow = (given: Given, operation: string) =>
	engineFor(
		new LadiFlow(),
		new LadiFlowApi(),
		{ ...given.ladiFlow },
		{
			resource: 'contact',
			operation,
			options: given.atOnce ? { itemsAtOnce: given.atOnce } : {},
		},
		{ typeVersion: 1.1 },
	);

const TASKS = {
	/** the shop's customers, brought to their contacts */
	async import(given) {
		const shop = await wholeList(given, false);
		const [output] = await ladiFlow(given, 'syncFromKiotViet').run(shop);
		return output;
	},
	async compare(given) {
		const shop = await wholeList(given, false);
		const [[{ json: summary }]] = await ladiFlow(given, 'compareWithKiotViet').run(shop);
		return { length: Number(summary.equal) };
	},
	/** a minute after the other in which nothing happens */
	async looks({ kiotViet, events }) {
		const engine = engineFor(
			new KiotVietTrigger(),
			new KiotVietApi(),
			{ ...kiotViet },
			{ events, receive: 'polling', options: {} },
		);
		const looks: unknown[] = [];
		while (looks.length < 200) looks.push(await engine.poll());
		return looks;
	},
	async list(given) {
		return await wholeList(given, true);
	},
	/** the list as an import in a loop reads it: nothing of a part is kept */
	async parts(given) {
		const { part: limit = 1000 } = given;
		const options = { startAt: '={{ $json.startAt }}' };
		const list = lister(given, { returnAll: false, limit, simplify: true, options });
		let startAt = 0;
		for (let read = limit; read === limit; startAt += read) {
			({ length: read } = await list({ startAt }));
		}
		return { length: startAt };
	},
	/** HTTP Request nodes: pages one after the other, then a look-up and a create-or-update for each customer */
	async byHand({ kiotViet, ladiFlow: { baseUrl, apiKey }, atOnce = 8 }) {
		const httpAgent = new Agent({ keepAlive: true });
		const { data: token } = await axios.post(
			kiotViet.tokenUrl,
			new URLSearchParams({
				grant_type: 'client_credentials',
				client_id: kiotViet.clientId,
				client_secret: kiotViet.clientSecret,
				scopes: 'PublicApi.Access',
			}),
		);
		const shop = axios.create({
			httpAgent,
			baseURL: kiotViet.apiUrl,
			headers: { Authorization: `Bearer ${token.access_token}`, Retailer: kiotViet.retailer },
		});
		const account = axios.create({
			httpAgent,
			baseURL: baseUrl,
			headers: { 'Api-Key': apiKey },
			// An account answers a look-up that finds nobody with an error.
			validateStatus: () => true,
		});
		const waiting: IDataObject[] = [];
		for (let page: IDataObject[] | null = null; page === null || page.length === 100; ) {
			const params = { pageSize: 100, currentItem: waiting.length, orderBy: 'id' };
			const { data } = await shop.get('/customers', { params });
			page = (data.data ?? []) as IDataObject[];
			waiting.push(...page);
		}
		const done: unknown[] = [];
		const works = async () => {
			for (let one = waiting.pop(); one; one = waiting.pop()) {
				const { contactNumber: phone, name, code, debt } = one;
				const found = await account.post('/customer/show', { phone });
				const { data } = await account.post('/customer/create-or-update', {
					_id: found.data?.data?.customer?._id,
					phone,
					first_name: name,
					external_customer_id: code,
					custom_fields: [{ name: 'debt', value: debt }],
				});
				done.push(data.code);
			}
		};
		await Promise.all(Array.from({ length: atOnce }, works));
		return done;
	},
} satisfies Record<string, Task>;

export type TaskName = keyof typeof TASKS;

async function measured(task: Task, given: Given): Promise<Spent> {
	const inUse = () => {
		global.gc?.();
		return process.memoryUsage().heapUsed;
	};
	const before = given.looksAtMemory ? inUse() : 0;
	let most = before;
	const look = () => {
		most = Math.max(most, inUse());
	};
	const looking = given.looksAtMemory ? setInterval(look, 250) : undefined;
	const cpu = process.cpuUsage();
	const began = performance.now();
	const output = await task(given);
	const seconds = (performance.now() - began) / 1000;
	const { user, system } = process.cpuUsage(cpu);
	clearInterval(looking);
	if (given.looksAtMemory) look();
	const handedOn = given.looksAtMemory ? inUse() - before : 0;
	return {
		count: output.length,
		seconds,
		cpu: (user + system) / 1000,
		peak: most - before,
		handedOn,
	};
}

process.once('message', ({ task, given }: { task: TaskName; given: Given }) => {
	void measured(TASKS[task], given).then((spent) => process.send?.(spent));
});
