// Ids that are picked from a list, typed, or given by expression.
import type { INodeProperties } from 'n8n-workflow';

import { isExpression, isLocator, savedParameter } from '../../shared/given';
import { isNothing, readText } from '../../shared/values';
import type { ItemContext } from '../../shared/operation';
import { field } from './inputs';
import { inputError, nothingIn, taken } from './inputErrors';

/** A field for an id: picked from what a search method finds, or typed. */
export function locator(
	displayName: string,
	name: string,
	searchListMethod: string,
	description: string,
	placeholder?: string,
): INodeProperties {
	return {
		displayName,
		name,
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		description,
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				typeOptions: { searchListMethod, searchable: true },
			},
			{ displayName: 'By ID', name: 'id', type: 'string', ...(placeholder ? { placeholder } : {}) },
		],
	};
}

/**
 * The id in a locator, null where nobody picked or typed one.
 *
 * @param path  the field's name; inside of a collection with the collection's
 */
export function idIn(item: ItemContext, path: string, label: string): string | null {
	const given = field(item, path, label);
	if (given === null) return null;
	if (!isLocator(given)) return taken(item, label, readText(given));
	if (!isNothing(given.value)) return taken(item, label, readText(given.value));
	// One that was picked to be filled by an expression, or added to a collection, must not count for none.
	if (!path.includes('.') && !isExpression(savedParameter(item, path))) return null;
	throw nothingIn(item, label);
}

/**
 * The id in a locator that must hold one.
 *
 * @throws NodeOperationError that names the field
 */
export function locatedId(item: ItemContext, name: string, displayName: string): string {
	const id = idIn(item, name, displayName);
	if (id !== null) return id;
	throw inputError(item, `"${displayName}" is empty`, 'Choose from the list, or give the ID');
}
