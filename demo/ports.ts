// Finds ports on this machine, so that two demos or a demo and the tests never meet.
/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/require-node-api-error */
import { createServer } from 'node:net';

import { PreflightError } from './preflightError';

/** A port of 127.0.0.1 that nothing listens on. */
export async function freePort(): Promise<number> {
	return await listenOnce(0);
}

/**
 * @param option  the command line option that chooses this port, for the sentence
 * @throws PreflightError when something listens on the port already
 */
export async function refuseTakenPort(port: number, option: string): Promise<void> {
	try {
		await listenOnce(port);
	} catch (error) {
		if ((error as { code?: string }).code !== 'EADDRINUSE') throw error;
		throw new PreflightError(
			`Port ${port} is taken by another program; end it or choose another one with ${option}.`,
		);
	}
}

async function listenOnce(port: number): Promise<number> {
	return await new Promise((resolve, reject) => {
		const server = createServer();
		server.once('error', reject);
		server.listen(port, '127.0.0.1', () => {
			const address = server.address();
			const taken = typeof address === 'object' && address ? address.port : port;
			server.close(() => resolve(taken));
		});
	});
}
