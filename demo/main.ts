// The demo: a shop, a LadiFlow account and a real n8n between them, to play with or to watch for one scripted day.
/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/require-node-api-error, no-console */
import { parseArgs } from 'node:util';

import { factsFile, UnusableFacts } from '../sandbox/factSheets';
import type { Switches } from '../sandbox/switches';
import { playDay } from './day';
import { OWNER } from './n8n/rest';
import { PreflightError } from './preflightError';
import { freePort, refuseTakenPort } from './ports';
import { becomesRight, diagnosis, openEnvironment, type Environment } from './environment';
import { comparisonTable } from './table';

const N8N_PORT = 5678;
const SANDBOX_PORT = 5690;
const ARRIVAL_LIMIT = 180_000;

let environment: Environment | undefined;
let ending = false;

async function main(): Promise<number> {
	const { once, facts, n8nPort, sandboxPort } = wishes();
	const switches = facts === undefined ? {} : measuredSwitches(facts);
	process.on('SIGINT', leave);
	process.on('SIGTERM', leave);

	environment = await openEnvironment({
		log: (text) => console.log(text),
		n8nPort: await portFor(n8nPort ?? (once ? undefined : N8N_PORT), '--port'),
		sandbox: {
			port: await portFor(sandboxPort ?? (once ? undefined : SANDBOX_PORT), '--sandbox-port'),
			switches,
		},
	});
	if (once) return await onceThroughTheDay(environment);

	const { n8n, sandbox, workflow } = environment;
	console.log(`
The shop and the LadiFlow account   ${sandbox.url}
The n8n editor                      ${n8n.url}/workflow/${workflow.id}
  e-mail                            ${OWNER.email}
  password                          ${OWNER.password}

Click a sale in the shop and watch the contact change. Ctrl-C ends everything.`);
	return await new Promise<number>(() => undefined);
}

async function onceThroughTheDay(open: Environment): Promise<number> {
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

/** Before minutes of installing, like a taken port. */
function measuredSwitches(path: string): Partial<Switches> {
	try {
		const { switches, lines } = factsFile(path);
		for (const line of lines) console.log(line);
		return switches;
	} catch (error) {
		if (error instanceof UnusableFacts) throw new PreflightError(error.message);
		throw error;
	}
}

function wishes(): { once: boolean; facts?: string; n8nPort?: number; sandboxPort?: number } {
	try {
		const { values } = parseArgs({
			options: {
				once: { type: 'boolean', default: false },
				facts: { type: 'string' },
				port: { type: 'string' },
				'sandbox-port': { type: 'string' },
			},
		});
		return {
			once: values.once ?? false,
			facts: values.facts,
			n8nPort: portNumber(values.port),
			sandboxPort: portNumber(values['sandbox-port']),
		};
	} catch (error) {
		if (error instanceof PreflightError) throw error;
		throw new PreflightError(
			'The demo knows --once, --facts <file>, --port <number> and --sandbox-port <number>.',
		);
	}
}

function portNumber(text: string | undefined): number | undefined {
	if (text === undefined) return undefined;
	const port = Number(text);
	if (!Number.isInteger(port) || port < 1 || port > 65535)
		throw new PreflightError(`${text} is no port number.`);
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
	await environment?.close();
	process.exit(code);
}

function seconds(since: number): number {
	return Math.round((Date.now() - since) / 1000);
}

main()
	.then(async (code) => await finish(code))
	.catch(async (error: unknown) => {
		if (ending) return;
		console.error(error instanceof PreflightError ? error.message : error);
		await finish(1);
	});
