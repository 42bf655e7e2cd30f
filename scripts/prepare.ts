// Gets this machine ready for the suites with a real n8n while others run: installs both lines, and tells what is missing.
/* eslint-disable no-console */
import { installN8n, LINES } from '../demo/n8n/install';
import { storesError } from '../demo/n8n/stores';
import { program } from '../test/e2e/browser';

/** Why a suite cannot run here, by its name; null where it can. Printed as JSON. */
const PREFLIGHT_ERRORS = {
	browser: program() ? null : 'no Chromium is installed here: apt-get install chromium',
	'queue mode': storesError(),
};

async function main(): Promise<void> {
	for (const line of LINES) {
		// Said aloud only: the suite that needs this n8n tries again, and fails with the same sentence.
		await installN8n(line, console.error).catch(console.error);
	}
	console.log(JSON.stringify(PREFLIGHT_ERRORS));
}

void main();
