// One writer a contact: runs that touch the same person wait for each other within this process.
import { createHash } from 'node:crypto';

import type { IExecuteFunctions } from 'n8n-workflow';

import { inTurn } from '../../../shared/queue';

/** Runs a task alone among all that share the account and the e-mail or the phone. */
export async function inTurnFor<T>(
	context: IExecuteFunctions,
	{ email, phone }: { email: string | null; phone: string | null },
	task: (contactKeys: string[]) => Promise<T>,
): Promise<T> {
	const { apiKey, baseUrl } = await context.getCredentials('ladiFlowApi');
	const account = createHash('sha256')
		.update(`${String(baseUrl)} ${String(apiKey)}`)
		.digest('hex');
	const keys = [email, phone].filter((part) => part !== null).map((part) => `${account}:${part}`);
	return await inTurn(keys, async () => await task(keys));
}
