// Form fields that several contact operations share.
import type { INodeProperties } from 'n8n-workflow';

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
