// A kind of record that KiotViet invents tomorrow is one row: two made-up ones go the whole way with nothing else changed.
/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { IDataObject } from 'n8n-workflow';

import { KiotVietApi } from '../../credentials/KiotVietApi.credentials';
import { KiotViet } from '../../nodes/KiotViet/KiotViet.node';
import { KiotVietTrigger } from '../../nodes/KiotViet/KiotVietTrigger.node';
import { webhookSecret } from '../../nodes/KiotViet/api/signature';
import type { Kind } from '../../nodes/KiotViet/events/kinds';
import { type Engine, engineFor } from './engine';

jest.mock('../../nodes/KiotViet/events/kinds', () => {
	const actual: { KINDS: object } = jest.requireActual('../../nodes/KiotViet/events/kinds');
	const repair: Omit<Kind, 'webhooks' | 'list'> & { webhooks: object; list: object } = {
		name: 'Repair',
		events: {
			created: 'A repair is new',
			updated: 'A repair was changed',
			completed: 'A repair was completed',
			cancelled: 'A repair was cancelled',
			deleted: 'A repair was removed',
		},
		webhooks: { update: 'repair.update', delete: 'repair.delete' },
		list: {
			list: 'GET /repairs',
			byId: 'GET /repairs/{id}',
			singular: 'repair',
			plural: 'repairs',
			includes: { includeParts: true },
		},
		customer: 'customerId',
		isSale: true,
		statuses: {
			completed: { value: 7, name: 'Completed' },
			cancelled: { value: 8, name: 'Cancelled' },
		},
		example: { id: 1, code: 'SC000001', customerId: 37290001, status: 7 },
	};
	const shelf: Omit<Kind, 'webhooks'> & { webhooks: object } = {
		name: 'Shelf',
		events: { updated: 'A shelf was filled' },
		webhooks: { update: 'shelf.update' },
		key: ['productId', 'shelfNumber'],
		example: { id: 5, productId: 5, shelfNumber: 2 },
	};
	return { ...actual, KINDS: { ...actual.KINDS, repair, shelf } };
});

const SECRET = 'secret-1';

/** What the made-up shop has, and what it was asked. */
let repairs: Array<IDataObject & { id: number }>;
let asked: string[];
let registered: string[];
let server: Server;
let engine: Engine;

const now = () => new Date().toISOString();
const credential = () => {
	const apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	const tokenUrl = `${apiUrl}/token`;
	return { apiUrl, tokenUrl, retailer: 'taphoaxyz', clientId: 'id-1', clientSecret: SECRET };
};

function answerTo(url: URL): object | undefined {
	const [, list, id] = url.pathname.split('/');
	if (list === 'token') return { access_token: 'token-1' };
	if (list === 'branches') return { data: [] };
	if (list === 'customers') return { id: Number(id), name: 'Nguyễn Thị Mai', debt: 0 };
	if (list === 'webhooks') return { id: 1, data: [] };
	if (list !== 'repairs') return undefined;
	if (id) {
		const found = repairs.find((repair) => repair.id === Number(id));
		return found && { ...found, parts: ['a hinge'] };
	}
	const data = url.searchParams.get('currentItem') === '0' || !url.searchParams.has('currentItem');
	return { total: repairs.length, data: data ? repairs : [], timestamp: now() };
}

const trigger = (options: IDataObject = {}, nodeId = 'node-1') =>
	engineFor(
		new KiotVietTrigger(),
		new KiotVietApi(),
		credential(),
		{
			events: [
				'repair.created',
				'repair.updated',
				'repair.completed',
				'repair.cancelled',
				'repair.deleted',
				'shelf.updated',
			],
			receive: 'webhookAndCatchUp',
			options,
		},
		{ nodeId },
	);

async function told(found: IDataObject[]): Promise<IDataObject[]> {
	const [items] = await engine.run(found);
	return items.map(({ json }) => json);
}

async function polled(): Promise<IDataObject[]> {
	const found = await engine.poll();
	return found ? await told(found[0].map(({ json }) => json)) : [];
}

async function delivered(action: string, data: unknown[]): Promise<IDataObject[]> {
	const raw = JSON.stringify({ Id: 'd-1', Notifications: [{ Action: action, Data: data }] });
	const digest = createHmac('sha256', webhookSecret(SECRET, 'webhook-1')).update(raw);
	const { items } = await engine.receives({ raw, signature: `sha1=${digest.digest('hex')}` });
	return items.length > 0 ? await told(items) : [];
}

beforeEach(async () => {
	repairs = [];
	asked = [];
	registered = [];
	server = createServer((request, response) => {
		const url = new URL(request.url ?? '', 'http://127.0.0.1');
		asked.push(url.pathname + url.search);
		const answer = answerTo(url);
		let body = '';
		request.on('data', (part) => (body += String(part)));
		request.on('end', () => {
			const type = /"Type":"([^"]+)"/.exec(body)?.[1];
			if (type) registered.push(type);
			response.writeHead(answer ? 200 : 420, { 'content-type': 'application/json' });
			response.end(JSON.stringify(answer ?? {}));
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	engine = trigger();
	await engine.poll();
});

afterEach(async () => {
	server.closeAllConnections();
	await new Promise((resolve) => server.close(resolve));
});

const bringsARepair = (changes: IDataObject = {}) => {
	const repair = { id: 1, code: 'SC000001', customerId: 9, status: 1, createdDate: now() };
	repairs = [{ ...repair, ...changes }];
};
const goesOn = (changes: IDataObject) =>
	(repairs = [{ ...repairs[0], ...changes, modifiedDate: now() }]);

describe('a kind of record that is one row more', () => {
	it('is offered in the form', () => {
		const { options } = new KiotVietTrigger().description.properties.find(
			({ name }) => name === 'events',
		)!;
		expect(options).toContainEqual({
			name: 'Repair Completed',
			value: 'repair.completed',
			description: 'A repair was completed',
		});
	});

	it('has its webhooks registered', async () => {
		await new KiotVietTrigger().webhookMethods.default.create.call(engine.hook());
		expect(registered).toEqual(['repair.update', 'repair.delete', 'shelf.update']);
	});

	it('is found by catch-up, with what its row asks for, its customer and its state', async () => {
		bringsARepair();
		expect(await polled()).toEqual([
			expect.objectContaining({
				event: 'repair.created',
				isNew: true,
				isCompleted: false,
				source: 'catchUp',
				dedupeKey: expect.stringMatching(/^repair:1:2/) as string,
				record: expect.objectContaining({ code: 'SC000001' }) as object,
				customer: expect.objectContaining({ name: 'Nguyễn Thị Mai' }) as object,
			}),
		]);
		const lists = asked.filter((call) => call.startsWith('/repairs?') && /Modified/.test(call));
		expect(lists[0]).toContain('includeParts=true');
	});

	it('comes by webhook, is read in full, and tells once each that it is completed, cancelled and removed', async () => {
		bringsARepair();
		await polled();
		goesOn({ status: 7 });
		const update = async () => await delivered('repair.update.500', [{ Id: 1, Code: 'SC000001' }]);
		expect(await update()).toEqual([
			expect.objectContaining({
				event: 'repair.completed',
				isCompleted: true,
				source: 'webhook',
				record: expect.objectContaining({ parts: ['a hinge'] }) as object,
				customer: expect.objectContaining({ id: 9 }) as object,
			}),
		]);
		expect(await update()).toEqual([]);
		goesOn({ status: 8 });
		expect(await update()).toEqual([
			expect.objectContaining({ event: 'repair.cancelled', isCancelled: true }),
		]);
		expect(await delivered('repair.delete', [1])).toEqual([
			expect.objectContaining({ event: 'repair.deleted', record: { id: 1 } }),
		]);
	});

	it('is left out as a guest sale where its row says that it is a sale', async () => {
		engine = trigger({ skipGuestSales: true }, 'node-2');
		await engine.poll();
		bringsARepair({ customerId: undefined });
		expect(await polled()).toEqual([]);
	});

	it('is known by the fields of its row where it has no ID', async () => {
		expect(
			await delivered('shelf.update.500', [{ ProductId: 5, ShelfNumber: 2 }, { ShelfNumber: 3 }]),
		).toEqual([expect.objectContaining({ event: 'shelf.updated', dedupeKey: 'shelf:5/2:d-1' })]);
	});

	it('gives a sample: the newest record, or the example of its row with the customer it names', async () => {
		const sample = async () => {
			const [items] = await engine.run([], 'manual');
			return items.map(({ json }) => json);
		};
		expect(await sample()).toEqual([
			expect.objectContaining({
				event: 'repair.created',
				isExample: true,
				isCompleted: true,
				record: { id: 1, code: 'SC000001', customerId: 37290001, status: 7 },
				customer: expect.objectContaining({ id: 37290001 }) as object,
			}),
			expect.objectContaining({ event: 'shelf.updated', isExample: true, customer: null }),
		]);
		bringsARepair({ code: 'SC000777' });
		expect((await sample())[0]).toMatchObject({
			source: 'sample',
			record: { code: 'SC000777' },
			customer: { id: 9 },
		});
	});

	it('is read again by the KiotViet node', async () => {
		bringsARepair();
		const [item] = await polled();
		goesOn({ status: 7 });
		const readAgain = engineFor(new KiotViet(), new KiotVietApi(), credential(), {
			resource: 'event',
			operation: 'readAgain',
		});
		const [[{ json }]] = await readAgain.run([item]);
		expect(json).toMatchObject({ event: 'repair.created', isCompleted: true });
		expect(json.record).toMatchObject({ parts: ['a hinge'] });
	});
});
