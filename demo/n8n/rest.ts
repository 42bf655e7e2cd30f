// Drives n8n over the addresses its editor uses, so that the demo and the tests do what a person does in it.
/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import axios, { type AxiosInstance, type AxiosRequestConfig } from 'axios';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import type { N8nLine } from './install';

/** Who owns the demo's n8n. Nothing but this machine reaches it, so the password is no secret. */
export const OWNER = {
	email: 'owner@example.com',
	password: 'Demo-2468',
	firstName: 'Demo',
	lastName: 'Owner',
};

/** A node as workflows carry it; n8n knows more keys than we touch. */
export interface WorkflowNode {
	id?: string;
	name: string;
	type: string;
	typeVersion: number;
	position: [number, number];
	parameters: Record<string, unknown>;
	webhookId?: string;
	credentials?: Record<string, { id: string | null; name: string }>;
	[key: string]: unknown;
}

/** A workflow before n8n has it, such as a template. */
export interface WorkflowDraft {
	name: string;
	nodes: WorkflowNode[];
	connections: Record<string, unknown>;
	settings?: Record<string, unknown>;
	[key: string]: unknown;
}

export interface StoredWorkflow extends WorkflowDraft {
	id: string;
	active: boolean;
	versionId: string;
	activeVersionId?: string | null;
}

export interface StoredCredential {
	id: string;
	name: string;
	type: string;
}

export interface ExecutionSummary {
	id: string;
	workflowId: string;
	status: string;
	mode: string;
	startedAt: string;
	stoppedAt: string | null;
}

export interface ExecutionFilter {
	workflowId?: string;
	status?: string[];
	limit?: number;
}

/** What one node did in a run: its items per output, or its error. */
interface NodeRun {
	items: Array<Array<Record<string, unknown>>>;
	error: { message: string; description: string | null } | null;
	hints: string[];
}

export interface Execution extends ExecutionSummary {
	/** Runs of each node by its name, first run first. */
	runs: Record<string, NodeRun[]>;
	/** The error that ended the run. */
	error: { message: string; description: string | null } | null;
}

/** How n8n 2.x sees a published workflow's triggers; a failed one keeps its sentence. */
export interface PublicationStatus {
	status: string;
	triggers: Array<{ status: string; errorMessage: string | null }>;
}

interface RawError {
	message?: string;
	description?: string | null;
}

interface RawNodeRun {
	data?: { main?: Array<Array<{ json: Record<string, unknown> }> | null> };
	error?: RawError;
	hints?: Array<{ message: string }>;
}

interface RawResult {
	resultData?: { runData?: Record<string, RawNodeRun[]>; error?: RawError };
}

const UNDER_WAY = ['new', 'running', 'waiting', 'unknown'];

export class N8nRest {
	private readonly http: AxiosInstance;
	private cookie = '';
	// n8n ties a login to the browser that sent this.
	private readonly browserId = randomUUID();

	constructor(
		baseUrl: string,
		private readonly line: N8nLine,
	) {
		this.http = axios.create({
			baseURL: `${baseUrl}/rest`,
			proxy: false,
			timeout: 60_000,
			validateStatus: () => true,
			headers: { 'browser-id': this.browserId },
		});
	}

	/** Makes the owner of a fresh n8n; it is logged in then. */
	async setUpOwner(): Promise<void> {
		await this.call({ method: 'POST', url: '/owner/setup', data: OWNER });
		await this.logIn();
	}

	async logIn(): Promise<void> {
		await this.call({
			method: 'POST',
			url: '/login',
			data: { emailOrLdapLoginId: OWNER.email, password: OWNER.password },
		});
	}

	async createCredential(
		type: string,
		name: string,
		data: Record<string, unknown>,
	): Promise<StoredCredential> {
		return await this.call({ method: 'POST', url: '/credentials', data: { type, name, data } });
	}

	/** Presses the test of a stored credential, with other values when they are given. */
	async testCredential(
		{ id, name, type }: StoredCredential,
		data: Record<string, unknown>,
	): Promise<{ status: 'OK' | 'Error'; message: string }> {
		return await this.call({
			method: 'POST',
			url: '/credentials/test',
			data: { credentials: { id, name, type, data } },
		});
	}

	async deleteCredential(id: string): Promise<void> {
		await this.call({ method: 'DELETE', url: `/credentials/${id}` });
	}

	async createWorkflow(draft: WorkflowDraft): Promise<StoredWorkflow> {
		const { name, nodes, connections, settings, pinData } = draft;
		const data = {
			name,
			nodes,
			connections,
			settings: settings ?? { executionOrder: 'v1' },
			// Without it the editor cannot run a single step (2.41.1).
			pinData: pinData ?? {},
			active: false,
		};
		return await this.call({ method: 'POST', url: '/workflows', data });
	}

	async workflow(id: string): Promise<StoredWorkflow> {
		return await this.call({ method: 'GET', url: `/workflows/${id}` });
	}

	/** Publishes what is saved (2.x), activates it (1.x); n8n refuses with the trigger's own sentence. */
	async publish(id: string): Promise<StoredWorkflow> {
		const { versionId } = await this.workflow(id);
		const answer: StoredWorkflow = this.isOldLine
			? await this.call({
					method: 'PATCH',
					url: `/workflows/${id}`,
					data: { active: true, versionId },
				})
			: await this.call({ method: 'POST', url: `/workflows/${id}/activate`, data: { versionId } });
		return answer;
	}

	async unpublish(id: string): Promise<void> {
		const { versionId } = await this.workflow(id);
		await (this.isOldLine
			? this.call({ method: 'PATCH', url: `/workflows/${id}`, data: { active: false, versionId } })
			: this.call({ method: 'POST', url: `/workflows/${id}/deactivate`, data: {} }));
	}

	/** 2.x publishes behind its answer: this tells how that ended. */
	async publicationStatus(id: string): Promise<PublicationStatus> {
		return await this.call({ method: 'GET', url: `/workflows/${id}/publication-status` });
	}

	/** Removes a workflow, published or not. */
	async deleteWorkflow(id: string): Promise<void> {
		await this.call({ method: 'POST', url: `/workflows/${id}/archive`, data: {} });
		await this.call({ method: 'DELETE', url: `/workflows/${id}` });
	}

	/** The newest runs first, at most 100. */
	async executions({ limit = 100, ...filter }: ExecutionFilter = {}): Promise<ExecutionSummary[]> {
		return (await this.executionPage({ limit, filter: JSON.stringify(filter) })).results;
	}

	/** All runs, the newest first. */
	async allExecutions(filter: Omit<ExecutionFilter, 'limit'> = {}): Promise<ExecutionSummary[]> {
		const all: ExecutionSummary[] = [];
		let place: Record<string, string> = {};
		for (;;) {
			const page = { limit: 100, filter: JSON.stringify(filter), ...place };
			const { results, nextCursor } = await this.executionPage(page);
			const known = new Set(all.map(({ id }) => id));
			all.push(...results.filter(({ id }) => !known.has(id)));
			const last = results.at(-1)?.id;
			if (this.isOldLine && last !== undefined) place = { lastId: last };
			else if (nextCursor) place = { cursor: nextCursor };
			else return all;
		}
	}

	private async executionPage(
		params: Record<string, unknown>,
	): Promise<{ results: ExecutionSummary[]; nextCursor?: string | null }> {
		return await this.call({ method: 'GET', url: '/executions', params });
	}

	/** All that the errors of a run hold, their stacks too, as text. */
	async errorText(id: string): Promise<string> {
		const { resultData } = await this.stored(id);
		const ofNodes = Object.values(resultData?.runData ?? {}).flat();
		return JSON.stringify([resultData?.error, ...ofNodes.map(({ error }) => error)]);
	}

	async execution(id: string): Promise<Execution> {
		const { resultData, ...raw } = await this.stored(id);
		const runs = Object.entries(resultData?.runData ?? {}).map(([name, nodeRuns]) => [
			name,
			nodeRuns.map(nodeRun),
		]);
		return {
			...raw,
			runs: Object.fromEntries(runs) as Record<string, NodeRun[]>,
			error: errorOf(resultData?.error),
		};
	}

	/** Runs a saved workflow as *Fetch Test Event* and *Execute workflow* do, and waits for the end. */
	async runManually(workflow: StoredWorkflow, trigger: string): Promise<Execution> {
		return await this.finished(await this.startManually(workflow, trigger));
	}

	/** Starts a saved workflow as *Execute workflow* does; gives the number of the run. */
	async startManually(workflow: StoredWorkflow, trigger: string): Promise<string> {
		const start = { triggerToStartFrom: { name: trigger } };
		const answer = await this.call<{ executionId?: string; waitingForWebhook?: boolean }>({
			method: 'POST',
			url: `/workflows/${workflow.id}/run`,
			data: this.isOldLine ? { workflowData: workflow, ...start } : start,
			headers: { 'push-ref': randomUUID() },
		});
		if (answer.executionId === undefined)
			throw new Error('n8n waits for a webhook instead of running');
		return answer.executionId;
	}

	/** Ends a run as its *Stop* button does. */
	async stop(id: string): Promise<void> {
		await this.call({ method: 'POST', url: `/executions/${id}/stop` });
	}

	/** Repeats a failed run from the node that failed, with the data it had. */
	async retry(id: string): Promise<void> {
		await this.call({
			method: 'POST',
			url: `/executions/${id}/retry`,
			data: { loadWorkflow: false },
		});
	}

	/** Waits for a run's end. */
	async finished(id: string, limit = 60_000): Promise<Execution> {
		const end = Date.now() + limit;
		for (;;) {
			const execution = await this.execution(id);
			// n8n 1 says that a run has failed before it has stored with what.
			const isStored = execution.status !== 'error' || execution.error !== null;
			if (!UNDER_WAY.includes(execution.status) && isStored) return execution;
			if (Date.now() > end) throw new Error(`Execution ${id} did not end within ${limit / 1000} s`);
			await sleep(100);
		}
	}

	private async stored(id: string): Promise<ExecutionSummary & RawResult> {
		const { data, ...raw } = await this.call<ExecutionSummary & { data: string }>({
			method: 'GET',
			url: `/executions/${id}`,
		});
		// A run that has just begun has nothing stored yet.
		return { ...raw, ...((unflatten(data || '[]') ?? {}) as RawResult) };
	}

	private get isOldLine(): boolean {
		return this.line.startsWith('1.');
	}

	/** Asks an address of the editor that has no method here. */
	async call<T>(request: AxiosRequestConfig): Promise<T> {
		const answer = await this.http.request<{ data: T; message?: string }>({
			...request,
			headers: { ...request.headers, ...(this.cookie ? { Cookie: this.cookie } : {}) },
		});
		const cookies = answer.headers['set-cookie']?.map((cookie) => cookie.split(';')[0]);
		if (cookies?.length) this.cookie = cookies.join('; ');
		if (answer.status >= 400) {
			const said = answer.data?.message ?? '';
			throw new Error(`n8n refused ${request.method} ${request.url} (${answer.status}): ${said}`);
		}
		if (typeof answer.data !== 'object') {
			throw new Error(`n8n gave no JSON for ${request.method} ${request.url}: it is not ready`);
		}
		return answer.data.data;
	}
}

function nodeRun({ data, error, hints }: RawNodeRun): NodeRun {
	return {
		items: (data?.main ?? []).map((output) => (output ?? []).map(({ json }) => json)),
		error: errorOf(error),
		hints: (hints ?? []).map(({ message }) => message),
	};
}

function errorOf(error: RawError | undefined): Execution['error'] {
	return error ? { message: error.message ?? '', description: error.description ?? null } : null;
}

/** Reads n8n's stored form: one array of values in which texts are places of other values. */
function unflatten(text: string): unknown {
	const values = JSON.parse(text) as unknown[];
	const built = new Map<number, unknown>();
	const at = (place: number): unknown => {
		if (built.has(place)) return built.get(place);
		const value = values[place];
		if (typeof value !== 'object' || value === null) return value;
		const result: Record<string, unknown> | unknown[] = Array.isArray(value) ? [] : {};
		built.set(place, result);
		for (const [key, part] of Object.entries(value)) {
			(result as Record<string, unknown>)[key] = typeof part === 'string' ? at(Number(part)) : part;
		}
		return result;
	};
	return at(0);
}
