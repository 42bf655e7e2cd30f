// What comes with a record only when it is asked for, as a choice under Options.
import { lowerFirst, sortBy } from 'lodash';
import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { ItemContext } from './operation';

export interface Part {
	/** the query parameter as the API spells it, e.g. `includeTotal`; none where `bring` reads the part */
	wire?: string;
	/** its name in saved workflows, where the API's spelling is no good one */
	value?: string;
	name: string;
	description: string;
	/** asked for when the user does not choose */
	usual?: boolean;
	/** comes unless KiotViet is told not to bring it */
	unasked?: boolean;
	/** reads what no query parameter brings, and gives the records with it */
	bring?(operation: ItemContext, records: IDataObject[]): Promise<IDataObject[]>;
	/** the calls that `bring` makes, as documented */
	calls?: string[];
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
	const query: IDataObject = {};
	for (const part of parts) {
		const asked = isWanted(part, param);
		if (part.wire && (asked || part.unasked)) query[part.wire] = asked;
	}
	return query;
}

/** The records with the chosen parts that take reads of their own. */
export async function withParts(
	parts: Part[] = [],
	operation: ItemContext,
	records: IDataObject[],
): Promise<IDataObject[]> {
	let result = records;
	for (const part of parts) {
		if (part.bring && isWanted(part, operation.param)) {
			result = await part.bring(operation, result);
		}
	}
	return result;
}

/** The calls of all parts that take reads of their own. */
export const partsCalls = (parts: Part[] = []) => parts.flatMap(({ calls = [] }) => calls);

function isWanted(part: Part, param: ItemContext['param']): boolean {
	const { include } = param<{ include?: string[] }>('options', {});
	return include ? include.includes(valueOf(part)) : part.usual === true;
}

/** A part's name in saved workflows: `includeTotal` and `IncludeSerials` are `total` and `serials`. */
function valueOf({ wire = '', value = lowerFirst(wire.replace(/^include/i, '')) }: Part): string {
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
