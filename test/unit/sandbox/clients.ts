// The outsiders of the sandbox's tests: an API client for each service, and an address that takes deliveries.
/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import axios, { type AxiosInstance } from 'axios';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { Sandbox } from '../../../sandbox';

/** Asks for a token as the reference says (kiotviet-api.md 1.1). */
export async function tokenAnswer(sandbox: Sandbox, change: Record<string, string> = {}) {
	const { tokenUrl, clientId, clientSecret } = sandbox.kiotViet;
	const form = new URLSearchParams({
		grant_type: 'client_credentials',
		client_id: clientId,
		client_secret: clientSecret,
		scopes: 'PublicApi.Access',
		...change,
	});
	return axios.post(tokenUrl, form, { validateStatus: () => true });
}

/** A client of the shop's API with a good token; it never throws on a status. */
export async function kiotVietClient(sandbox: Sandbox): Promise<AxiosInstance> {
	const { data } = await tokenAnswer(sandbox);
	return axios.create({
		baseURL: sandbox.kiotViet.apiUrl,
		headers: { Authorization: `Bearer ${data.access_token}`, Retailer: sandbox.kiotViet.retailer },
		validateStatus: () => true,
	});
}

/** A client of the LadiFlow account with the good key; it never throws on a status. */
export function ladiFlowClient(sandbox: Sandbox): AxiosInstance {
	return axios.create({
		baseURL: sandbox.ladiFlow.baseUrl,
		headers: { 'Api-Key': sandbox.ladiFlow.apiKey },
		validateStatus: () => true,
	});
}

interface Received {
	signature: string | undefined;
	raw: string;
	body: {
		Id: string;
		Attempt: number;
		Notifications: Array<{ Action: string; Data: Array<Record<string, unknown> | number> }>;
	};
}

/** An address that takes deliveries. `first` are the statuses of the next ones, `answer` of all others; null: none. */
export interface Receiver {
	url: string;
	received: Received[];
	first: Array<number | null>;
	answer: number | null;
	close(): Promise<void>;
}

export async function receiver(): Promise<Receiver> {
	const taken: Receiver = {
		url: '',
		received: [],
		first: [],
		answer: 200,
		close: async () => undefined,
	};
	const server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			const raw = Buffer.concat(chunks).toString('utf8');
			const signature = request.headers['x-hub-signature'] as string | undefined;
			taken.received.push({ signature, raw, body: JSON.parse(raw) });
			const status = taken.first.length > 0 ? taken.first.shift() : taken.answer;
			if (typeof status === 'number') response.writeHead(status).end();
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	taken.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/kiotviet`;
	taken.close = async () => {
		server.closeAllConnections();
		await new Promise((resolve) => server.close(resolve));
	};
	return taken;
}

/** A registered secret: Base64 text of eight bytes or more. */
export const SECRET = Buffer.from('a made-up webhook secret').toString('base64');

/** Registers a type for an address, as a client that knows the reference does. */
export async function registers(client: AxiosInstance, type: string, url: string, secret?: string) {
	return client.post('/webhooks', {
		Webhook: { Type: type, Url: url, IsActive: true, Description: 'test', Secret: secret },
	});
}
