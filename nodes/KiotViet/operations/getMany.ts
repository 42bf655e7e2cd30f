// Makes the Get Many of a resource from what its list can do: filters, includes, order, deleted records.
import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { limitField, returnAllField } from '../../shared/fields';
import { isExpression, savedParameter } from '../../shared/given';
import type { ItemContext } from '../../shared/operation';
import { callsOf } from '../../shared/routes';
import { isNothing, readInteger } from '../../shared/values';
import type { Endpoint } from '../api/endpoints';
import { type ListCall, readList } from '../api/lists';
import { form } from '../form/form';
import {
	optionsField,
	type Include,
	includesCalls,
	includesField,
	includesQuery,
	withIncludes,
} from '../form/includes';
import { nothingIn, taken } from '../form/inputErrors';
import { flagIn, type Input, type Wire, writtenFrom } from '../form/inputs';
import type { TargetRecord } from '../form/recordPickers';
import {
	chosenOutput,
	type Simple,
	simplified,
	simplifyFields,
	withSelected,
} from '../form/simplify';
import { choice, count, flag } from '../form/values';
import type { Operation } from './operation';

/** What the API's list of a resource can do, as documented and no more. */
export interface Listing {
	endpoint: Pick<ListCall, 'list'> & Omit<Endpoint, 'list'>;
	/** the record whose own list it is, as the prices of a price book: the list's route has its ID */
	of?: TargetRecord;
	/** what the API does not list without */
	needs?: Input[];
	filters?: Input[];
	includes?: Include[];
	/** fields the API sorts by, with their names */
	sortBy?: Record<string, string>;
	/** whether the list can tell what was deleted: when it is asked (`includeRemoveIds`), or in any case */
	tellsDeleted?: boolean | 'unasked';
	/** its offset is documented, so that a workflow may read it part by part */
	byParts?: boolean;
	/** for wide records */
	simple?: Simple;
}

/** The order in which nothing moves while a list is read (`readPages` says why). */
const STEADY = 'createdDate';

/** Get Many: with filters, all or up to a limit, simplified where the record is wide. */
export function getManyOf(listing: Listing): Operation {
	const { endpoint, of, needs = [], filters: some, simple } = listing;
	const query = form(needs, some && { name: 'Filters', inputs: some });
	const [asked, filters] = [query.fields.slice(0, needs.length), query.fields.slice(needs.length)];
	return {
		value: 'getMany',
		name: 'Get Many',
		action: `Get many ${endpoint.plural}`,
		description: `Retrieve a list of ${endpoint.plural}`,
		calls: callsOf(endpoint.list, ...query.routes, ...includesCalls(listing.includes)),
		fields: [
			...(of ? [of.field] : []),
			...asked,
			returnAllField,
			limitField,
			...simplifyFields(simple),
			...filters,
			...sortField(listing),
			...optionsField([
				...includesField(listing.includes, simple !== undefined),
				...optionInputs(listing).map(({ field }) => field),
			]),
		],
		async run(operation) {
			const all = flagIn(operation, returnAllField);
			const options = await writtenFrom(operation, 'options', optionInputs(listing));
			const { includeDeleted, startAt } = options as { includeDeleted?: boolean; startAt?: number };
			const output = chosenOutput(operation, simple);
			const sort = await writtenFrom(operation, 'sort', sortInputs(listing));
			const call = {
				...endpoint,
				...(of ? { params: { id: await of.id(operation) } } : {}),
				what: `Listing ${endpoint.plural}`,
				query: {
					...(await query.read(operation)),
					...includesQuery(listing.includes, operation),
					...(includeDeleted && listing.tellsDeleted === true ? { includeRemoveIds: true } : {}),
					...orderOf(listing, sort, all),
				},
				limit: all ? undefined : limitOf(operation),
				startAt,
			};
			const list = await readList(operation.context, call, (record) =>
				simple && output === 'simplified' ? simplified(record, simple) : (record as IDataObject),
			);
			if (!list.complete) sayIncomplete(operation, endpoint, list.records.length, list.total);
			const key = endpoint.key ?? 'id';
			const deleted = includeDeleted ? list.removedIds : [];
			const records =
				output === 'simplified'
					? list.records
					: await withIncludes(listing.includes, operation, list.records);
			const kept = withSelected(operation, records, output, simple);
			return [...kept, ...deleted.map((id) => ({ [key]: id, deleted: true }))];
		},
	};
}

function limitOf(operation: ItemContext): number {
	const { name, displayName } = limitField;
	const limit = operation.param<unknown>(name, limitField.default);
	if (isNothing(limit)) {
		if (isExpression(savedParameter(operation, name))) throw nothingIn(operation, displayName);
		return limitField.default as number;
	}
	return taken(operation, displayName, readInteger(limit, 1));
}

function sortField(listing: Listing): INodeProperties[] {
	const options = sortInputs(listing).map(({ field }) => field);
	if (options.length === 0) return [];
	return [
		{
			displayName: 'Sort',
			name: 'sort',
			type: 'collection',
			placeholder: 'Add Sort',
			default: {},
			description: 'In which order the records come; by ID where nothing is set',
			options,
		},
	];
}

function sortInputs({ sortBy: fields }: Listing): Input[] {
	if (!fields) return [];
	const names = Object.entries(fields).map(([value, name]) => ({ name, value }));
	return [direction, choice('orderBy', 'Field', 'What to sort by', names, { name: 'field' })];
}

const direction = choice(
	'orderDirection',
	'Direction',
	'From the smallest and oldest up, or from the greatest and newest down; up where it is not set',
	[
		{ name: 'Ascending', value: 'Asc' },
		{ name: 'Descending', value: 'Desc' },
	],
	{ name: 'direction' },
);

const firstOf = (fields: Record<string, string>) => Object.keys(fields)[0];

/** The order the user wants; for a whole list without one, the order that keeps still. */
function orderOf({ sortBy: fields = {} }: Listing, sort: Wire, all: boolean): IDataObject {
	if (Object.keys(sort).length > 0) {
		return { orderBy: firstOf(fields), orderDirection: 'Asc', ...sort };
	}
	return all && STEADY in fields ? { orderBy: STEADY, orderDirection: 'Asc' } : {};
}

const optionInputs = (listing: Listing): Input[] => [
	...deletedInput(listing),
	...startInput(listing),
];

function startInput({ endpoint, byParts }: Listing): Input[] {
	if (!byParts) return [];
	return [
		count(
			'startAt',
			'Start At',
			`How many ${endpoint.plural} to leave out at the beginning, so that a loop reads the list part by part: 0, then 1000 with a Limit of 1000, and so on. Where one is removed meanwhile, those behind move up by one: let the parts overlap.`,
		),
	];
}

function deletedInput({ endpoint, tellsDeleted }: Listing): Input[] {
	if (!tellsDeleted) return [];
	return [
		flag(
			'includeDeleted',
			'Include Deleted',
			`Whether to add an item with the ID and "deleted" for each of the ${endpoint.plural} deleted since "Changed Since"`,
		),
	];
}

function sayIncomplete(
	{ context }: ItemContext,
	{ plural }: Pick<Endpoint, 'plural'>,
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
