// Creates a contact or updates the one with the same e-mail or phone.
import { type IDataObject, NodeOperationError } from 'n8n-workflow';

import { write } from '../../api/contacts';
import { emailOf, phoneOf } from '../../api/identity';
import { tagIds } from '../../api/tags';
import type { Operation } from '../operation';
import { failOnMissingFields, refuseMissing, tagNames, tagsField } from './fields';
import { inTurnFor } from './turn';

const text = (displayName: string, name: string, description: string) => ({
	displayName,
	name,
	type: 'string' as const,
	default: '',
	description,
});

export const upsert: Operation = {
	value: 'upsert',
	name: 'Create or Update',
	action: 'Create or update a contact',
	description: 'Create a new record, or update the current one if it already exists (upsert)',
	calls: [
		'POST /customer/show',
		'POST /customer/update',
		'POST /customer/create-or-update',
		'POST /customer/list-tag',
		'POST /customer/create-tag',
	],
	fields: [
		{
			displayName: 'Email',
			name: 'email',
			type: 'string',
			placeholder: 'e.g. name@email.com',
			default: '',
			description: 'E-mail or phone is needed; the contact is found by e-mail, then by phone',
		},
		{
			displayName: 'Phone',
			name: 'phone',
			type: 'string',
			default: '',
			placeholder: 'e.g. 0900000001',
			description: 'Any Vietnamese form; it is written as 0900000001',
		},
		{
			displayName: 'Name',
			name: 'name',
			type: 'string',
			default: '',
			description: 'The whole name, as LadiFlow shows it',
		},
		{
			displayName: 'Custom Fields',
			name: 'customFields',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add Custom Field',
			default: {},
			description:
				'Fields must exist in LadiFlow (Cài đặt → Trường tuỳ chỉnh); other fields of the contact stay',
			options: [
				{
					displayName: 'Field',
					name: 'field',
					values: [
						{
							...text('Name', 'name', 'The identifier (Tên trường), letter by letter'),
							placeholder: 'e.g. debt',
						},
						text('Value', 'value', 'Text, number, list or date; an expression keeps its type'),
					],
				},
			],
		},
		tagsField,
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				text('Address', 'address', 'Street and number'),
				{ ...text('Birthday', 'dob', 'As yyyy-mm-dd'), placeholder: 'e.g. 1995-04-20' },
				text('City', 'city', 'City or province'),
				text('Company', 'company', 'Name of the company'),
				text('Country', 'country', 'Name of the country'),
				text('District', 'district', 'Name of the district'),
				text('External Customer ID', 'external_customer_id', 'The contact in another system'),
				text('Facebook URL', 'facebook_url', 'Address of the profile'),
				{
					displayName: 'Gender',
					name: 'gender',
					type: 'options',
					default: 'female',
					options: [
						{ name: 'Female', value: 'female' },
						{ name: 'Male', value: 'male' },
					],
				},
				text('Job Title', 'job_title', 'Position in the company'),
				text('Ward', 'ward', 'Name of the ward'),
				text('Website', 'website', 'Address of the website'),
			],
		},
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			options: [failOnMissingFields],
		},
	],
	async run(operation) {
		const { context, itemIndex, param, tags } = operation;
		const email = emailOf(param('email', ''));
		const phone = phoneOf(param('phone', ''));
		if (!email && !phone) {
			throw new NodeOperationError(
				context.getNode(),
				'The contact has neither a usable e-mail nor a usable phone',
				{ itemIndex, description: 'Fill "Email" or "Phone"; one of them finds the contact' },
			);
		}
		const name = param('name', '').trim();
		const native: IDataObject = {
			...(name ? { first_name: name, full_name: name } : {}),
			...withoutEmpty(param<IDataObject>('additionalFields', {})),
		};
		const { field = [] } = param<{ field?: Array<{ name: string; value: unknown }> }>(
			'customFields',
			{},
		);
		const customFields = Object.fromEntries(
			field
				.filter((entry) => entry.name.trim() !== '' && entry.value !== '')
				.map((entry) => [entry.name.trim(), entry.value]),
		);
		const ids = await tagIds(context, tagNames(param('tags', '')), tags);
		const result = await inTurnFor(
			context,
			{ email, phone },
			async () => await write(context, { email, phone }, ids, () => ({ native, customFields })),
		);
		refuseMissing(operation, result);
		return result as unknown as IDataObject;
	},
};

function withoutEmpty(fields: IDataObject): IDataObject {
	return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));
}
