// What an AI agent needs that a person does not: n8n hands it the message of a failure alone, without what to do.
import type { IExecuteFunctions, NodeApiError, NodeOperationError } from 'n8n-workflow';

/** n8n runs a node for an agent as a node type of its own, with this at the end of its name. */
const TOOL = /Tool$/;

/**
 * A failure whose message says also what to do, where an agent asked; any other as it is.
 *
 * @param context  of the node that failed
 */
export function forAgent<E extends NodeApiError | NodeOperationError>(
	context: IExecuteFunctions,
	error: E,
): E {
	const { message, description } = error;
	if (!TOOL.test(context.getNode().type) || !description || message.includes(description)) {
		return error;
	}
	error.message = `${message.replace(/[.\s]+$/, '')}. ${description}`;
	return error;
}
