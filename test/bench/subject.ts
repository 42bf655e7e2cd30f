// Opens a fresh n8n with one of the workflows that are compared, ready for the shop's deliveries.
/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/require-node-api-error */
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { goLive, openEnvironment, type Environment } from '../../demo/environment';
import type { N8nLine } from '../../demo/n8n/install';
import type { StoredCredential, WorkflowDraft } from '../../demo/n8n/rest';
import type { Customer, Sandbox } from '../../sandbox';
import type { Variant } from './results';

/** An n8n with one live workflow, and where the shop delivers its invoices. */
export interface Subject {
	variant: Variant;
	environment: Environment;
	/** Whom the shop knows and LadiFlow does not yet. */
	customers: Customer[];
	hook: { url: string; secret?: string };
	/** Takes the workflow down, and with it the n8n that was opened for it. */
	close(): Promise<void>;
}

/** An n8n without a live workflow, over a shop that leaves its deliveries to the bench. */
export async function openStage(line: N8nLine): Promise<Environment> {
	const environment = await openEnvironment({ line, publish: false });
	// The sandbox's own deliveries go out one after another.
	environment.sandbox.shop.holdsDeliveries();
	return environment;
}

/**
 * @param count  so many people the shop knows before the workflow goes live, each by a phone alone, as most are
 * @param on     an n8n that is open already and stays so, where its age does not matter
 */
export async function openSubject(
	variant: Variant,
	line: N8nLine,
	count: number,
	on?: Environment,
): Promise<Subject> {
	const environment = on ?? (await openStage(line));
	try {
		const { shop } = environment.sandbox;
		const known = shop.customers.size;
		const customers = Array.from({ length: count }, (_, index) =>
			shop.registersCustomer({
				name: `Khách Mẫu ${known + index + 1}`,
				contactNumber: `09${String(known + index + 1).padStart(8, '0')}`,
			}),
		);
		const { hook, workflowId } = await LIVE[variant](environment);
		const close = async () => await (on ? on.n8n.rest.unpublish(workflowId) : environment.close());
		return { variant, environment, customers, hook, close };
	} catch (error) {
		if (!on) await environment.close();
		throw error;
	}
}

/** How each variant goes live, and the registration that KiotViet holds of it then. */
const LIVE: Record<
	Variant,
	(environment: Environment) => Promise<Pick<Subject, 'hook'> & { workflowId: string }>
> = {
	async ours({ n8n, sandbox, workflow }) {
		await goLive(n8n, workflow.id);
		const hook = sandbox.shop.registry.ofType('invoice.update');
		if (!hook) throw new Error('The template registered no webhook for invoices');
		// Copied: the registration goes when the workflow is taken down.
		return { hook: { ...hook }, workflowId: workflow.id };
	},
	async byHand(environment) {
		const { n8n, sandbox } = environment;
		const oAuth = await n8n.rest.createCredential('oAuth2Api', 'KiotViet', {
			grantType: 'clientCredentials',
			accessTokenUrl: sandbox.kiotViet.tokenUrl,
			clientId: sandbox.kiotViet.clientId,
			clientSecret: sandbox.kiotViet.clientSecret,
			scope: 'PublicApi.Access',
			authentication: 'body',
		});
		const key = await n8n.rest.createCredential('httpHeaderAuth', 'LadiFlow', {
			name: 'Api-Key',
			value: sandbox.ladiFlow.apiKey,
		});
		const draft = bound(workflowFile('byHand', sandbox), { oAuth2Api: oAuth, httpHeaderAuth: key });
		const { secret } = draft.nodes.find(({ type }) => type.endsWith('.crypto'))?.parameters ?? {};
		const { hook, workflowId } = await published(environment, draft);
		return { hook: { ...hook, secret: String(secret) }, workflowId };
	},
	floor: async (environment) =>
		await published(environment, workflowFile('floor', environment.sandbox)),
};

/** A workflow as its author has it, at the sandbox's addresses. */
function workflowFile(name: string, { kiotViet, ladiFlow }: Sandbox): WorkflowDraft {
	const text = readFileSync(path.join(__dirname, 'workflows', `${name}.json`), 'utf8')
		.replaceAll('https://public.kiotapi.com', kiotViet.apiUrl)
		.replaceAll('https://api.service.ladiflow.com/1.0', ladiFlow.baseUrl);
	return JSON.parse(text) as WorkflowDraft;
}

function bound(draft: WorkflowDraft, stored: Record<string, StoredCredential>): WorkflowDraft {
	for (const { credentials = {} } of draft.nodes) {
		for (const type of Object.keys(credentials)) credentials[type].id = stored[type].id;
	}
	return draft;
}

async function published({ n8n }: Environment, draft: WorkflowDraft) {
	const { id: workflowId } = await n8n.rest.createWorkflow(draft);
	await goLive(n8n, workflowId);
	const [{ parameters }] = draft.nodes;
	return { hook: { url: `${n8n.url}/webhook/${String(parameters.path)}` }, workflowId };
}
