// What an operation of this node is, and how one says that an input cannot be used.
import { NodeOperationError } from 'n8n-workflow';

import type * as shared from '../../shared/operation';

export type ItemContext = shared.ItemContext;
export type Operation = shared.Operation;
export type Resource = shared.Resource;

/** An input that cannot be sent, with the item it belongs to; `advice` says what to do. */
export function refusal(
	{ context, itemIndex }: Pick<ItemContext, 'context' | 'itemIndex'>,
	message: string,
	advice: string,
): NodeOperationError {
	return new NodeOperationError(context.getNode(), message, { itemIndex, description: advice });
}
