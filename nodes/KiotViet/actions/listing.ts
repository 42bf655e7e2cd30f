// Makes the Get Many of a resource from what its list can do: filters, parts, order, deleted records.
import { lowerFirst, sortBy } from 'lodash';
import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { readList } from '../api/lists';
import type { Source } from '../api/sources';
import { form, type Input } from './inputs';
import { type ItemContext, type Operation, refusal } from './operation';
import { type Simple, simplified, simplifyField } from './simplify';

/** What a list brings only when it is asked for it. */
export interface Part {
	/** the query parameter as the API spells it, e.g. `includeTotal` */
	wire: string;
	name: string;
	description: string;
	/** asked for when the user does not choose */
	usual?: boolean;
}

/** What the API's list of a resource can do, as documented and no more. */
export interface Listing {
	source: Source;
	filters?: Input[];
	parts?: Part[];
	/** fields the API sorts by, with their names */
	sortBy?: Record<string, string>;
	/** whether the list can tell what was deleted (`includeRemoveIds`) */
	tellsDeleted?: boolean;
	/** for wide records */
	simple?: Simple;
}

/** The order in which nothing moves while a list is read (`readPages` says why). */
const STEADY = 'createdDate';

/** Get Many: with filters, all or up to a limit, simplified where the record is wide. */
export function getManyOf(listing: Listing): Operation {
	const { source, simple } = listing;
	const filters = form([], { name: 'Filters', inputs: listing.filters ?? [] });
	return {
		value: 'getMany',
		name: 'Get Many',
		action: `Get many ${source.plural}`,
		description: `Retrieve a list of ${source.plural}`,
		calls: [`GET ${source.path}`],
		fields: [
			returnAllField,
			limitField,
			...(simple ? [simplifyField] : []),
			...(listing.filters ? filters.fields : []),
			...sortField(listing),
			...optionsField(listing),
		],
		async run(operation) {
			const { param } = operation;
			const all = param('returnAll', false);
			const options = param<{ include?: string[]; includeDeleted?: boolean }>('options', {});
			const keep = simple && param('simplify', true);
			const call = {
				...source,
				what: `Listing ${source.plural}`,
				query: {
					...(await filters.read(operation)),
					...partsOf(listing, options.include),
					...(options.includeDeleted ? { includeRemoveIds: true } : {}),
					...orderOf(listing, param('sort', {}), all),
				},
				limit: all ? undefined : limitOf(operation),
			};
			const list = await readList(operation.context, call, (record) =>
				keep ? simplified(record, simple) : (record as IDataObject),
			);
			if (!list.complete) sayIncomplete(operation, source, list.records.length, list.total);
			const key = source.key ?? 'id';
			const deleted = options.includeDeleted ? list.removedIds : [];
			return [...list.records, ...deleted.map((id) => ({ [key]: id, deleted: true }))];
		},
	};
}

const returnAllField: INodeProperties = {
	displayName: 'Return All',
	name: 'returnAll',
	type: 'boolean',
	default: false,
	description: 'Whether to return all results or only up to a given limit',
};

const limitField: INodeProperties = {
	displayName: 'Limit',
	name: 'limit',
	type: 'number',
	typeOptions: { minValue: 1 },
	displayOptions: { show: { returnAll: [false] } },
	default: 50,
	description: 'Max number of results to return',
};

function limitOf(operation: ItemContext): number {
	const limit = Number(operation.param('limit', 50));
	if (Number.isInteger(limit) && limit > 0) return limit;
	throw refusal(
		operation,
		'"Limit" is no whole number above 0',
		'Set "Limit", or switch on "Return All"',
	);
}

function sortField({ sortBy: fields }: Listing): INodeProperties[] {
	if (!fields) return [];
	const field: INodeProperties = {
		displayName: 'Field',
		name: 'field',
		type: 'options',
		default: '',
		description: 'What to sort by',
		options: sortBy(
			Object.entries(fields).map(([value, name]) => ({ name, value })),
			'name',
		),
	};
	field.default = firstOf(fields);
	return [
		{
			displayName: 'Sort',
			name: 'sort',
			type: 'collection',
			placeholder: 'Add Sort',
			default: {},
			options: [directionField, field],
		},
	];
}

const directionField: INodeProperties = {
	displayName: 'Direction',
	name: 'direction',
	type: 'options',
	default: 'Asc',
	description: 'Ascending where it is not set',
	options: [
		{ name: 'Ascending', value: 'Asc' },
		{ name: 'Descending', value: 'Desc' },
	],
};

const firstOf = (fields: Record<string, string>) => Object.keys(fields)[0];

/** The order the user wants; for a whole list without one, the order that keeps still. */
function orderOf(
	{ sortBy: fields = {} }: Listing,
	sort: { field?: string; direction?: string },
	all: boolean,
): IDataObject {
	const field = sort.field ?? (sort.direction ? firstOf(fields) : undefined);
	if (field) return { orderBy: field, orderDirection: sort.direction ?? 'Asc' };
	return all && STEADY in fields ? { orderBy: STEADY, orderDirection: 'Asc' } : {};
}

function optionsField({ source, parts = [], tellsDeleted }: Listing): INodeProperties[] {
	const options: INodeProperties[] = [];
	if (parts.length > 0) {
		const include: INodeProperties = {
			displayName: 'Include',
			name: 'include',
			type: 'multiOptions',
			default: [],
			description: 'What to return with each record besides its own fields',
			options: sortBy(
				parts.map((part) => ({
					name: part.name,
					value: valueOf(part),
					description: part.description,
				})),
				'name',
			),
		};
		include.default = parts.filter(({ usual }) => usual).map(valueOf);
		options.push(include);
	}
	if (tellsDeleted) {
		options.push({
			displayName: 'Include Deleted',
			name: 'includeDeleted',
			type: 'boolean',
			default: false,
			description: `Whether to add an item with the ID and "deleted" for each of the ${source.plural} deleted since "Changed Since"`,
		});
	}
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

/** A part's name in saved workflows: `includeTotal` and `IncludeSerials` are `total` and `serials`. */
function valueOf({ wire }: Part): string {
	return lowerFirst(wire.replace(/^include/i, ''));
}

function partsOf({ parts = [] }: Listing, chosen?: string[]): IDataObject {
	const wanted = parts.filter((part) => (chosen ? chosen.includes(valueOf(part)) : part.usual));
	return Object.fromEntries(wanted.map(({ wire }) => [wire, true]));
}

function sayIncomplete(
	{ context }: ItemContext,
	{ plural }: Source,
	count: number,
	total: number | null,
): void {
	const all = total === null ? 'and may have more' : `of the ${total} that it counts`;
	context.addExecutionHints({
		type: 'warning',
		location: 'outputPane',
		message: `KiotViet gave ${count} ${plural} ${all}. Narrow the list down with a filter, or run again when the shop is quiet.`,
	});
}
