// Stands before both services: writes down every request and injects the ordered faults.
/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { setTimeout as sleep } from 'node:timers/promises';

import type { FaultOrder, Faults, FaultyService } from './faults';

/** One request as it came. `status` is null as long as, and when, no answer was sent. Never holds headers. */
export interface RequestLogEntry {
	service: FaultyService;
	method: string;
	/** Without the service's prefix and the query. */
	path: string;
	query: Record<string, unknown>;
	status: number | null;
	/** ISO 8601 UTC. */
	at: string;
	/** Secrets in it are replaced by `***`; the token request's is left out. */
	body?: unknown;
}

const LOG_LENGTH = 5000;
const SECRET_KEYS = new Set(['Secret']);

/** Puts the log and the faults before everything else in a scope. */
export function watch(
	scope: FastifyInstance,
	service: FaultyService,
	{ faults, log }: { faults: Faults; log: RequestLogEntry[] },
): void {
	const entries = new WeakMap<FastifyRequest, RequestLogEntry>();
	const injected = new WeakMap<FastifyRequest, FaultOrder>();

	scope.addHook('onRequest', async (request, reply) => {
		const entry: RequestLogEntry = {
			service,
			method: request.method,
			path: request.url.split('?')[0].slice(scope.prefix.length),
			query: request.query as Record<string, unknown>,
			status: null,
			at: new Date().toISOString(),
		};
		entries.set(request, entry);
		log.push(entry);
		if (log.length > LOG_LENGTH) log.shift();
		const fault = faults.toInject(service, entry.method, entry.path);
		if (!fault) return undefined;
		injected.set(request, fault);
		return injectBefore(fault, faults, request, reply);
	});
	scope.addHook('preHandler', async (request, reply) => {
		const entry = entries.get(request);
		if (!entry || request.body === undefined) return undefined;
		if (service !== 'token') entry.body = withoutSecrets(request.body);
		if (injected.has(request) || !faults.orders.some(({ sent }) => sent)) return undefined;
		const sent = JSON.stringify(request.body);
		const fault = faults.toInject(service, entry.method, entry.path, sent);
		if (!fault) return undefined;
		injected.set(request, fault);
		return injectBefore(fault, faults, request, reply);
	});
	scope.addHook('onSend', async (request, _reply, payload) => {
		const kind = injected.get(request)?.kind;
		if (kind === 'resetAfter') request.raw.socket.destroy();
		if (kind !== 'truncated' || typeof payload !== 'string') return payload;
		return payload.slice(0, Math.floor(payload.length / 2));
	});
	scope.addHook('onResponse', async (request, reply) => {
		const entry = entries.get(request);
		if (entry && injected.get(request)?.kind !== 'resetAfter') entry.status = reply.statusCode;
	});
}

async function injectBefore(
	fault: FaultOrder,
	{ held }: Faults,
	request: FastifyRequest,
	reply: FastifyReply,
): Promise<FastifyReply | undefined> {
	switch (fault.kind) {
		case 'status':
			return reply
				.status(fault.status ?? 503)
				.headers(fault.headers ?? {})
				.send(fault.body ?? { message: 'Service Unavailable' });
		case 'html':
			return reply
				.status(fault.status ?? 502)
				.headers(fault.headers ?? {})
				.type('text/html; charset=utf-8')
				.send(
					fault.body ??
						'<html><head><title>502 Bad Gateway</title></head><body>502 Bad Gateway</body></html>',
				);
		case 'reset':
			reply.hijack();
			request.raw.socket.resetAndDestroy();
			return reply;
		case 'hang':
			reply.hijack();
			if (fault.milliseconds !== undefined) {
				request.raw.socket.setTimeout(fault.milliseconds, () => request.raw.socket.destroy());
			}
			return reply;
		case 'hold':
			await new Promise<void>((letGo) => held.push(letGo));
			return undefined;
		case 'latency':
			await sleep(fault.milliseconds ?? 1000);
			return undefined;
		case 'resetAfter':
		case 'truncated':
			return undefined;
	}
}

function withoutSecrets(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(withoutSecrets);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value).map(([key, field]) => [
			key,
			SECRET_KEYS.has(key) ? '***' : withoutSecrets(field),
		]),
	);
}
