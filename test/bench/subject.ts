// Opens a fresh n8n with one of the workflows that are compared, ready for the shop's deliveries.
/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/require-node-api-error */
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { goLive, openEnvironment, type Environment } from '../../demo/environment';
import type { N8nLine } from '../../demo/n8n/install';
import type { StoredCredential, WorkflowDraft } from '../../demo/n8n/rest';
import type { Sandbox } from '../../sandbox';
import type { Variant } from './results';

/** An n8n with one live workflow, and where the shop delivers its invoices. */
export interface Subject {
	variant: Variant;
	environment: Environment;
	hook: { url: string; secret?: string };
}

/**
 * @param customers  so many people the shop knows before the workflow goes live, each by a phone alone, as most are
 */
export async function openSubject(
	variant: Variant,
	line: N8nLine,
	customers: number,
): Promise<Subject> {
	const environment = await openEnvironment({ line, publish: false });
	try {
		const { shop } = environment.sandbox;
		for (let person = 1; person <= customers; person += 1) {
			shop.registersCustomer({
				name: `Khách Mẫu ${person}`,
				contactNumber: `09${String(person).padStart(8, '0')}`,
			});
		}
		// The burst delivers by itself: the sandbox's own deliveries go out one after another.
		shop.holdsDeliveries();
		return { variant, environment, hook: await HOOKS[variant](environment) };
	} catch (error) {
		await environment.close();
		throw error;
	}
}

/** How each variant goes live, and the registration that KiotViet holds of it then. */
const HOOKS: Record<Variant, (environment: Environment) => Promise<Subject['hook']>> = {
	async ours({ n8n, sandbox, workflow }) {
		await goLive(n8n, workflow.id);
		const hook = sandbox.shop.registry.ofType('invoice.update');
		if (!hook) throw new Error('The template registered no webhook for invoices');
		return hook;
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
		const { url, parameters } = await published(environment, draft);
		return { url, secret: String(parameters.Sign.secret) };
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
	const { id } = await n8n.rest.createWorkflow(draft);
	await goLive(n8n, id);
	const parameters = Object.fromEntries(
		draft.nodes.map((node) => [node.name, node.parameters] as const),
	);
	return { url: `${n8n.url}/webhook/${String(draft.nodes[0].parameters.path)}`, parameters };
}
