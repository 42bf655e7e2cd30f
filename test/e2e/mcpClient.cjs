// A program that speaks MCP through the official SDK, which n8n itself brings; a process of its own, as such programs are.
const { createRequire } = require('node:module');
const path = require('node:path');

const [folder, url] = process.argv.slice(2);
const load = createRequire(path.join(folder, 'package.json'));
const { Client } = load('@modelcontextprotocol/sdk/client/index.js');
const { StreamableHTTPClientTransport } = load(
	'@modelcontextprotocol/sdk/client/streamableHttp.js',
);

const client = new Client({ name: 'test', version: '1.0.0' });
const connected = client.connect(new StreamableHTTPClientTransport(new URL(url)));

/** Lists the tools, or calls the one that is named. */
async function answer({ name, args }) {
	await connected;
	if (!name) return (await client.listTools()).tools;
	const { content } = await client.callTool({ name, arguments: args });
	return content.map(({ text }) => text).join('\n');
}

process.on('message', (asked) => {
	answer(asked).then(
		(said) => process.send({ said }),
		(error) => process.send({ error: error.message }),
	);
});
process.on('disconnect', () => process.exit());
