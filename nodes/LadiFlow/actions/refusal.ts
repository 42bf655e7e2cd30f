// How an item is refused: in words for the shop owner, with the item's number and what to do.
import { NodeOperationError } from 'n8n-workflow';

import type { Item } from './operation';

/**
 * @param message      what is wrong, without a full stop and without people's data
 * @param description  what to do
 */
export function refusal(
	{ context, itemIndex }: Pick<Item, 'context' | 'itemIndex'>,
	message: string,
	description: string,
): NodeOperationError {
	return new NodeOperationError(context.getNode(), `${message} [item ${itemIndex}]`, {
		itemIndex,
		description,
	});
}
