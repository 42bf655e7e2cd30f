// Runs the sandbox by itself: `npx tsx sandbox/main.ts [--port 3210]`.
/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console */
import { parseArgs } from 'node:util';

import { startSandbox } from '.';

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: { port: { type: 'string' }, retailer: { type: 'string' } },
	});
	const port = values.port === undefined ? 0 : Number(values.port);
	if (!Number.isInteger(port) || port < 0 || port > 65535)
		throw new Error(`--port ${values.port} is no port`);
	const sandbox = await startSandbox({ port, retailer: values.retailer });
	const { kiotViet, ladiFlow } = sandbox;
	console.log(
		[
			`Page            ${sandbox.url}`,
			'',
			`KiotViet API    ${kiotViet.apiUrl}`,
			`  token         ${kiotViet.tokenUrl}`,
			`  retailer      ${kiotViet.retailer}`,
			`  client id     ${kiotViet.clientId}`,
			`  client secret ${kiotViet.clientSecret}`,
			'',
			`LadiFlow API    ${ladiFlow.baseUrl}`,
			`  API key       ${ladiFlow.apiKey}`,
			'',
			'All keys are made up. Stop with Ctrl+C.',
		].join('\n'),
	);
	for (const signal of ['SIGINT', 'SIGTERM'] as const) {
		process.once(signal, () => {
			void sandbox.stop().then(() => process.exit(0));
		});
	}
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
