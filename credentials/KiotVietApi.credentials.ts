// Lets n8n sign in to one KiotViet shop: a token for the key, and the shop's name on every call.
import type {
	IAuthenticate,
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	Icon,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

import { baseAddress, shopName } from '../nodes/KiotViet/model/connection';
import { messageOf } from '../nodes/KiotViet/api/errors';

interface Answer {
	statusCode: number;
	body: unknown;
}

const underWay = new Map<string, Promise<string>>();

export class KiotVietApi implements ICredentialType {
	name = 'kiotVietApi';

	displayName = 'KiotViet API';

	icon: Icon = { light: 'file:../icons/kiotviet.svg', dark: 'file:../icons/kiotviet.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-kiotviet-ladiflow/n8n-nodes-kiotviet-ladiflow/blob/main/docs/kiotviet.md';

	properties: INodeProperties[] = [
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'hidden',
			typeOptions: { expirable: true, password: true },
			default: '',
		},
		{
			displayName: 'Connection Name',
			name: 'retailer',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. taphoaxyz',
			description:
				'The shop\'s name in its address (Tên kết nối): the part before ".kiotviet.vn". A pasted address is cleaned.',
		},
		{
			displayName: 'Client ID',
			name: 'clientId',
			type: 'string',
			default: '',
			required: true,
			description: 'In KiotViet: Thiết lập → Thiết lập cửa hàng → Thiết lập kết nối API',
		},
		{
			displayName: 'Client Secret',
			name: 'clientSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'On the same screen: Mã bảo mật',
		},
		{
			displayName: 'API URL',
			name: 'apiUrl',
			type: 'string',
			default: 'https://public.kiotapi.com',
			description: 'KiotViet Retail. Change it only to work with a sandbox.',
		},
		{
			displayName: 'Token URL',
			name: 'tokenUrl',
			type: 'string',
			default: 'https://id.kiotviet.vn/connect/token',
			description: 'Where KiotViet gives out tokens. Change it only to work with a sandbox.',
		},
	];

	/** Runs when no token is there, after a 401, and on every test (n8n.md 5.1). */
	async preAuthentication(this: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject) {
		const key = [credentials.tokenUrl, credentials.clientId, credentials.retailer].join(' ');
		let token = underWay.get(key);
		if (!token) {
			token = fetchToken(this, credentials).finally(() => underWay.delete(key));
			underWay.set(key, token);
		}
		return { accessToken: await token };
	}

	authenticate: IAuthenticate = async (credentials, options) => ({
		...options,
		headers: {
			...options.headers,
			Authorization: `Bearer ${String(credentials.accessToken)}`,
			Retailer: shopName(String(credentials.retailer)),
		},
	});

	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{ $credentials.apiUrl.trim().replace(/\\/+$/, "") }}',
			url: '/branches',
			qs: { pageSize: 1 },
		},
	};
}

/**
 * Gets a token and proves that it belongs to the named shop: the token endpoint does not know the name.
 *
 * @see kiotviet-api.md 1.1, 1.4
 */
async function fetchToken(
	http: IHttpRequestHelper,
	credentials: ICredentialDataDecryptedObject,
): Promise<string> {
	const shop = shopName(String(credentials.retailer));
	if (!shop) {
		throw new Error(
			'The Connection Name is empty. Enter the part before ".kiotviet.vn" of the shop\'s KiotViet address.',
		);
	}
	const answer = await send(http, 'Token URL', {
		method: 'POST',
		url: baseAddress(String(credentials.tokenUrl)),
		headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
		body: new URLSearchParams({
			scopes: 'PublicApi.Access',
			grant_type: 'client_credentials',
			client_id: String(credentials.clientId).trim(),
			client_secret: String(credentials.clientSecret).trim(),
		}).toString(),
	});
	const token = (answer.body as { access_token?: unknown } | null)?.access_token;
	if (typeof token !== 'string' || token === '') {
		throw new Error(
			answer.statusCode >= 500
				? `KiotViet cannot give out tokens at the moment (status ${answer.statusCode}). Try again later.`
				: 'KiotViet did not accept the Client ID or the Client Secret. Copy both again from Thiết lập cửa hàng → Thiết lập kết nối API (Mã bảo mật is the secret).',
		);
	}
	await proveShop(http, credentials, shop, token);
	return token;
}

async function proveShop(
	http: IHttpRequestHelper,
	credentials: ICredentialDataDecryptedObject,
	shop: string,
	token: string,
): Promise<void> {
	const answer = await send(http, 'API URL', {
		url: `${baseAddress(String(credentials.apiUrl))}/branches`,
		qs: { pageSize: 1 },
		headers: { Authorization: `Bearer ${token}`, Retailer: shop },
	});
	if ([400, 401, 403, 404, 420].includes(answer.statusCode)) {
		const said = messageOf(answer.body);
		throw new Error(
			`KiotViet accepted the key but not the shop "${shop}". Check the Connection Name: it is the part before ".kiotviet.vn" of the shop this key was made in.${said ? ` KiotViet says: "${said}"` : ''}`,
		);
	}
}

async function send(
	http: IHttpRequestHelper,
	field: string,
	options: IHttpRequestOptions,
): Promise<Answer> {
	try {
		return (await http.helpers.httpRequest({
			...options,
			timeout: 15_000,
			json: true,
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
		})) as Answer;
	} catch {
		throw new Error(
			`KiotViet could not be reached at ${options.url}. Check the ${field} of the credential and the network of the n8n server.`,
		);
	}
}
