// Callers who are not KiotViet, at random: what they send, and what n8n answers them.
/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { Agent, request, type RequestOptions } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';

import { signatureOf, type Shop } from '../../sandbox';
import { deliveredCustomer } from '../../sandbox/kiotviet/wire/customers';
import { deliveredInvoice } from '../../sandbox/kiotviet/wire/invoices';
import { deliveredJson } from '../../sandbox/kiotviet/wire/json';
import type { SeededRandom } from './seededRandom';

/** One request; `chunks` go out with a pause between them. */
interface Knock {
	method?: string;
	/** appended to the registered address */
	query?: string;
	headers?: Record<string, string | string[]>;
	chunks: Buffer[];
	pause?: number;
}

/** A way to knock. */
interface Kind {
	name: string;
	weight: number;
	make(maker: Maker): Knock;
}

const JSON_TYPE = { 'Content-Type': 'application/json; charset=utf-8' };
const MEGABYTE = 1024 * 1024;

/** What a stranger may know: what KiotViet's deliveries look like, but not the secret. */
class Maker {
	constructor(
		readonly random: SeededRandom,
		private readonly shop: Shop,
	) {}

	/** A delivery as the shop sends it, of a record that exists. */
	delivery(): string {
		const { random, shop } = this;
		const [type, item] = random.yes(0.5)
			? ['customer.update', deliveredCustomer(random.oneOf([...shop.customers.values()]))]
			: ['invoice.update', deliveredInvoice(random.oneOf([...shop.invoices.values()]))];
		const action = `${type}.${shop.retailerId}`;
		return `{"Id":"${this.hex(32)}","Attempt":1,"Notifications":${deliveredJson([{ Action: action, Data: [item] }])}}`;
	}

	hex(length: number): string {
		return Array.from({ length }, () => this.random.number(0, 15).toString(16)).join('');
	}

	bytes(length: number): Buffer {
		return Buffer.from(Array.from({ length }, () => this.random.number(0, 255)));
	}

	forged(): Record<string, string> {
		return { 'X-Hub-Signature': `sha1=${this.hex(64)}` };
	}
}

const json = (text: string, headers: Knock['headers'] = {}): Knock => ({
	headers: { ...JSON_TYPE, ...headers },
	chunks: [Buffer.from(text)],
});

const POLLUTING = [
	'{"__proto__":{"polluted":true},"Notifications":[{"Action":"customer.update","Data":[{"Id":1,"__proto__":{"polluted":true}}]}]}',
	'{"constructor":{"prototype":{"polluted":true}},"Notifications":[]}',
	'{"Notifications":[{"Action":"__proto__.update","Data":[{"constructor":{"prototype":{"polluted":true}}}]}]}',
	'{"Notifications":{"__proto__":{"length":1e9}},"Id":{"toString":1}}',
];

/** n8n reads all bodies that are called XML with one parser; at the same time, some of them get no answer. */
export const NO_XML = 'JSON that is called XML';

const KINDS: Kind[] = [
	{ name: 'unsigned', weight: 10, make: (maker) => json(maker.delivery()) },
	{ name: 'forged', weight: 10, make: (maker) => json(maker.delivery(), maker.forged()) },
	{
		name: 'signed with a guessed secret',
		weight: 8,
		make(maker) {
			const text = maker.delivery();
			const guess = maker.random.oneOf(['', 'secret', 'kiotviet', maker.hex(40)]);
			return json(text, { 'X-Hub-Signature': signatureOf(text, guess) });
		},
	},
	{
		name: 'a real signature under a changed body',
		weight: 8,
		make(maker) {
			const text = maker.delivery();
			const at = maker.random.number(1, text.length - 2);
			// The signature of another delivery is as good as one a stranger has seen.
			const changed = `${text.slice(0, at)}0${text.slice(at + 1)}`;
			return json(isJson(changed) ? changed : `${text} `, maker.forged());
		},
	},
	{
		name: 'odd signature headers',
		weight: 8,
		make: (maker) =>
			json(maker.delivery(), {
				'X-Hub-Signature': maker.random.oneOf<string | string[]>([
					'',
					'sha1=',
					'sha256=zz',
					`sha1=${'0'.repeat(4_000)}`,
					['sha1=0', `sha1=${maker.hex(64)}`],
					`sha1=${maker.hex(64)}, sha1=${maker.hex(64)}`,
					'null',
				]),
			}),
	},
	{
		name: 'deep JSON',
		weight: 6,
		make(maker) {
			const depth = maker.random.oneOf([50, 1_000, 20_000]);
			return json(
				`{"Notifications":${'['.repeat(depth)}${']'.repeat(depth)},"Id":"x"}`,
				maker.forged(),
			);
		},
	},
	{
		name: 'huge JSON',
		weight: 1,
		make(maker) {
			const item = `{"Id":1,"Name":"${'a'.repeat(1_000)}"}`;
			const count = Math.floor((maker.random.number(1, 8) * MEGABYTE) / item.length);
			return json(
				`{"Notifications":[{"Action":"customer.update","Data":[${Array(count).fill(item).join(',')}]}]}`,
				maker.forged(),
			);
		},
	},
	{
		name: 'more than 16 MB',
		weight: 0.3,
		make: () => json(`"${'a'.repeat(17 * MEGABYTE)}"`),
	},
	{
		name: 'keys that pollute prototypes',
		weight: 8,
		make: (maker) => ({
			...json(maker.random.oneOf(POLLUTING), maker.forged()),
			query: maker.random.oneOf([
				'',
				'&__proto__[polluted]=1',
				'&constructor.prototype=1',
				'&type[]=x',
			]),
		}),
	},
	{
		name: 'no JSON',
		weight: 6,
		make: (maker) =>
			json(maker.random.oneOf(['{', '{"Id":', 'nonsense', '{"a":1}}', '[1,', '\u0000'])),
	},
	{
		name: 'values that are no delivery',
		weight: 6,
		make: (maker) =>
			json(
				maker.random.oneOf([
					'null',
					'0',
					'"x"',
					'[]',
					'{}',
					'true',
					'[[{}]]',
					'{"Notifications":7}',
				]),
				maker.forged(),
			),
	},
	{
		name: 'nothing at all',
		weight: 4,
		make: (maker) => ({
			headers: maker.random.yes(0.5) ? { ...JSON_TYPE } : {},
			chunks: [],
		}),
	},
	{
		name: 'other content types',
		weight: 8,
		make: (maker) => ({
			headers: {
				...maker.forged(),
				'Content-Type': maker.random.oneOf([
					'text/plain',
					'text/html',
					'application/x-www-form-urlencoded',
					'application/octet-stream',
					'x',
				]),
			},
			chunks: [Buffer.from(maker.delivery())],
		}),
	},
	{
		name: NO_XML,
		weight: 1,
		make: (maker) => ({
			headers: { ...maker.forged(), 'Content-Type': 'application/xml' },
			chunks: [Buffer.from(maker.delivery())],
		}),
	},
	{
		name: 'wrong encodings',
		weight: 6,
		make: (maker) => ({
			headers: {
				...maker.forged(),
				...maker.random.oneOf<Record<string, string>>([
					{ 'Content-Type': 'application/json; charset=utf-16' },
					{ 'Content-Type': 'application/json; charset=nonsense' },
					{ ...JSON_TYPE, 'Content-Encoding': 'nonsense' },
					{ ...JSON_TYPE, 'Content-Encoding': 'gzip' },
					{ ...JSON_TYPE },
				]),
			},
			chunks: [maker.bytes(maker.random.number(1, 400))],
		}),
	},
	{
		name: 'a packed body',
		weight: 4,
		make: (maker) => ({
			headers: { ...JSON_TYPE, ...maker.forged(), 'Content-Encoding': 'gzip' },
			chunks: [gzipSync(maker.delivery())],
		}),
	},
	{
		name: 'a form with parts',
		weight: 3,
		make: (maker) => ({
			headers: { ...maker.forged(), 'Content-Type': 'multipart/form-data; boundary=x' },
			chunks: [
				Buffer.from(
					`--x\r\nContent-Disposition: form-data; name="Id"\r\n\r\n${maker.hex(8)}\r\n--x--\r\n`,
				),
			],
		}),
	},
	{
		name: 'a slow sender',
		weight: 2,
		make(maker) {
			const text = Buffer.from(maker.delivery());
			const [a, b] = [Math.floor(text.length / 3), Math.floor((text.length * 2) / 3)];
			return {
				headers: { ...JSON_TYPE, ...maker.forged(), 'Content-Length': String(text.length) },
				chunks: [text.subarray(0, a), text.subarray(a, b), text.subarray(b)],
				pause: 1_000,
			};
		},
	},
	{
		name: 'another method than KiotViet’s',
		weight: 4,
		make: (maker) => ({
			method: maker.random.oneOf(['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']),
			headers: { ...maker.forged() },
			chunks: [],
		}),
	},
];

function isJson(text: string): boolean {
	try {
		JSON.parse(text);
		return true;
	} catch {
		return false;
	}
}

/** How often each kind got each answer; `none` stands for a connection that ended without one. */
export type Answers = Record<string, Record<string, number>>;

/** Lets so many strangers knock at an address, some at once. */
export async function strangersKnock(
	address: string,
	count: number,
	{ random, shop }: { random: SeededRandom; shop: Shop },
): Promise<Answers> {
	const maker = new Maker(random, shop);
	const agent = new Agent({ keepAlive: false });
	const answers: Answers = {};
	let left = count;
	const knocks = async () => {
		while (left > 0) {
			left -= 1;
			const kind = random.weighted(KINDS.map((each) => [each.weight, each] as const));
			const status = await answerTo(address, kind.make(maker), agent);
			const ofKind = (answers[kind.name] ??= {});
			ofKind[String(status ?? 'none')] = (ofKind[String(status ?? 'none')] ?? 0) + 1;
		}
	};
	await Promise.all(Array.from({ length: 16 }, knocks));
	agent.destroy();
	return answers;
}

async function answerTo(
	address: string,
	{ method = 'POST', query = '', headers = {}, chunks, pause = 0 }: Knock,
	agent: Agent,
): Promise<number | null> {
	const options: RequestOptions = { method, headers, agent, timeout: 60_000 };
	return await new Promise((resolve) => {
		const knocking = request(address + query, options, (answer) => {
			answer.resume();
			answer.once('end', () => resolve(answer.statusCode ?? null));
			answer.once('error', () => resolve(answer.statusCode ?? null));
		});
		knocking.once('timeout', () => knocking.destroy());
		knocking.once('error', () => resolve(null));
		void (async () => {
			for (const chunk of chunks) {
				knocking.write(chunk);
				if (pause > 0) await sleep(pause);
			}
			knocking.end();
		})();
	});
}
