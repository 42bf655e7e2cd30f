// Makes the Get Many of a resource from what its list can do: filters, parts, order, deleted records.
import { sortBy } from 'lodash';
import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { limitField, returnAllField, simplifyField } from '../../shared/fields';
import { readList } from '../api/lists';
import type { Source } from '../api/sources';
import { form, type Input } from './inputs';
import { idIn } from './locators';
import { type ItemContext, type Operation, refusal } from './operation';
import { optionsField, type Part, partsCalls, partsField, partsQuery, withParts } from './parts';
import { type Simple, simplified } from './simplify';

/** What the API's list of a resource can do, as documented and no more. */
export interface Listing {
	source: Source;
	/** the record whose own list it is, as the prices of a price book: the list's path ends with its ID */
	of?: INodeProperties;
	/** what the API does not list without */
	needs?: Input[];
	filters?: Input[];
	/** calls that the filters may make */
	lookUps?: string[];
	parts?: Part[];
	/** fields the API sorts by, with their names */
	sortBy?: Record<string, string>;
	/** whether the list can tell what was deleted: when it is asked (`includeRemoveIds`), or in any case */
	tellsDeleted?: boolean | 'unasked';
	/** for wide records */
	simple?: Simple;
}

/** The order in which nothing moves while a list is read (`readPages` says why). */
const STEADY = 'createdDate';

/** Get Many: with filters, all or up to a limit, simplified where the record is wide. */
export function getManyOf(listing: Listing): Operation {
	const { source, of, needs = [], filters: some, simple } = listing;
	const query = form(needs, some && { name: 'Filters', inputs: some });
	const [asked, filters] = [query.fields.slice(0, needs.length), query.fields.slice(needs.length)];
	return {
		value: 'getMany',
		name: 'Get Many',
		action: `Get many ${source.plural}`,
		description: `Retrieve a list of ${source.plural}`,
		calls: [
			...new Set([`GET ${source.path}`, ...(listing.lookUps ?? []), ...partsCalls(listing.parts)]),
		],
		fields: [
			...(of ? [of] : []),
			...asked,
			returnAllField,
			limitField,
			...(simple ? [simplifyField] : []),
			...filters,
			...sortField(listing),
			...optionsField([
				...partsField(listing.parts, simple !== undefined),
				...deletedField(listing),
			]),
		],
		async run(operation) {
			const { param } = operation;
			const all = param('returnAll', false);
			const { includeDeleted } = param<{ includeDeleted?: boolean }>('options', {});
			const keep = simple && param('simplify', true);
			const call = {
				...source,
				path: of ? `${source.path}/${idIn(operation, of)}` : source.path,
				what: `Listing ${source.plural}`,
				query: {
					...(await query.read(operation)),
					...partsQuery(listing.parts, operation),
					...(includeDeleted && listing.tellsDeleted === true ? { includeRemoveIds: true } : {}),
					...orderOf(listing, param('sort', {}), all),
				},
				limit: all ? undefined : limitOf(operation),
			};
			const list = await readList(operation.context, call, (record) =>
				keep ? simplified(record, simple) : (record as IDataObject),
			);
			if (!list.complete) sayIncomplete(operation, source, list.records.length, list.total);
			const key = source.key ?? 'id';
			const deleted = includeDeleted ? list.removedIds : [];
			const records = keep ? list.records : await withParts(listing.parts, operation, list.records);
			return [...records, ...deleted.map((id) => ({ [key]: id, deleted: true }))];
		},
	};
}

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

function deletedField({ source, tellsDeleted }: Listing): INodeProperties[] {
	if (!tellsDeleted) return [];
	return [
		{
			displayName: 'Include Deleted',
			name: 'includeDeleted',
			type: 'boolean',
			default: false,
			description: `Whether to add an item with the ID and "deleted" for each of the ${source.plural} deleted since "Changed Since"`,
		},
	];
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
