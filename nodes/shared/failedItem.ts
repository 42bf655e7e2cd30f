// The item that tells of a failure, and the one that failed inside of it.
import { isPlainObject } from 'lodash';
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

/**
 * What leaves in the place of an item that failed: what happened and what to do. On an error output n8n adds
 * the item itself, and n8n 1 knows only these two keys for a failure's; elsewhere the item is in `details`.
 */
export function failedItem(
	context: IExecuteFunctions,
	{ message: error, description: message }: { message: string; description?: string | null },
	details: IDataObject,
): IDataObject {
	const told = { error, ...(message ? { message } : {}) };
	return context.getNode().onError === 'continueErrorOutput' ? told : { ...told, details };
}

/** The item that failed, where an item tells of a failure, however often it was tried; any other item as it is. */
export function triedItem(item: IDataObject): IDataObject {
	const { error, details } = item;
	return error !== undefined && isPlainObject(details) ? triedItem(details as IDataObject) : item;
}
