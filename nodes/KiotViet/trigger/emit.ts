// The last stage: from enriched changes to the trigger's output, one item per change.
import type { EnrichedChange } from '../events/enrich';
import { itemOf, type TriggerItem } from '../events/item';
import { classify, type Filters } from './classify';
import { knownOf } from './deduplicate';
import type { TriggerMemory } from './memory';

/**
 * Chooses what to emit and what to say of it. A webhook may be faster than the first poll after a start: what it
 * does not tell is left to that poll.
 *
 * @param processed  keys that n8n's database knew already
 * @param memory     changed in place: everything passed on is processed
 */
export function itemsOf(
	changes: EnrichedChange[],
	processed: Set<string>,
	memory: TriggerMemory,
	filters: Filters,
	retailer: string,
): TriggerItem[] {
	const items: TriggerItem[] = [];
	for (const change of changes) {
		const known = knownOf(change, processed, memory);
		if (!known) continue;
		const classified = classify(change, known, filters);
		const polled = change.source === 'catchUp' || memory.progressOf(change.resource) !== 'nothing';
		if (classified || polled) memory.markProcessed(Object.values(change.keys));
		if (!classified) continue;
		const { record, customer, source } = change;
		const retailerId = change.retailerId ?? record.retailerId ?? customer?.retailerId ?? null;
		items.push(itemOf({ ...change, retailerId }, { ...classified, source, retailer }));
	}
	return items;
}
