// n8n in queue mode, as on several machines: a main process, processes for webhooks, workers, PostgreSQL and Redis.
/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/require-node-api-error */
import { cpSync } from 'node:fs';
import path from 'node:path';

import { freePort } from '../ports';
import { startBalancer } from './balancer';
import { N8n, startN8n, type N8nOptions, type N8nRole } from './server';
import { startPostgres, startRedis, type Store } from './stores';

/** Everything that runs; each process has a folder of its own. */
export interface QueueMode {
	main: N8n;
	webhooks: N8n[];
	workers: N8n[];
	postgres: Store;
	redis: Store;
	stop(): Promise<void>;
}

/** Starts the stores, then the main process, which prepares the database, then the others. */
export async function startQueueMode(
	wanted: N8nOptions,
	{ workers, webhooks = 1 }: { workers: number; webhooks?: number },
): Promise<QueueMode> {
	const stops: Array<() => Promise<void>> = [];
	const stop = async () => {
		for (const each of stops.splice(0).reverse()) await each();
	};
	const folder = (name: string) => path.join(wanted.userFolder, name);
	try {
		const postgres = await startPostgres(folder('postgres'));
		stops.push(async () => await postgres.stop());
		const redis = await startRedis(folder('redis'));
		stops.push(async () => await redis.stop());
		const webhookPort = await freePort();
		// One process listens there itself.
		const webhookPorts = webhooks === 1 ? [webhookPort] : await freePorts(webhooks);
		const webhookUrl = `http://127.0.0.1:${webhookPort}`;
		const env = {
			...wanted.env,
			EXECUTIONS_MODE: 'queue',
			DB_TYPE: 'postgresdb',
			DB_POSTGRESDB_HOST: '127.0.0.1',
			DB_POSTGRESDB_PORT: String(postgres.port),
			DB_POSTGRESDB_DATABASE: 'n8n',
			DB_POSTGRESDB_USER: 'n8n',
			QUEUE_BULL_REDIS_HOST: '127.0.0.1',
			QUEUE_BULL_REDIS_PORT: String(redis.port),
			// Webhooks come to the process that is there for them.
			N8N_DISABLE_PRODUCTION_MAIN_PROCESS: 'true',
			// A run whose process died before it reached the queue stays "new" until the main process compares both:
			// each minute here, n8n's default is three hours.
			N8N_EXECUTIONS_QUEUE_RECOVERY_INTERVAL: '1',
		};
		const main = await startN8n({ ...wanted, userFolder: folder('main'), webhookUrl, env });
		stops.push(async () => await main.stop());
		const helper = async (role: N8nRole, name: string, port?: number) => {
			const userFolder = folder(name);
			const packages = path.join('.n8n', 'nodes');
			cpSync(path.join(folder('main'), packages), path.join(userFolder, packages), {
				recursive: true,
			});
			const options = { install: wanted.install, role, userFolder, port, webhookUrl, env };
			const process = await startN8n(options);
			stops.push(async () => await process.stop());
			return process;
		};
		const helpers = await Promise.all([
			...webhookPorts.map(
				async (port, index) => await helper('webhook', `webhooks-${index + 1}`, port),
			),
			...Array.from(
				{ length: workers },
				async (_, index) => await helper('worker', `worker-${index + 1}`),
			),
		]);
		if (webhooks > 1) {
			const balancer = await startBalancer(webhookPort, webhookPorts);
			stops.push(async () => await balancer.stop());
		}
		return {
			main,
			webhooks: helpers.slice(0, webhooks),
			workers: helpers.slice(webhooks),
			postgres,
			redis,
			stop,
		};
	} catch (error) {
		await stop();
		throw error;
	}
}

async function freePorts(count: number): Promise<number[]> {
	const ports: number[] = [];
	while (ports.length < count) {
		const port = await freePort();
		if (!ports.includes(port)) ports.push(port);
	}
	return ports;
}
