// Form fields that several contact operations share, and what they say.
import { sortBy } from 'lodash';
import type { INodeProperties } from 'n8n-workflow';

import { NATIVE_FIELDS, type NativeField } from '../../model/nativeFields';

export const emailField: INodeProperties = {
	displayName: 'Email',
	name: 'email',
	type: 'string',
	placeholder: 'e.g. name@email.com',
	default: '',
	description: 'E-mail or phone is needed',
};

export const phoneField: INodeProperties = {
	displayName: 'Phone',
	name: 'phone',
	type: 'string',
	default: '',
	placeholder: 'e.g. 0900000001',
	description: 'In any Vietnamese form: 0…, 84…, +84…, 0084…, with spaces or dots',
};

export const nameField: INodeProperties = {
	displayName: 'Name',
	name: 'name',
	type: 'string',
	default: '',
	placeholder: 'e.g. Nguyễn Thị Mẫu',
	description: 'The whole name, as LadiFlow shows it',
};

export const tagsField: INodeProperties = {
	displayName: 'Tags',
	name: 'tags',
	type: 'string',
	default: '',
	placeholder: 'e.g. KiotViet, VIP',
	description:
		'Names of tags to add, or their IDs, separated by commas; missing tags are created, other tags stay',
};

/** Tags that are there, picked from the list. */
export const tagChoice: INodeProperties = {
	displayName: 'Tag Names or IDs',
	name: 'tags',
	type: 'multiOptions',
	default: [],
	typeOptions: { loadOptionsMethod: 'tags' },
	description:
		'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
};

export const createMissingTags: INodeProperties = {
	displayName: 'Create Missing Tags',
	name: 'createMissingTags',
	type: 'boolean',
	default: true,
	description:
		'Whether to create tags that do not exist; without it their names are in missingTags',
};

export const replaceTags: INodeProperties = {
	displayName: 'Replace Tags',
	name: 'replaceTags',
	type: 'boolean',
	default: false,
	description:
		"Whether the contact shall have the given tags only. Where LadiFlow's API only adds tags, the item says so.",
};

export const failOnMissingFields: INodeProperties = {
	displayName: 'Fail on Missing Fields or Tags',
	name: 'failOnMissingFields',
	type: 'boolean',
	default: false,
	description:
		'Whether the item fails when LadiFlow did not keep a custom field or a tag; without it the names are in missingCustomFields, missingTags and notCleared',
};

export const matchByOption: INodeProperties = {
	displayName: 'Match By',
	name: 'matchBy',
	type: 'options',
	default: 'emailThenPhone',
	description: 'What finds the contact. LadiFlow itself knows a contact by its e-mail.',
	options: [
		{ name: 'Email', value: 'email' },
		{ name: 'Email, Then Phone', value: 'emailThenPhone' },
		{ name: 'Phone', value: 'phone' },
	],
};

export const phoneFormOption: INodeProperties = {
	displayName: 'Phone Format',
	name: 'phoneForm',
	type: 'options',
	default: 'national',
	description: 'How the phone is stored; contacts are found by every form',
	options: [
		{ name: '+84900000001', value: 'international' },
		{ name: '0900000001', value: 'national' },
		{ name: 'As Typed', value: 'asTyped' },
	],
};

export const clearOption: INodeProperties = {
	displayName: 'Clear Field Names or IDs',
	name: 'clearFields',
	type: 'multiOptions',
	default: [],
	typeOptions: { loadOptionsMethod: 'clearableFields' },
	description:
		'Fields to empty; empty values elsewhere are left out. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
};

/** The contact's own fields in a collection; `forUpdate` adds what identifies it. */
export function nativeCollection(forUpdate: boolean): INodeProperties {
	const own = NATIVE_FIELDS.map(formField);
	const identity = [
		{ ...emailField, description: 'The new e-mail; LadiFlow may refuse to change it' },
		nameField,
		{ ...phoneField, description: 'The new phone' },
	];
	return {
		displayName: forUpdate ? 'Update Fields' : 'Additional Fields',
		name: forUpdate ? 'updateFields' : 'additionalFields',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		options: sortBy([...own, ...(forUpdate ? identity : [])], 'displayName'),
	};
}

function formField({
	name,
	displayName,
	description,
	placeholder,
	kind,
}: NativeField): INodeProperties {
	switch (kind) {
		case 'number':
			return { displayName, name, type: 'number', default: 0, description };
		case 'gender':
			return {
				displayName,
				name,
				type: 'options',
				default: 'female',
				description,
				options: [
					{ name: 'Female', value: 'female' },
					{ name: 'Male', value: 'male' },
				],
			};
		case 'language':
			return {
				displayName,
				name,
				type: 'options',
				default: 'vi',
				description,
				options: [
					{ name: 'English', value: 'en' },
					{ name: 'Other', value: 'other' },
					{ name: 'Vietnamese', value: 'vi' },
				],
			};
		default:
			return {
				displayName,
				name,
				type: 'string',
				default: '',
				description,
				...(placeholder ? { placeholder } : {}),
			};
	}
}
