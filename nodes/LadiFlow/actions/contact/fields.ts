// Form fields that several contact operations share.
import { type IDataObject, type INodeProperties, NodeOperationError } from 'n8n-workflow';

import type { ItemContext } from '../../../shared/operation';

export const failOnMissingFields: INodeProperties = {
	displayName: 'Fail on Missing Fields',
	name: 'failOnMissingFields',
	type: 'boolean',
	default: false,
	description:
		'Whether the item fails when LadiFlow did not keep a custom field; without it the names are in missingCustomFields',
};

export const tagsField: INodeProperties = {
	displayName: 'Tags',
	name: 'tags',
	type: 'string',
	default: '',
	placeholder: 'e.g. KiotViet, VIP',
	description:
		'Names of tags to add, separated by commas; missing tags are created, other tags stay',
};

/** Tag names from the comma-separated field. */
export function tagNames(typed: unknown): string[] {
	return String(typed ?? '')
		.split(',')
		.map((name) => name.trim())
		.filter((name) => name !== '');
}

/** Fails, where the user wants it, when LadiFlow did not keep a custom field. */
export function refuseMissing(
	{ context, itemIndex, param }: ItemContext,
	result: { missingCustomFields: string[] },
): void {
	const { failOnMissingFields: wanted } = param<IDataObject>('options', {});
	const missing = result.missingCustomFields;
	if (!wanted || missing.length === 0) return;
	throw new NodeOperationError(
		context.getNode(),
		`LadiFlow did not keep these custom fields: ${missing.join(', ')}`,
		{
			itemIndex,
			description:
				'Create them in LadiFlow under Cài đặt → Trường tuỳ chỉnh, with exactly these names',
		},
	);
}
