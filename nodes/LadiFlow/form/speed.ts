// How fast the items of a run are worked on: each item says it for itself, and the most careful one is followed.
import type { IExecuteFunctions } from 'n8n-workflow';

import { readInteger, readNumber, type Read } from '../../shared/values';
import { inputError } from './inputErrors';

/** As many as the pace lets out at once to begin with (`api/rateLimiter.ts`); it finds the account's limit by itself. */
export const ITEMS_AT_ONCE = 8;

/** How many items of the run are worked on at the same time: the smallest number that an item gives. */
export function itemsAtOnce(context: IExecuteFunctions): number {
	const given = context.getInputData().flatMap((_, itemIndex) => {
		try {
			return atOnceOf(context, itemIndex);
		} catch {
			// The item says so when its own turn comes.
			return [];
		}
	});
	return given.length > 0 ? given.reduce((least, one) => Math.min(least, one)) : ITEMS_AT_ONCE;
}

/**
 * The requests a second that the item allows at most; undefined where it says nothing, 0 for no bound.
 *
 * @throws NodeOperationError where the item's speed cannot be read
 */
export function requestsPerSecondOf(
	context: IExecuteFunctions,
	itemIndex: number,
): number | undefined {
	atOnceOf(context, itemIndex);
	const given = option(context, itemIndex, 'requestsPerSecond');
	if (given === null) return undefined;
	const read = readNumber(given);
	const isBelow = 'value' in read && read.value < 0;
	return valueOf(context, itemIndex, 'Requests per Second', isBelow ? BELOW : read);
}

const BELOW = { wrong: 'is below 0', advice: 'Give a number of requests, or 0 for no bound' };

/** How many items are worked on at the same time, as one item says. */
export function atOnceOf(context: IExecuteFunctions, itemIndex: number): number {
	const atOnce = option(context, itemIndex, 'itemsAtOnce') ?? ITEMS_AT_ONCE;
	return valueOf(context, itemIndex, 'Items at Once', readInteger(atOnce, 1));
}

/** An option by itself, so that another one's failing expression does not get in the way; null where it is not chosen. */
function option(context: IExecuteFunctions, itemIndex: number, name: string): unknown {
	const chosen = context.getNodeParameter('options', itemIndex, {}, { rawExpressions: true });
	if (!(name in (chosen as object))) return null;
	// An expression that gives nothing is no choice either, and is refused as one.
	return context.getNodeParameter(`options.${name}`, itemIndex, '') ?? '';
}

function valueOf<T>(context: IExecuteFunctions, itemIndex: number, name: string, read: Read<T>): T {
	if ('value' in read) return read.value;
	throw inputError({ context, itemIndex }, `"${name}" ${read.wrong}`, read.advice);
}
