// The demo: a shop, a LadiFlow account and a real n8n between them, to play with or to watch for one scripted day.
/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/require-node-api-error, no-console */
import { parseArgs } from 'node:util';

import { playDay } from './day';
import { OWNER } from './n8n/rest';
import { Obstacle } from './obstacle';
import { freePort, refuseTakenPort } from './ports';
import { becomesRight, diagnosis, openStage, type Stage } from './stage';
import { comparisonTable } from './table';

const N8N_PORT = 5678;
const SANDBOX_PORT = 5690;
const ARRIVAL_LIMIT = 180_000;

let stage: Stage | undefined;
let ending = false;

async function main(): Promise<number> {
	const { once, n8nPort, sandboxPort } = wishes();
	process.on('SIGINT', leave);
	process.on('SIGTERM', leave);

	stage = await openStage({
		log: (text) => console.log(text),
		n8nPort: await portFor(n8nPort ?? (once ? undefined : N8N_PORT), '--port'),
		sandbox: {
			port: await portFor(sandboxPort ?? (once ? undefined : SANDBOX_PORT), '--sandbox-port'),
		},
	});
	if (once) return await onceThroughTheDay(stage);

	const { n8n, sandbox, workflow } = stage;
	console.log(`
The shop and the LadiFlow account   ${sandbox.url}
The n8n editor                      ${n8n.url}/workflow/${workflow.id}
  e-mail                            ${OWNER.email}
  password                          ${OWNER.password}

Click a sale in the shop and watch the contact change. Ctrl-C ends everything.`);
	return await new Promise<number>(() => undefined);
}

async function onceThroughTheDay(open: Stage): Promise<number> {
	const begun = Date.now();
	await playDay(open, (text) => console.log(`· ${text}`));
	console.log('Waiting until everything has arrived…');
	const right = await becomesRight(open, ARRIVAL_LIMIT);
	const comparison = open.sandbox.compare();
	console.log(comparisonTable(comparison));
	if (!right) console.log(await diagnosis(open));
	const contacts = open.sandbox.expectedContacts().length;
	const wrong = comparison.rows.filter(({ equal }) => !equal).length + comparison.unexpected.length;
	console.log(
		right
			? `All ${comparison.rows.length} values of ${contacts} contacts are right (${seconds(begun)} s).`
			: `${wrong} of ${comparison.rows.length} values are wrong.`,
	);
	return right ? 0 : 1;
}

function wishes(): { once: boolean; n8nPort?: number; sandboxPort?: number } {
	try {
		const { values } = parseArgs({
			options: {
				once: { type: 'boolean', default: false },
				port: { type: 'string' },
				'sandbox-port': { type: 'string' },
			},
		});
		return {
			once: values.once ?? false,
			n8nPort: portNumber(values.port),
			sandboxPort: portNumber(values['sandbox-port']),
		};
	} catch (error) {
		if (error instanceof Obstacle) throw error;
		throw new Obstacle('The demo knows --once, --port <number> and --sandbox-port <number>.');
	}
}

function portNumber(text: string | undefined): number | undefined {
	if (text === undefined) return undefined;
	const port = Number(text);
	if (!Number.isInteger(port) || port < 1 || port > 65535)
		throw new Obstacle(`${text} is no port number.`);
	return port;
}

/** Fails before minutes of installing, not after. */
async function portFor(wanted: number | undefined, option: string): Promise<number> {
	if (wanted === undefined) return await freePort();
	await refuseTakenPort(wanted, option);
	return wanted;
}

function leave(): void {
	if (ending) return;
	ending = true;
	console.log('\nEnding…');
	void finish(0);
}

async function finish(code: number): Promise<never> {
	await stage?.close();
	process.exit(code);
}

function seconds(since: number): number {
	return Math.round((Date.now() - since) / 1000);
}

main()
	.then(async (code) => await finish(code))
	.catch(async (error: unknown) => {
		if (ending) return;
		console.error(error instanceof Obstacle ? error.message : error);
		await finish(1);
	});
