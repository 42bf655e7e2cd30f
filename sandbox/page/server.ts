// Serves the sandbox's page, what it shows, and the buttons on it.
/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import type { FastifyInstance } from 'fastify';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Sandbox } from '../sandbox';
import { KiotVietError } from '../kiotviet/domain/errors';
import { LadiFlowError } from '../ladiflow/errors';
import { SWITCH_POSITIONS } from '../switches';
import { commands } from './commands';
import { FAULT_PRESETS } from './faultPresets';
import { snapshot } from './snapshot';

const TYPES = {
	html: 'text/html; charset=utf-8',
	css: 'text/css; charset=utf-8',
	js: 'text/javascript; charset=utf-8',
};

const STYLES = ['page', 'tables', 'settings', 'contacts'];
const SCRIPTS = ['page', 'html', 'tables', 'contacts', 'settings', 'people'];

/** What a browser may ask for: the address, the file, and what the file holds. */
const FILES: Array<[address: string, file: string, type: keyof typeof TYPES]> = [
	['/', 'index.html', 'html'],
	...STYLES.map((name): [string, string, 'css'] => [`/${name}.css`, `${name}.css`, 'css']),
	...SCRIPTS.map((name): [string, string, 'js'] => [`/${name}.js`, `${name}.js`, 'js']),
];

/** Adds the page and its control routes; everything under /control speaks JSON. */
export async function page(scope: FastifyInstance, sandbox: Sandbox): Promise<void> {
	for (const [address, file, type] of FILES) {
		scope.get(address, async (_request, reply) =>
			reply
				.type(TYPES[type])
				.header('Cache-Control', 'no-store')
				.send(await readFile(join(__dirname, file))),
		);
	}
	scope.setErrorHandler((error, _request, reply) => {
		const isAnswer = error instanceof KiotVietError || error instanceof LadiFlowError;
		const { message } = error as Error;
		return reply.status(isAnswer ? 422 : 500).send({ message });
	});

	scope.get('/control/state', async (request) => {
		const { kvFields } = request.query as { kvFields?: string };
		return snapshot(sandbox, { kvFields: kvFields === 'true' });
	});
	scope.get('/control/keys', async () => ({
		kiotViet: sandbox.kiotViet,
		ladiFlow: sandbox.ladiFlow,
	}));

	scope.post('/control/shop/:command', async (request, reply) => {
		const { command } = request.params as { command: string };
		if (!Object.hasOwn(commands, command))
			return reply.status(404).send({ message: `There is no command ${command}` });
		const done = commands[command](sandbox, (request.body ?? {}) as Record<string, unknown>);
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
