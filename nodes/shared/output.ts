// How much of a record an operation gives: the choice in the form, how it is read, and what it picks.
import { has, pick } from 'lodash';
import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { simplifyField } from './fields';
import { isExpression, savedParameter } from './given';
import type { inputErrors } from './inputErrors';
import type { ItemContext } from './operation';
import { isNothing, readBoolean, readTexts } from './values';

/** The useful few fields, all of them, or those that are named; inside of an object with a dot. */
export type Output = 'simplified' | 'raw' | string[];

const OUTPUT: INodeProperties = {
	displayName: 'Output',
	name: 'output',
	type: 'options',
	default: 'simplified',
	description: 'How much of each record to give',
	options: [
		{ name: 'Raw', value: 'raw', description: 'Every field that the service gives' },
		{ name: 'Selected Fields', value: 'selectedFields', description: 'Only the fields you name' },
		{ name: 'Simplified', value: 'simplified', description: 'The fields that most workflows use' },
	],
};

const FIELDS: INodeProperties = {
	displayName: 'Fields',
	name: 'outputFields',
	type: 'string',
	required: true,
	default: '',
	description:
		'Names of fields as the other two outputs have them, separated by commas; inside of an object with a dot',
};

/**
 * The choice; nodes of the versions before it have the switch Simplify in its place.
 *
 * @param before   those versions
 * @param example  names of fields, e.g. `code, customerName`
 */
export function outputFields(before: number[], example: string): INodeProperties[] {
	const hide = { '@version': before };
	return [
		{ ...simplifyField, displayOptions: { show: hide } },
		{ ...OUTPUT, displayOptions: { hide } },
		{
			...FIELDS,
			placeholder: `e.g. ${example}`,
			displayOptions: { show: { [OUTPUT.name]: ['selectedFields'] }, hide },
		},
	];
}

/**
 * What the form of one item chooses.
 *
 * @throws NodeOperationError when the choice, or a name that it asks for, is missing or not understood
 */
export function outputOf(
	{ taken, nothingIn }: Pick<ReturnType<typeof inputErrors>, 'taken' | 'nothingIn'>,
	operation: ItemContext,
): Output {
	const given = ({ name, displayName }: INodeProperties): unknown => {
		const value = operation.param<unknown>(name, null);
		if (!isNothing(value)) return value;
		if (isExpression(savedParameter(operation, name))) throw nothingIn(operation, displayName);
		return null;
	};
	const chosen = given(OUTPUT);
	if (chosen === null) {
		const simplify = given(simplifyField) ?? simplifyField.default;
		const { displayName } = simplifyField;
		return taken(operation, displayName, readBoolean(simplify)) ? 'simplified' : 'raw';
	}
	if (chosen === 'simplified' || chosen === 'raw') return chosen;
	if (chosen !== 'selectedFields') {
		return taken(operation, OUTPUT.displayName, {
			wrong: 'is no choice of the list',
			advice: 'Give one of: simplified, raw, selectedFields',
		});
	}
	const names = taken(operation, FIELDS.displayName, readTexts(operation.param(FIELDS.name, '')));
	if (names.length === 0) throw nothingIn(operation, FIELDS.displayName);
	return names;
}

/** The named fields of a record; what it lacks is left out. */
export const selected = (record: IDataObject, names: string[]): IDataObject => pick(record, names);

/** Says which of the named fields none of the records has: they may be misspelt. */
export function sayUnknown(
	context: IExecuteFunctions,
	records: IDataObject[],
	names: string[],
): void {
	const unknown = names.filter((name) => !records.some((record) => has(record, name)));
	if (records.length === 0 || unknown.length === 0) return;
	context.addExecutionHints({
		type: 'warning',
		location: 'outputPane',
		message: `No record has these fields: ${unknown.join(', ')}. Compare them with the output "Raw"; a field without a value may be left out there too.`,
	});
}
