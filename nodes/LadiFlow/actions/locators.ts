// Ids that are picked from a list, typed, or given by expression.
import type { INodeProperties } from 'n8n-workflow';

import type { Item } from './operation';
import { refusal } from './refusal';

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

/** The id in a locator, empty when it holds none. */
export function idIn(locator: unknown): string {
	const value =
		typeof locator === 'object' && locator !== null
			? (locator as { value?: unknown }).value
			: locator;
	return String(value ?? '').trim();
}

/**
 * The id in a locator that must hold one.
 *
 * @throws NodeOperationError that names the field
 */
export function locatedId(
	{ context, itemIndex, param }: Item,
	name: string,
	displayName: string,
): string {
	const id = idIn(param(name, ''));
	if (id !== '') return id;
	throw refusal(
		{ context, itemIndex },
		`"${displayName}" is empty`,
		'Choose from the list, or give the ID',
	);
}
