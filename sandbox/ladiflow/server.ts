// LadiFlow's public API over HTTP: POST only, one envelope, and silence where the real one is silent.
import type { FastifyInstance, FastifyReply } from 'fastify';
import { isPlainObject, orderBy } from 'lodash';

import type { Switches } from '../switches';
import type { Account } from './account';
import type { Contact } from './contacts';
import { LadiFlowError, onlyKnown } from './errors';
import { listedContact, shownContact, writtenContact } from './wire';

/** What the API needs of the sandbox. */
export interface LadiFlowWorld {
	account: Account;
	apiKey: string;
	switches: Switches;
}

type Body = Record<string, unknown>;

const envelope = (data: unknown, code = 200) => ({ data, message: 'Thành công', code });
const failure = (code: number, message: string) => ({ data: null, message, code });

const LARGEST_PAGE = 500;
const SMALL_PAGE = 2;

/** Adds every call of the account to a fastify scope (ladiflow-api.md 2.2 to 2.8). */
export async function ladiFlowApi(scope: FastifyInstance, world: LadiFlowWorld): Promise<void> {
	const { account, switches } = world;

	scope.addHook('onRequest', async (request, reply) => {
		const key = request.headers['api-key'];
		if (key !== world.apiKey) return refuseKey(reply, switches);
		if (!account.keyHasPermission) return refusePermission(reply, switches);
		return undefined;
	});
	scope.setErrorHandler((error, _request, reply) => {
		if (error instanceof LadiFlowError) return refuse(reply, error, switches);
		const { statusCode = 500, message } = error as { statusCode?: number; message: string };
		return reply.status(statusCode).send(failure(statusCode, message));
	});
	scope.setNotFoundHandler((_request, reply) => reply.status(404).send(failure(404, 'Not Found')));

	const written = (contact: Contact, isNew: boolean) =>
		envelope(writtenContact(contact, account, { isNew, switches }), 201);

	scope.post('/customer/create', async (request) => {
		const { contact, isNew } = account.creates(bodyOf(request.body));
		return written(contact, isNew);
	});
	scope.post('/customer/update', async (request) =>
		written(account.updates(bodyOf(request.body)), false),
	);
	scope.post('/customer/create-or-update', async (request) => {
		const { contact, isNew } = account.upserts(bodyOf(request.body));
		return written(contact, isNew);
	});
	scope.post('/customer/show', async (request) => {
		const contact = account.shows(bodyOf(request.body));
		return contact ? envelope({ customer: shownContact(contact, account) }) : nobody(switches);
	});
	scope.post('/customer/list', async (request) => {
		const body = bodyOf(request.body);
		const { search, sort, tags } = body as {
			search?: { name?: string };
			sort?: Body;
			tags?: string[];
		};
		const words = (search?.name ?? '').trim().toLowerCase();
		const found = account.contacts.filter(
			(contact) => matches(contact, words, switches) && hasTags(contact, tags, switches),
		);
		const [[by, direction] = ['updated_at', 'DESC']] = Object.entries(sort ?? {});
		const sorted = orderBy(
			found,
			[by],
			[String(direction).toLowerCase() === 'asc' ? 'asc' : 'desc'],
		);
		const list = listOf(sorted, body, { limit: 10, switches });
		return envelope({
			...list,
			items: list.items.map((contact) => listedContact(contact, account)),
			total_verified: 0,
		});
	});
	scope.post('/customer/create-tag', async (request) => {
		const { id } = account.createsTag(bodyOf(request.body).name);
		return envelope({ tag_id: switches.createdTagId === 'given' ? id : '' });
	});
	scope.post('/customer/list-tag', async (request) => {
		const body = bodyOf(request.body);
		const found = orderBy(named(account.tags, body.keyword), ['created_at'], ['desc']);
		return envelope(listOf(found, body, { limit: 20, switches }));
	});
	scope.post('/sequence/list', async (request) => {
		const body = bodyOf(request.body);
		onlyKnown(body, ['keyword', 'page', 'limit']);
		const found = named(account.automation.sequences, body.keyword);
		return envelope(listOf(found, body, { limit: 20, switches }));
	});
	scope.post('/sequence/subscribe', async (request) => {
		account.automation.subscribes(bodyOf(request.body));
		return envelope({});
	});
	scope.post('/trigger/list', async (request) => {
		const body = bodyOf(request.body);
		onlyKnown(body, ['keyword', 'page', 'limit']);
		const found = named(account.automation.triggers, body.keyword);
		return envelope(listOf(found, body, { limit: 20, switches }));
	});
	scope.post('/flow/get-cost', async (request) =>
		envelope(account.automation.costs(bodyOf(request.body))),
	);
	scope.post('/flow/list-transaction', async (request) => {
		const body = bodyOf(request.body);
		const found = account.automation.transactionsFor(body);
		return envelope(listOf(found, body, { limit: 10, switches }));
	});
}

/** Adds the catch hooks to a fastify scope: GET and POST, no key (ladiflow-api.md 2.9). */
export async function ladiFlowHooks(
	scope: FastifyInstance,
	{ account, switches }: LadiFlowWorld,
): Promise<void> {
	scope.setErrorHandler((error, _request, reply) =>
		error instanceof LadiFlowError ? refuse(reply, error, switches) : reply.send(error),
	);
	scope.route({
		method: ['GET', 'POST'],
		url: '/hooks/catch/:id',
		handler: async (request, reply) => {
			const { id } = request.params as { id: string };
			account.automation.catches(id, request.method === 'GET' ? request.query : request.body);
			switch (switches.catchHookAnswer) {
				case 'envelope':
					return envelope({});
				case 'text':
					return reply.type('text/plain').send('ok');
				case 'empty':
					return reply.status(204).send();
			}
		},
	});
}

function bodyOf(body: unknown): Body {
	if (!isPlainObject(body)) throw new LadiFlowError(400, 'Dữ liệu không hợp lệ');
	return body as Body;
}

// The pages print codes in the body only; whether the HTTP status says so too is open (ladiflow-api.md 1.2).
function refuse(reply: FastifyReply, { code, message }: LadiFlowError, switches: Switches) {
	return reply.status(switches.refusals === 'http200' ? 200 : code).send(failure(code, message));
}

function refuseKey(reply: FastifyReply, switches: Switches): FastifyReply {
	const message = 'Api-Key không hợp lệ';
	if (switches.badKey === 'http403')
		return reply.status(403).send({ message: 'Forbidden', code: 403 });
	return reply.status(switches.badKey === 'http401' ? 401 : 200).send(failure(401, message));
}

function refusePermission(reply: FastifyReply, switches: Switches): FastifyReply {
	const message = 'Api-Key không được phân quyền Automation';
	return reply
		.status(switches.missingPermission === 'http403' ? 403 : 200)
		.send(failure(403, message));
}

// Four shapes of "not found" that a client must all understand (ladiflow-api.md 2.5, 9.1).
function nobody(switches: Switches): unknown {
	switch (switches.notFound) {
		case 'customerNull':
			return envelope({ customer: null });
		case 'dataNull':
			return envelope(null);
		case 'dataEmpty':
			return envelope({});
		case 'bodyCode404':
			return failure(404, 'Không tìm thấy khách hàng');
	}
}

function listOf<T>(
	all: T[],
	body: Body,
	{ limit: usual, switches }: { limit: number; switches: Switches },
): { total: number; limit: number; items: T[] } {
	const { pageBase, pageZero, pageLimit } = switches;
	const asked = Number(body.page ?? pageBase) || 0;
	if (asked === 0 && pageBase === 1 && pageZero === 'refused')
		throw new LadiFlowError(400, 'page không hợp lệ');
	const wanted = Number(body.limit ?? usual);
	const largest = pageLimit === 'obeyed' ? LARGEST_PAGE : SMALL_PAGE;
	const limit = Math.min(largest, wanted > 0 ? Math.floor(wanted) : usual);
	const page = Math.max(0, Math.floor(asked) - pageBase);
	return { total: all.length, limit, items: all.slice(page * limit, (page + 1) * limit) };
}

function named<T extends { name: string }>(all: T[], keyword: unknown): T[] {
	const words = String(keyword ?? '')
		.trim()
		.toLowerCase();
	return all.filter(({ name }) => name.toLowerCase().includes(words));
}

function hasTags({ tags }: Contact, wanted: unknown, { tagFilter }: Switches): boolean {
	if (!Array.isArray(wanted) || wanted.length === 0) return true;
	const has = (id: unknown) => tags.includes(String(id));
	return tagFilter === 'any' ? wanted.some(has) : wanted.every(has);
}

function matches(contact: Contact, words: string, { contactSearch }: Switches): boolean {
	if (words === '') return true;
	const text = textOf(contact);
	return contactSearch === 'parts' ? text.includes(words) : ` ${text} `.includes(` ${words} `);
}

function textOf(contact: Contact): string {
	return [contact.native.first_name, contact.native.last_name, contact.email, contact.phone]
		.join(' ')
		.toLowerCase();
}
