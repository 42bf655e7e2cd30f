// Serves the sandbox's page, what it shows, and the buttons on it.
/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import type { FastifyInstance } from 'fastify';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Sandbox } from '../index';
import { Refusal } from '../kiotviet/refusal';
import { AccountRefusal } from '../ladiflow/refusal';
import { SWITCH_POSITIONS } from '../switches';
import { deeds } from './deeds';
import { FAULT_PRESETS } from './faultPresets';
import { snapshot } from './snapshot';

const FILES: Record<string, { file: string; type: string }> = {
	'/': { file: 'index.html', type: 'text/html; charset=utf-8' },
	'/page.css': { file: 'page.css', type: 'text/css; charset=utf-8' },
	'/page.js': { file: 'page.js', type: 'text/javascript; charset=utf-8' },
};

/** Adds the page and its control routes; everything under /control speaks JSON. */
export async function page(scope: FastifyInstance, sandbox: Sandbox): Promise<void> {
	for (const [address, { file, type }] of Object.entries(FILES)) {
		scope.get(address, async (_request, reply) =>
			reply
				.type(type)
				.header('Cache-Control', 'no-store')
				.send(await readFile(join(__dirname, file))),
		);
	}
	scope.setErrorHandler((error, _request, reply) => {
		const refusal = error instanceof Refusal || error instanceof AccountRefusal;
		const { message } = error as Error;
		return reply.status(refusal ? 422 : 500).send({ message });
	});

	scope.get('/control/state', async (request) => {
		const { kvFields } = request.query as { kvFields?: string };
		return snapshot(sandbox, { kvFields: kvFields === 'true' });
	});
	scope.get('/control/keys', async () => ({
		kiotViet: sandbox.kiotViet,
		ladiFlow: sandbox.ladiFlow,
	}));

	scope.post('/control/shop/:deed', async (request, reply) => {
		const { deed } = request.params as { deed: string };
		if (!Object.hasOwn(deeds, deed))
			return reply.status(404).send({ message: `There is no deed ${deed}` });
		const done = deeds[deed](sandbox, (request.body ?? {}) as Record<string, unknown>);
		return { done: done ?? null };
	});
	scope.post('/control/switches', async (request, reply) => {
		const { name, position } = request.body as {
			name: keyof typeof SWITCH_POSITIONS;
			position: unknown;
		};
		const positions: unknown[] | undefined = SWITCH_POSITIONS[name];
		if (!positions?.includes(position)) {
			return reply
				.status(422)
				.send({ message: `Switch ${name} has no position ${String(position)}` });
		}
		Object.assign(sandbox.switches, { [name]: position });
		return { switches: sandbox.switches };
	});
	scope.post('/control/faults', async (request, reply) => {
		const { name, on } = request.body as { name: string; on: boolean };
		const preset = FAULT_PRESETS.find((candidate) => candidate.name === name);
		if (!preset) return reply.status(422).send({ message: `There is no fault ${name}` });
		preset.set(sandbox.faults, on);
		return { on: preset.isOn(sandbox.faults) };
	});
}
