// What a person does with a template: brings it into n8n in each way there is, changes a setting, looks into its table.
/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import axios from 'axios';
import { pick } from 'lodash';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import type { Environment } from '../../demo/environment';
import { ROOT } from '../../demo/n8n/install';
import type { StoredWorkflow, WorkflowDraft, WorkflowNode } from '../../demo/n8n/rest';
import type { Sandbox } from '../../sandbox';

const FOLDER = path.join(ROOT, 'templates');

/** The names of all templates that the package brings. */
export const TEMPLATES = readdirSync(FOLDER).map((file) => path.basename(file, '.json'));

export const fileOf = (template: string) => path.join(FOLDER, `${template}.json`);

export const draftOf = (template: string) =>
	JSON.parse(readFileSync(fileOf(template), 'utf8')) as WorkflowDraft;

/** The nodes that work, without the notes. */
export const working = ({ nodes }: WorkflowDraft) =>
	nodes.filter(({ type }) => !type.endsWith('.stickyNote'));

export class TemplateUser {
	private apiKey = '';

	constructor(private readonly environment: Environment) {}

	private get rest() {
		return this.environment.n8n.rest;
	}

	/** Makes the credentials of a shop and of an account, and keeps the names that n8n proposes. */
	async makesCredentials(shops: Sandbox[], account: Sandbox): Promise<void> {
		for (const [place, { kiotViet }] of shops.entries()) {
			const name = place === 0 ? 'KiotViet account' : `KiotViet account ${place + 1}`;
			await this.rest.createCredential('kiotVietApi', name, { ...kiotViet });
		}
		await this.rest.createCredential('ladiFlowApi', 'LadiFlow account', { ...account.ladiFlow });
	}

	/** `n8n import:workflow` with the whole folder; gives what n8n has then, by name. */
	async importsByCommand(): Promise<Record<string, StoredWorkflow>> {
		const before = await this.workflowIds();
		await this.environment.n8n.command('import:workflow', '--separate', `--input=${FOLDER}`);
		const added = (await this.workflowIds()).filter((id) => !before.includes(id));
		const workflows = await Promise.all(added.map(async (id) => await this.rest.workflow(id)));
		return Object.fromEntries(workflows.map((workflow) => [workflow.name, workflow]));
	}

	/** n8n's public API, which takes these four parts of a file. */
	async importsByApi(draft: WorkflowDraft): Promise<StoredWorkflow> {
		const body = pick(draft, 'name', 'nodes', 'connections', 'settings');
		const headers = { 'X-N8N-API-KEY': await this.key() };
		const { status, data } = await axios.post<StoredWorkflow & { message?: string }>(
			`${this.environment.n8n.url}/api/v1/workflows`,
			body,
			{ headers, validateStatus: () => true, proxy: false },
		);
		if (status >= 400) throw new Error(`n8n refused ${draft.name} (${status}): ${data.message}`);
		return await this.rest.workflow(data.id);
	}

	/** A template with some of its settings changed, ready to run; n8n 1 gets the table that the notes ask for. */
	async opens(
		template: string,
		settings: Record<string, unknown> = {},
		change: (node: WorkflowNode) => void = () => undefined,
	): Promise<StoredWorkflow> {
		const draft = draftOf(template);
		const given: Record<string, unknown> = {
			...settings,
			...(await this.tableSetting(draft)),
		};
		for (const node of draft.nodes) {
			change(node);
			if (node.name !== 'Settings') continue;
			const { assignments } = (node.parameters as { assignments: { assignments: Setting[] } })
				.assignments;
			for (const setting of assignments) {
				if (setting.name in given) setting.value = given[setting.name];
			}
		}
		return await this.importsByApi(draft);
	}

	/** All rows of a data table. */
	async rows(table: string): Promise<Array<Record<string, unknown>>> {
		const found = (await this.tables()).find(({ name }) => name === table);
		if (!found) return [];
		const { data } = await this.rest.call<{ data: Array<Record<string, unknown>> }>({
			url: `${await this.tablesUrl()}/${found.id}/rows`,
			params: { take: 100 },
		});
		return data;
	}

	private async tableSetting(draft: WorkflowDraft): Promise<{ tableId?: string }> {
		const make = draft.nodes.find(({ parameters }) => parameters.resource === 'table');
		if (!make || !this.environment.n8n.line.startsWith('1.')) return {};
		const { tableName: name, columns } = make.parameters as {
			tableName: string;
			columns: { column: Array<{ name: string; type: string }> };
		};
		const known = (await this.tables()).find((table) => table.name === name);
		if (known) return { tableId: known.id };
		const { id } = await this.rest.call<{ id: string }>({
			method: 'POST',
			url: await this.tablesUrl(),
			data: { name, columns: columns.column },
		});
		return { tableId: id };
	}

	private async tables(): Promise<Array<{ id: string; name: string }>> {
		const { data } = await this.rest.call<{ data: Array<{ id: string; name: string }> }>({
			url: await this.tablesUrl(),
		});
		return data;
	}

	private async tablesUrl(): Promise<string> {
		const { id } = await this.rest.call<{ id: string }>({ url: '/projects/personal' });
		return `/projects/${id}/data-tables`;
	}

	private async workflowIds(): Promise<string[]> {
		const listed = await this.rest.call<Array<{ id: string }>>({ url: '/workflows' });
		return listed.map(({ id }) => id);
	}

	private async key(): Promise<string> {
		if (this.apiKey) return this.apiKey;
		const { rawApiKey } = await this.rest.call<{ rawApiKey: string }>({
			method: 'POST',
			url: '/api-keys',
			data: { label: 'templates', scopes: ['workflow:create'], expiresAt: null },
		});
		this.apiKey = rawApiKey;
		return rawApiKey;
	}
}

interface Setting {
	name: string;
	value: unknown;
}
