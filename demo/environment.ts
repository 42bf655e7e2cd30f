// Puts the shop, the LadiFlow account and a real n8n with the template into one environment, ready to be watched.
/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/require-node-api-error */
import axios from 'axios';
import { cloneDeep, mergeWith } from 'lodash';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { startSandbox, type Sandbox, type SandboxOptions } from '../sandbox';
import { installN8n, ROOT, type N8nLine } from './n8n/install';
import type { StoredCredential, StoredWorkflow, WorkflowDraft } from './n8n/rest';
import { startQueueMode, type QueueMode } from './n8n/queueMode';
import { startN8n, type N8n, type N8nOptions } from './n8n/server';
import { packPackage } from './package';

/** The names that the template gives to its two working nodes. */
export const TRIGGER = 'KiotViet Trigger';
export const SYNC = 'Sync Contact to LadiFlow';

export interface EnvironmentOptions {
	line?: N8nLine;
	log?: (text: string) => void;
	/** Any free port when left out. */
	n8nPort?: number;
	sandbox?: SandboxOptions;
	/** A sandbox that serves another environment already, and goes on when this one ends. */
	beside?: Sandbox;
	/** Trigger parameters that differ from the template's. */
	trigger?: Record<string, unknown>;
	/** Environment variables of n8n, over the usual ones. */
	env?: Record<string, string>;
	/** In queue mode: with so many workers and processes for webhooks (one when left out), PostgreSQL and Redis. */
	workers?: number;
	webhookProcesses?: number;
	/** Whether the template goes live at once; default yes. */
	publish?: boolean;
	/** Whether its error branch waits a second each time instead of minutes. */
	hurried?: boolean;
}

export interface Environment {
	sandbox: Sandbox;
	n8n: N8n;
	workflow: StoredWorkflow;
	credentials: { kiotViet: StoredCredential; ladiFlow: StoredCredential };
	/** What stands behind `n8n`, the main process, in queue mode. */
	queue?: QueueMode;
	/** Where n8n keeps its files. */
	userFolder: string;
	/** Ends everything and removes what n8n stored. */
	close(): Promise<void>;
}

/** Everything from installing to publishing; what was started ends again when a step fails. */
export async function openEnvironment(options: EnvironmentOptions = {}): Promise<Environment> {
	const { log = () => undefined, line = '2.41.1' } = options;
	const install = await installN8n(line, log);
	const tarball = await packPackage(log);
	const userFolder = mkdtempSync(path.join(tmpdir(), 'kiotviet-ladiflow-n8n-'));
	const closers: Array<() => Promise<void> | void> = [
		() => rmSync(userFolder, { recursive: true, force: true, maxRetries: 5 }),
	];
	const close = async () => {
		for (const closer of closers.splice(0).reverse()) await closer();
	};
	try {
		const sandbox = options.beside ?? (await startSandbox(options.sandbox));
		if (!options.beside) closers.push(async () => await sandbox.stop());
		log(`Starting n8n ${line} (usually 10 seconds)…`);
		const wanted: N8nOptions = {
			install,
			userFolder,
			packageTarball: tarball,
			port: options.n8nPort,
			env: {
				N8N_ENCRYPTION_KEY: 'made-up-for-the-demo',
				EXECUTIONS_DATA_PRUNE: 'false',
				...options.env,
			},
		};
		const queue = options.workers
			? await startQueueMode(wanted, {
					workers: options.workers,
					webhooks: options.webhookProcesses,
				})
			: undefined;
		const n8n = queue?.main ?? (await startN8n(wanted));
		closers.push(async () => await (queue ?? n8n).stop());
		await databaseIsReady(n8n);
		await n8n.rest.setUpOwner();
		const credentials = {
			kiotViet: await n8n.rest.createCredential('kiotVietApi', 'Sandbox shop', {
				...sandbox.kiotViet,
			}),
			ladiFlow: await n8n.rest.createCredential('ladiFlowApi', 'Sandbox LadiFlow account', {
				...sandbox.ladiFlow,
			}),
		};
		const workflow = await n8n.rest.createWorkflow(boundTemplate(credentials, options));
		if (options.publish ?? true) await goLive(n8n, workflow.id);
		return { sandbox, n8n, queue, workflow, credentials, userFolder, close };
	} catch (error) {
		await close();
		throw error;
	}
}

/** On its first start n8n answers everything with a waiting page (200) while it prepares the database. */
async function databaseIsReady({ url }: N8n): Promise<void> {
	const ready = await becomesTrue(async () => {
		const { status } = await axios.post(`${url}/rest/login`, {}, { validateStatus: () => true });
		return status === 400 || status === 401;
	}, 120_000);
	if (!ready) throw new Error('n8n does not get its database ready');
}

/** Publishes and waits for the end of it: n8n 2 registers webhooks after it has answered. */
export async function goLive({ rest, line }: N8n, workflowId: string): Promise<void> {
	await rest.publish(workflowId);
	if (line.startsWith('1.')) return;
	let failure: string | null | undefined;
	const live = await becomesTrue(async () => {
		const { status, triggers } = await rest.publicationStatus(workflowId);
		failure = triggers.find(({ errorMessage }) => errorMessage)?.errorMessage;
		return status === 'published' || failure !== undefined;
	}, 60_000);
	if (failure ?? !live) throw new Error(`The workflow did not go live: ${failure ?? 'no end'}`);
}

/** The template as a user has it after choosing the two credentials. */
export function boundTemplate(
	credentials: Environment['credentials'],
	{ trigger = {}, hurried = false }: Pick<EnvironmentOptions, 'trigger' | 'hurried'> = {},
): WorkflowDraft {
	const file = path.join(ROOT, 'templates', 'kiotviet-to-ladiflow.json');
	const workflow = JSON.parse(readFileSync(file, 'utf8')) as WorkflowDraft;
	for (const node of workflow.nodes) {
		const kind = node.type.split('.').at(-1);
		if (kind === 'kiotVietTrigger' || kind === 'kiotViet') {
			node.credentials = { kiotVietApi: reference(credentials.kiotViet) };
		}
		if (kind === 'kiotVietTrigger') {
			mergeWith(node.parameters, cloneDeep(trigger), (_old: unknown, value: unknown) =>
				Array.isArray(value) ? value : undefined,
			);
		}
		if (kind === 'ladiFlow') {
			node.credentials = { ladiFlowApi: reference(credentials.ladiFlow) };
		}
		if (kind === 'wait' && hurried) node.parameters = { amount: 1, unit: 'seconds' };
	}
	return workflow;
}

/** Waits until the account is right, and says whether it became so. `limit` in milliseconds. */
export async function becomesRight(
	{ sandbox }: Pick<Environment, 'sandbox'>,
	limit = 150_000,
): Promise<boolean> {
	return await becomesTrue(() => sandbox.compare().equal, limit);
}

/** Asks again until the answer is yes or the limit (milliseconds) is reached. */
export async function becomesTrue(
	question: () => boolean | Promise<boolean>,
	limit: number,
	pause = 200,
): Promise<boolean> {
	const end = Date.now() + limit;
	for (;;) {
		if (await question()) return true;
		if (Date.now() > end) return false;
		await sleep(pause);
	}
}

/** For a person who looks for the reason: what differs, what failed in n8n, and what n8n wrote last. */
export async function diagnosis({
	sandbox,
	n8n,
}: Pick<Environment, 'sandbox' | 'n8n'>): Promise<string> {
	const { rows, unexpected } = sandbox.compare();
	const lines = [
		'What differs:',
		...rows
			.filter(({ equal }) => !equal)
			.map(
				({ customer, field, expected, actual }) =>
					`  ${customer} ${field}: expected ${JSON.stringify(expected)}, found ${JSON.stringify(actual)}`,
			),
		...unexpected.map((contact) => `  nobody's contact: ${JSON.stringify(contact)}`),
		'Failed executions:',
	];
	try {
		const failed = (await n8n.rest.executions()).filter(({ status }) => status !== 'success');
		for (const { id } of failed.slice(0, 5)) {
			const { status, mode, error } = await n8n.rest.execution(id);
			lines.push(`  ${id} ${mode} ${status}: ${error?.message ?? ''} ${error?.description ?? ''}`);
		}
	} catch (error) {
		lines.push(`  n8n cannot be asked: ${error instanceof Error ? error.message : String(error)}`);
	}
	const unhappy = sandbox.requests.filter(({ status }) => (status ?? 0) >= 400).slice(-10);
	lines.push(
		'Refused requests:',
		...unhappy.map(
			({ service, method, path: where, status }) => `  ${service} ${method} ${where} ${status}`,
		),
		'Deliveries that did not arrive:',
		...sandbox.shop.deliveries
			.filter(({ outcome }) => outcome !== 'delivered' && outcome !== 'no hook')
			.slice(-10)
			.map(
				({ action, attempt, status, outcome }) =>
					`  ${action} try ${attempt}: ${status ?? '-'} ${outcome}`,
			),
		"The end of n8n's log:",
		n8n.logTail(),
	);
	return lines.join('\n');
}

function reference({ id, name }: StoredCredential): { id: string; name: string } {
	return { id, name };
}
