// Counts the reads of each key in this process, and lets details wait when little of the hour's quota is left.
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { pause, stopSignal } from '../../shared/stop';
import { ReadBudget } from '../model/readBudget';

const budgets = new Map<string, ReadBudget>();

function budgetOf(credential: ICredentialDataDecryptedObject): ReadBudget {
	const { apiUrl, retailer, clientId } = credential;
	const key = [apiUrl, retailer, clientId].map(String).join('\n');
	let budget = budgets.get(key);
	if (!budget) {
		budget = new ReadBudget();
		budgets.set(key, budget);
	}
	return budget;
}

/** A read is sent to KiotViet with this credential. */
export function countRead(credential: ICredentialDataDecryptedObject): void {
	budgetOf(credential).spend(performance.now());
}

/**
 * Waits, where little of the quota is left, until one record may be read by its ID: lists that find changes go on.
 *
 * @throws ExecutionCancelledError
 * @see    kiotviet-api.md 2.1
 */
export async function untilDetailMayBeRead(context: {
	getCredentials(type: string): Promise<ICredentialDataDecryptedObject>;
}): Promise<void> {
	const budget = budgetOf(await context.getCredentials('kiotVietApi'));
	const wait = budget.waitForDetail(performance.now());
	if (wait > 0) await pause(wait, stopSignal(context));
}
