// The custom fields of a form: mapped field by field, or as names and values; converted by type before they are sent.
import { type INodeProperties, type ResourceMapperField } from 'n8n-workflow';

import { notice } from '../../shared/fields';
import { isNothing } from '../../shared/values';
import { typesOf } from '../api/accountFields';
import type { StoredContact } from '../api/contacts';
import { typesShownBy } from '../model/customFields';
import { convert, type DataType, FIELD_TYPES } from '../model/fieldTypes';
import { EXPECTED_FIELDS } from '../sync/expectedFields';
import { NO_CUSTOM_FIELDS } from '../model/nativeFields';
import { pairsField, pairsIn } from '../form/fields';
import type { Item } from './operation';
import { allConverted, inputError } from '../form/inputErrors';

type Mode = 'mapped' | 'nameValue';

const MODES: INodeProperties = {
	displayName: 'Custom Fields Mode',
	name: 'customFieldsMode',
	type: 'options',
	noDataExpression: true,
	default: 'mapped',
	description: 'How to give the values of custom fields',
	builderHint: {
		propertyHint:
			'Use nameValue where the names of the fields are known; mapped needs the list of the account',
	},
	options: [
		{
			name: 'Map Each Field',
			value: 'mapped',
			description:
				"Pick from the account's fields; the item's columns can be mapped by their names",
		},
		{
			name: 'Name and Value',
			value: 'nameValue',
			description: 'Type the names, or fill them by expression or by an AI agent',
		},
	],
};

/** The form's part for custom fields. Nodes of version 1 begin with names and values, as they were saved. */
export const customFieldsForm: INodeProperties[] = [
	notice(
		"LadiFlow's API cannot create custom fields, and drops values of fields that do not exist. Create them under Cài đặt → Trường tuỳ chỉnh (Settings → Custom fields); what was not kept is in missingCustomFields.",
		'customFieldsNotice',
	),
	{ ...MODES, default: 'nameValue', displayOptions: { show: { '@version': [1] } } },
	{ ...MODES, displayOptions: { show: { '@version': [{ _cnd: { gte: 1.1 } }] } } },
	{
		displayName: 'Custom Fields',
		name: 'mappedFields',
		type: 'resourceMapper',
		noDataExpression: true,
		default: { mappingMode: 'defineBelow', value: null },
		description:
			"The account's custom fields (Trường tuỳ chỉnh) and the values to write; fields that are left out stay as they are",
		displayOptions: { show: { customFieldsMode: ['mapped'] } },
		typeOptions: {
			loadOptionsDependsOn: ['customFieldsMode'],
			resourceMapper: {
				resourceMapperMethod: 'customFields',
				mode: 'add',
				fieldWords: { singular: 'custom field', plural: 'custom fields' },
				addAllFields: false,
				multiKeyMatch: false,
				supportAutoMap: true,
				noFieldsError: 'No custom fields were found in this account',
			},
		},
	},
	{
		...pairsField('Custom Fields', 'customFields', {
			placeholder: 'Add Custom Field',
			description:
				'Fields must exist in LadiFlow (Cài đặt → Trường tuỳ chỉnh); other fields of the contact stay',
			nameDescription: 'The identifier (Tên trường), letter by letter',
			namePlaceholder: 'e.g. debt',
			valuePlaceholder: 'e.g. 150000',
			valueDescription:
				'Text, number, date such as 2026-02-10, true or false; entries of a list separated by commas. An expression keeps its type.',
		}),
		displayOptions: { show: { customFieldsMode: ['nameValue'] } },
	},
];

/** Values by field name as the form gives them, empty ones left out; and what the mapper knows of the types. */
export interface GivenFields {
	values: Record<string, unknown>;
	types: Map<string, DataType>;
}

interface MapperValue {
	mappingMode?: string;
	value?: Record<string, unknown> | null;
	schema?: ResourceMapperField[];
}

/** Reads the form of one item, whatever its mode. */
export function givenFields(operation: Item): GivenFields {
	const { param, item } = operation;
	if (param<Mode>('customFieldsMode', 'nameValue') === 'nameValue') {
		return {
			values: filledIn(pairsIn(operation, 'Custom Fields', param('customFields', {}))),
			types: new Map(),
		};
	}
	const { mappingMode, value, schema = [] } = param<MapperValue>('mappedFields', {});
	const values =
		mappingMode === 'autoMapInputData'
			? schema.map(({ id }) => [id, item[id]] as const)
			: Object.entries(value ?? {});
	return { values: filledIn(values), types: new Map(schema.flatMap(typeInMapper)) };
}

/**
 * Converts the values by their fields' types: as the contact shows them, else as the mapper or this package
 * knows them, else as the account's other contacts show them.
 *
 * @throws NodeOperationError that names every field whose value does not fit; values are never quoted
 */
export async function converted(
	operation: Item,
	{ values, types }: GivenFields,
	contact: StoredContact | null,
): Promise<{ values: Record<string, unknown>; types: Map<string, DataType> }> {
	const known = new Map<string, DataType>([
		...EXPECTED_FIELDS.map(({ name, type }) => [name, type] as const),
		...types,
		...typesShownBy(contact?.custom_fields),
	]);
	const unknown = Object.keys(values).filter((name) => !known.has(name));
	if (unknown.length > 0) {
		const account = typesOf(await operation.accountFields(unknown));
		for (const [name, type] of [...account, ...typesShownBy(contact?.custom_fields)])
			known.set(name, type);
	}
	const misplaced = Object.keys(values).filter(
		(name) => NO_CUSTOM_FIELDS.has(name) && !known.has(name),
	);
	if (misplaced.length > 0) {
		throw inputError(
			operation,
			`These are fields of the contact itself, and no custom fields of the account: ${misplaced.join(', ')}`,
			'Give them where the form asks for them: name, e-mail and phone by themselves, the others under Additional Fields or Update Fields',
		);
	}
	const entries = Object.entries(values).map(([name, value]) => ({
		key: name,
		label: name,
		outcome: convert(known.get(name), value),
	}));
	return { values: allConverted(operation, 'Custom field', entries), types: known };
}

/** Names and values without those that hold nothing. */
export function filledIn(
	entries: Array<readonly [name: string, value: unknown]>,
): Record<string, unknown> {
	return Object.fromEntries(entries.filter(([, value]) => !isNothing(value)));
}

/** The mapper keeps its own types; the first of LadiFlow's that looks like it converts in the same way. */
function typeInMapper({ id, type }: ResourceMapperField): Array<readonly [string, DataType]> {
	const found = (Object.keys(FIELD_TYPES) as DataType[]).find(
		(candidate) => FIELD_TYPES[candidate].mapperType === type,
	);
	return found ? [[id, found]] : [];
}
