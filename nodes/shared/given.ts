// Tells a field that was given and comes to nothing from one that nobody touched: the first must not be left out in silence.
import type { IExecuteFunctions } from 'n8n-workflow';

/**
 * Whether a field, as it is saved, holds an expression: then somebody gave it, whatever it comes to for an item.
 *
 * @param saved  what n8n saved; of a resource locator the whole of it
 */
export function isExpression(saved: unknown): boolean {
	if (typeof saved === 'string') return saved.startsWith('=');
	return isLocator(saved) && isExpression(saved.value);
}

/** A resource locator's value, as n8n gives it. */
export function isLocator(value: unknown): value is { mode?: unknown; value?: unknown } {
	return typeof value === 'object' && value !== null && 'mode' in value;
}

/** A field of the form as it is saved, with its expressions; null where it is not there. */
export function savedParameter(
	{ context, itemIndex }: { context: IExecuteFunctions; itemIndex: number },
	name: string,
): unknown {
	return context.getNodeParameter(name, itemIndex, null, { rawExpressions: true });
}

/** What to say of a field that was given and comes to nothing: the sentence about `label`, and what to do. */
export function emptyField(label: string): { message: string; advice: string } {
	return {
		message: `"${label}" is empty`,
		advice: `Fill in "${label}", or take it out; an expression there may give nothing for this item`,
	};
}
