// What comes with a record only when it is asked for, as a choice under Options.
import { lowerFirst, sortBy } from 'lodash';
import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { ItemContext } from '../../shared/operation';
import { isNothing, type Read, readList } from '../../shared/values';
import type { Route } from '../api/routes';
import { nothingIn, taken } from './inputErrors';

export interface Include {
	/** the query parameter as the API spells it, e.g. `includeTotal`; none where `bring` reads the include */
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
	calls?: Route[];
}

const INCLUDE = 'Include';

/** The choice of includes, as an option; none where there are no includes. `simplifies` where the form has Output. */
export function includesField(includes: Include[] = [], simplifies = false): INodeProperties[] {
	if (includes.length === 0) return [];
	const field: INodeProperties = {
		displayName: INCLUDE,
		name: 'include',
		type: 'multiOptions',
		default: [],
		description: `What to return with each record besides its own fields${simplifies ? '; a simplified output shows little of it' : ''}`,
		options: sortBy(
			includes.map((include) => ({
				name: include.name,
				value: valueOf(include),
				description: include.description,
			})),
			'name',
		),
	};
	field.default = includes.filter(({ usual }) => usual).map(valueOf);
	return [field];
}

/** The query that brings the includes chosen in the form, or the usual ones. */
export function includesQuery(includes: Include[] = [], operation: ItemContext): IDataObject {
	const query: IDataObject = {};
	const wanted = wantedOf(includes, operation);
	for (const include of includes) {
		const asked = wanted.has(include);
		if (include.wire && (asked || include.unasked)) query[include.wire] = asked;
	}
	return query;
}

/** The records with the chosen includes that take reads of their own. */
export async function withIncludes(
	includes: Include[] = [],
	operation: ItemContext,
	records: IDataObject[],
): Promise<IDataObject[]> {
	let result = records;
	for (const { bring } of wantedOf(includes, operation)) {
		if (bring) result = await bring(operation, result);
	}
	return result;
}

/** The calls of all includes that take reads of their own. */
export const includesCalls = (includes: Include[] = []) =>
	includes.flatMap(({ calls = [] }) => calls);

/** The includes chosen in the form, or the usual ones; a choice of none is one too. */
function wantedOf(includes: Include[], operation: ItemContext): Set<Include> {
	const options = operation.param<{ include?: unknown }>('options', {});
	if (includes.length === 0 || !('include' in options)) {
		return new Set(includes.filter(({ usual }) => usual));
	}
	const { include } = options;
	if (isNothing(include) && !Array.isArray(include)) throw nothingIn(operation, INCLUDE);
	return new Set(taken(operation, INCLUDE, readList(include, includeIn(includes))));
}

const includeIn =
	(includes: Include[]) =>
	(entry: unknown): Read<Include> => {
		const include = includes.find(
			(one) => valueOf(one) === (typeof entry === 'string' && entry.trim()),
		);
		if (include) return { value: include };
		return {
			wrong: 'does not take this value',
			advice: `It takes ${includes.map(valueOf).join(', ')}`,
		};
	};

/** An include's name in saved workflows: `includeTotal` and `IncludeSerials` are `total` and `serials`. */
function valueOf({
	wire = '',
	value = lowerFirst(wire.replace(/^include/i, '')),
}: Include): string {
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
