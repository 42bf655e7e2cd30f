// What KiotViet brings with a record only when it is asked for it, as a choice under Options.
import { lowerFirst, sortBy } from 'lodash';
import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { ItemContext } from './operation';

export interface Part {
	/** the query parameter as the API spells it, e.g. `includeTotal` */
	wire: string;
	/** its name in saved workflows, where the API's spelling is no good one */
	value?: string;
	name: string;
	description: string;
	/** asked for when the user does not choose */
	usual?: boolean;
	/** comes unless KiotViet is told not to bring it */
	unasked?: boolean;
}

/** The choice of parts, as an option; none where there are no parts. `simplifies` where the form has Simplify. */
export function partsField(parts: Part[] = [], simplifies = false): INodeProperties[] {
	if (parts.length === 0) return [];
	const field: INodeProperties = {
		displayName: 'Include',
		name: 'include',
		type: 'multiOptions',
		default: [],
		description: `What to return with each record besides its own fields${simplifies ? '; to see all of it, switch Simplify off' : ''}`,
		options: sortBy(
			parts.map((part) => ({
				name: part.name,
				value: valueOf(part),
				description: part.description,
			})),
			'name',
		),
	};
	field.default = parts.filter(({ usual }) => usual).map(valueOf);
	return [field];
}

/** The query that brings the parts chosen in the form, or the usual ones. */
export function partsQuery(parts: Part[] = [], { param }: ItemContext): IDataObject {
	const { include } = param<{ include?: string[] }>('options', {});
	const query: IDataObject = {};
	for (const part of parts) {
		const isWanted = include ? include.includes(valueOf(part)) : part.usual === true;
		if (isWanted || part.unasked) query[part.wire] = isWanted;
	}
	return query;
}

/** A part's name in saved workflows: `includeTotal` and `IncludeSerials` are `total` and `serials`. */
function valueOf({ wire, value = lowerFirst(wire.replace(/^include/i, '')) }: Part): string {
	return value;
}

/** n8n's collection of what is rarely needed; none where there is nothing in it. */
export function optionsField(options: INodeProperties[]): INodeProperties[] {
	if (options.length === 0) return [];
	return [
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			options,
		},
	];
}
