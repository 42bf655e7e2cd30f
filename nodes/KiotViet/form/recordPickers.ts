// Record pickers, the resource locators of n8n: a record picked from a list, or named by its ID, code or phone.
import { lowerFirst, startCase } from 'lodash';
import type { INodeProperties, INodePropertyMode } from 'n8n-workflow';

import type { ItemContext } from '../../shared/operation';
import { lookUpRoutes } from '../api/endpoints';
import type { Route } from '../api/routes';
import { aOrAn } from './articles';
import { fieldOf, type Input } from './inputs';
import { idOf, type Picked } from './pickedRecord';
import {
	optionsMethod,
	RECORD_LISTS,
	type RecordList,
	type RecordListName,
	searchMethod,
} from './recordLists';
import { listIn, oneId } from './values';

const TYPED = { type: 'string' as const };

/** A mode of a record picker whose value is typed. */
const typedMode = (by: Picked['by'], displayName: string, placeholder: string) => ({
	...TYPED,
	displayName,
	name: by,
	placeholder,
});

const byId = (example: number): INodePropertyMode => ({
	...typedMode('id', 'By ID', `e.g. ${example}`),
	validation: [
		{
			type: 'regex',
			properties: { regex: '^\\s*\\d+\\s*$', errorMessage: 'An ID is a whole number' },
		},
	],
});

const byCode = (example: string) => typedMode('code', 'By Code', `e.g. ${example}`);

const byPhone = typedMode('phone', 'By Phone', 'e.g. 0900000001');

/** The record picker of a record that can be picked from a list. */
export function pickerField(
	name: RecordListName,
	more: Pick<INodeProperties, 'description'> & Partial<INodeProperties>,
): INodeProperties {
	const { endpoint, modes, exampleId, exampleCode = '' }: RecordList = RECORD_LISTS[name];
	return {
		displayName: startCase(endpoint.singular),
		name,
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		...more,
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: `Select ${aOrAn(endpoint.singular)}...`,
				typeOptions: { searchListMethod: searchMethod(name), searchable: true },
			},
			byId(exampleId),
			...(modes?.includes('code') ? [byCode(exampleCode)] : []),
			...(modes?.includes('phone') ? [byPhone] : []),
		],
	};
}

/** The calls by which what was typed into a list's picker becomes an ID. */
function lookUpsOf(name: RecordListName): Route[] {
	const { endpoint, modes }: RecordList = RECORD_LISTS[name];
	return modes ? lookUpRoutes(endpoint) : [];
}

/** The record that an operation is about: how its form asks for it, and how it is found. */
export interface TargetRecord {
	field: INodeProperties;
	/** the calls that finding it may make */
	routes: Route[];
	/**
	 * @param branchId  which of several customers with one phone is meant, in a shop that keeps them per branch
	 * @throws          NodeOperationError when nothing was picked, or what was picked is not there
	 */
	id(operation: ItemContext, branchId?: number): Promise<number>;
}

/** A target that is picked from a list. */
export function listedTarget(name: RecordListName, description: string): TargetRecord {
	const field = pickerField(name, { required: true, description });
	return {
		field,
		routes: lookUpsOf(name),
		id: async (operation, branchId) =>
			await idOf(operation, name, operation.param(field.name), field.displayName, branchId),
	};
}

/** A record picked from its list, sent by ID; `list` where the API takes several. */
export function recordPicker(
	wire: string,
	recordList: RecordListName,
	description: string,
	{ list = false, ...more }: Partial<INodeProperties> & { list?: boolean } = {},
): Input {
	const field = pickerField(recordList, { name: lowerFirst(wire), description, ...more });
	return {
		field,
		routes: lookUpsOf(recordList),
		async write(value, operation) {
			const id = await idOf(operation, recordList, value, field.displayName);
			return { [wire]: list ? [id] : id };
		},
	};
}

/** Several records of a short list, sent by ID; `meaning` where the label does not say all. */
export function recordPickers(
	wire: string,
	recordList: RecordListName,
	displayName: string,
	meaning?: string,
): Input {
	const howTo =
		'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>';
	return {
		field: {
			...fieldOf(
				'multiOptions',
				[],
				wire,
				`${displayName} Names or IDs`,
				meaning ? `${meaning}. ${howTo}.` : howTo,
				{},
			),
			typeOptions: { loadOptionsMethod: optionsMethod(recordList) },
		},
		write: (value, operation) => ({
			[wire]: listIn(operation, displayName, value, oneId),
		}),
	};
}
