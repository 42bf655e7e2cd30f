// LadiFlow's public API over HTTP: POST only, one envelope, and silence where the real one is silent.
import type { FastifyInstance, FastifyReply } from 'fastify';
import { isPlainObject, orderBy } from 'lodash';

import type { Switches } from '../switches';
import { AccountRefusal, type Account, type Contact } from './account';
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

/** Adds every call of the account to a fastify scope (ladiflow-api.md 2.2 to 2.7). */
export async function ladiFlowApi(scope: FastifyInstance, world: LadiFlowWorld): Promise<void> {
	const { account, switches } = world;

	scope.addHook('onRequest', async (request, reply) => {
		const key = request.headers['api-key'];
		if (key !== world.apiKey) return refuseKey(reply, switches);
		if (!account.keyHasPermission) return refusePermission(reply, switches);
		return undefined;
	});
	scope.setErrorHandler((error, _request, reply) => {
		// The page prints codes in the body only; the HTTP status stays 200 (ladiflow-api.md 1.2).
		if (error instanceof AccountRefusal)
			return reply.status(200).send(failure(error.code, error.message));
		const { statusCode = 500, message } = error as { statusCode?: number; message: string };
		return reply.status(statusCode).send(failure(statusCode, message));
	});
	scope.setNotFoundHandler((_request, reply) => reply.status(404).send(failure(404, 'Not Found')));

	const written = (contact: Contact, isNew: boolean) =>
		envelope(
			writtenContact(contact, account, { isNew, echoesFields: switches.writeEchoesFields }),
			201,
		);

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
			(contact) =>
				(words === '' || textOf(contact).includes(words)) &&
				(!Array.isArray(tags) || tags.length === 0 || tags.some((id) => contact.tags.includes(id))),
		);
		const [[by, direction] = ['updated_at', 'DESC']] = Object.entries(sort ?? {});
		const sorted = orderBy(
			found,
			[by],
			[String(direction).toLowerCase() === 'asc' ? 'asc' : 'desc'],
		);
		const { items, limit } = pageOf(sorted, body, { limit: 10, switches });
		return envelope({
			total: found.length,
			limit,
			items: items.map((contact) => listedContact(contact, account)),
			total_verified: 0,
		});
	});
	scope.post('/customer/create-tag', async (request) => {
		const { id } = account.createsTag(bodyOf(request.body).name);
		return envelope({ tag_id: id });
	});
	scope.post('/customer/list-tag', async (request) => {
		const body = bodyOf(request.body);
		const words = String(body.keyword ?? '')
			.trim()
			.toLowerCase();
		const found = account.tags.filter(({ name }) => name.toLowerCase().includes(words));
		const newestFirst = orderBy(found, ['created_at'], ['desc']);
		const { items, limit } = pageOf(newestFirst, body, { limit: 20, switches });
		return envelope({ total: found.length, limit, items });
	});
}

function bodyOf(body: unknown): Body {
	if (!isPlainObject(body)) throw new AccountRefusal(400, 'Dữ liệu không hợp lệ');
	return body as Body;
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

function pageOf<T>(
	all: T[],
	body: Body,
	usual: { limit: number; switches: Switches },
): { items: T[]; limit: number } {
	const wanted = Number(body.limit ?? usual.limit);
	const limit = Math.min(LARGEST_PAGE, wanted > 0 ? Math.floor(wanted) : usual.limit);
	const { pageBase } = usual.switches;
	const page = Math.max(0, Math.floor(Number(body.page ?? pageBase) || 0) - pageBase);
	return { items: all.slice(page * limit, (page + 1) * limit), limit };
}

function textOf(contact: Contact): string {
	return [contact.native.first_name, contact.native.last_name, contact.email, contact.phone]
		.join(' ')
		.toLowerCase();
}
