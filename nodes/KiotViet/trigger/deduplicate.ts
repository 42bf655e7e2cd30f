// Drops what was passed on before: this process knows it, or n8n's database, over restarts and for all processes.
import { uniq } from 'lodash';
import type { IExecuteFunctions } from 'n8n-workflow';

import { byInstant } from '../../shared/dates';
import type { Change } from '../events/change';
import type { KiotVietRecord } from '../model/records';
import type { Known } from './classify';
import type { TriggerMemory } from './memory';

/** n8n's database remembers this many keys per trigger, about three for a change. */
const REMEMBERED = 12_000;

/** Asks n8n's database which keys it knows, and records them all; when it cannot, nothing is dropped. */
export async function processedKeys(
	context: IExecuteFunctions,
	shop: string,
	changes: Change[],
): Promise<Set<string>> {
	const inShop = `${shop}/`;
	const keys = uniq(changes.flatMap((change) => Object.values(change.keys)));
	if (keys.length === 0) return new Set();
	try {
		const { processed } = await context.helpers.checkProcessedAndRecord(
			keys.map((key) => inShop + key),
			'node',
			{ mode: 'entries', maxEntries: REMEMBERED },
		);
		return new Set(processed.map((key) => String(key).slice(inShop.length)));
	} catch (error) {
		context.logger.warn(
			`KiotViet Trigger: duplicates could not be checked (${(error as Error).message}); all changes are passed on`,
		);
		return new Set();
	}
}

/**
 * What is known of a change, or null for one that was passed on before.
 *
 * After a start the database may know a version whose run died with the process: such a version comes again, as
 * new where it is the record's first.
 *
 * @param processed  keys that n8n's database knew already
 */
export function knownOf(
	{ keys, record, afterStart }: Change,
	processed: Set<string>,
	memory: TriggerMemory,
): Known | null {
	if (memory.isProcessed(keys.version)) return null;
	const comesAgain = processed.has(keys.version);
	if (comesAgain && !afterStart) return null;
	return {
		seen:
			memory.isProcessed(keys.record) ||
			(comesAgain ? !isFirstVersion(record) : processed.has(keys.record)),
		seenInStatus: memory.isProcessed(keys.status) || (!comesAgain && processed.has(keys.status)),
		mayBeCut: afterStart && !memory.isProcessed(keys.record),
	};
}

/** KiotViet gives both times at once, or leaves the second out (kiotviet-api.md 4.8). */
const SAME_MOMENT = 5_000;

/** Whether a record was not changed since it was made. */
function isFirstVersion({ createdDate, modifiedDate }: KiotVietRecord): boolean {
	if (!createdDate) return false;
	return !modifiedDate || byInstant(modifiedDate, createdDate) <= SAME_MOMENT;
}
