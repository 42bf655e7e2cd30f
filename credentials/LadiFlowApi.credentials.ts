// Lets n8n sign in to one LadiFlow account, and says at once when the key cannot work.
import type {
	IAuthenticate,
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	Icon,
	IHttpRequestHelper,
	INodeProperties,
} from 'n8n-workflow';

import { failureOf, KeyCheckFailure } from '../nodes/LadiFlow/api/errors';

const DEFAULT_URL = 'https://api.service.ladiflow.com/1.0';

export class LadiFlowApi implements ICredentialType {
	name = 'ladiFlowApi';

	displayName = 'LadiFlow API';

	icon: Icon = { light: 'file:../icons/ladiflow.svg', dark: 'file:../icons/ladiflow.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-kiotviet-ladiflow/n8n-nodes-kiotviet-ladiflow/blob/main/docs/ladiflow.md';

	properties: INodeProperties[] = [
		{
			displayName: 'Key Checked',
			name: 'keyChecked',
			type: 'hidden',
			typeOptions: { expirable: true },
			default: '',
		},
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'In LadiPage: Cài đặt → Webhook & API → API. Tick Automation when you make the key; spaces and line breaks from pasting are removed.',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: DEFAULT_URL,
			description: 'Change it only to work with a sandbox',
		},
		{
			displayName: 'Requests per Second',
			name: 'requestsPerSecond',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 0,
			description:
				'An upper bound for all nodes together in a long run. With 0 there is none: the nodes feel for what LadiFlow takes, and slow down when it refuses.',
		},
	];

	/** Makes the cheapest read and looks at the body too: HTTP 200 can carry a refusal. */
	async preAuthentication(this: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject) {
		const url = `${String(credentials.baseUrl).trim().replace(/\/+$/, '')}/customer/list-tag`;
		const answer = await this.helpers
			.httpRequest({
				method: 'POST',
				url,
				headers: { 'Api-Key': cleanKey(credentials.apiKey) },
				body: { limit: 1, page: 1 },
				json: true,
				timeout: 15_000,
				returnFullResponse: true,
				ignoreHttpStatusErrors: true,
			})
			.catch(() => null);
		const failure = failureOf(
			{ status: answer ? Number(answer.statusCode) : null, body: answer?.body },
			'Checking the key',
		);
		if (failure) throw new KeyCheckFailure(failure);
		return { keyChecked: 'yes' };
	}

	authenticate: IAuthenticate = async (credentials, options) => ({
		...options,
		headers: { ...options.headers, 'Api-Key': cleanKey(credentials.apiKey) },
	});

	test: ICredentialTestRequest = {
		request: {
			method: 'POST',
			baseURL: '={{ $credentials.baseUrl.trim().replace(/\\/+$/, "") }}',
			url: '/customer/list-tag',
			body: { limit: 1, page: 1 },
		},
		rules: [401, 403].map((value) => ({
			type: 'responseSuccessBody' as const,
			properties: {
				key: 'code',
				value,
				message:
					'LadiFlow did not accept the API key, or the key lacks the Automation permission (Cài đặt → Webhook & API → API)',
			},
		})),
	};
}

/** Pasted keys come with spaces and line breaks. */
function cleanKey(key: unknown): string {
	return String(key ?? '').replace(/\s+/g, '');
}
