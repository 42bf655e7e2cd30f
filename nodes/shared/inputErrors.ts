// How a node says that an input cannot be used: of which item, what is wrong with it, what to do.
import { NodeOperationError } from 'n8n-workflow';

import { emptyField } from './given';
import type { ItemContext } from './operation';
import type { Read } from './values';

/** The item that an input belongs to. */
export type OfItem = Pick<ItemContext, 'context' | 'itemIndex'>;

/**
 * A node's input errors: `inputError` with a message and what to do, `nothingIn` for a field that was given and
 * comes to nothing, `taken` for the value that was read from a field or the error that tells why it was not
 * understood. Values are never quoted: they may be somebody's data.
 *
 * @param worded  how the node words a message about an item; without it n8n alone tells the item
 */
export function inputErrors(
	worded: (message: string, itemIndex: number) => string = (message) => message,
) {
	const inputError = ({ context, itemIndex }: OfItem, message: string, description: string) =>
		new NodeOperationError(context.getNode(), worded(message, itemIndex), {
			itemIndex,
			description,
		});
	return {
		inputError,
		nothingIn(item: OfItem, label: string) {
			const { message, advice } = emptyField(label);
			return inputError(item, message, advice);
		},
		/** @param label  the field as the form calls it */
		taken<T>(item: OfItem, label: string, read: Read<T>): T {
			if ('value' in read) return read.value;
			throw inputError(item, `"${label}" ${read.wrong}`, read.advice);
		},
	};
}
