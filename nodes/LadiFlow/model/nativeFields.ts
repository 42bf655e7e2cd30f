// The fields that every contact has, as a form offers them and a write takes them (ladiflow-api.md 2.1, 2.11).
import type { IDataObject } from 'n8n-workflow';

import { cut } from '../../shared/vietnam/names';
import { readDay } from '../../shared/dates';
import { readNumber, readText, wordOf } from '../../shared/values';
import { isSame } from './customFields';
import type { Converted } from './fieldTypes';

export interface NativeField {
	/** LadiFlow's name */
	name: string;
	displayName: string;
	description: string;
	placeholder?: string;
	kind: 'text' | 'number' | 'day' | 'gender' | 'language';
}

/** What LadiFlow shows of a name at most (ladiflow-api.md 2.11). */
export const LONGEST_NAME = 100;

export const NAME_WAS_CUT = 'The name was cut to 100 characters, the most that LadiFlow shows';

/** Everything beside name, e-mail and phone that a write takes. */
export const NATIVE_FIELDS: NativeField[] = [
	text('address', 'Address', 'Street and number', '12 Đường Mẫu'),
	text('address_2', 'Address 2', 'Second line of the address', 'Tầng 2, Tòa nhà Mẫu'),
	{
		name: 'dob',
		displayName: 'Birthday',
		description: 'A date such as 1995-04-20',
		placeholder: 'e.g. 1995-04-20',
		kind: 'day',
	},
	text('city', 'City', 'City or province (Tỉnh/Thành phố)', 'Hà Nội'),
	text('company', 'Company', 'Name of the company (Công ty)', 'Tạp hóa Mẫu'),
	text('country', 'Country', 'Name of the country (Quốc gia)', 'Việt Nam'),
	text('district', 'District', 'Name of the district (Quận/Huyện)', 'Quận Ba Đình'),
	text('external_customer_id', 'External Customer ID', 'The contact in another system', 'KH000123'),
	text('facebook_url', 'Facebook URL', 'Address of the profile', 'https://facebook.com/example'),
	{
		name: 'gender',
		displayName: 'Gender',
		description: 'Female (Nữ) or male (Nam)',
		kind: 'gender',
	},
	text('job_title', 'Job Title', 'Position in the company', 'Kế toán'),
	{
		name: 'language',
		displayName: 'Language',
		description: 'The language in which to write to the contact',
		kind: 'language',
	},
	text('linkedIn_url', 'LinkedIn URL', 'Address of the profile', 'https://linkedin.com/in/example'),
	{
		name: 'postal_code',
		displayName: 'Postal Code',
		description: 'Digits only',
		kind: 'number',
	},
	{
		name: 'score',
		displayName: 'Score',
		description: 'The lead score; it is set, not added to',
		kind: 'number',
	},
	text('skype', 'Skype', 'Name of the account', 'live:example'),
	text('source', 'Source', 'Where the contact comes from', 'KiotViet'),
	text('twitter_url', 'Twitter URL', 'Address of the profile', 'https://twitter.com/example'),
	text('ward', 'Ward', 'Name of the ward (Phường/Xã)', 'Phường Ngọc Hà'),
	text('website', 'Website', 'Address of the website', 'https://example.com'),
	text('zalo', 'Zalo', 'Name of the account, not the ID of the Zalo user', 'Nguyễn Thị Mẫu'),
];

/** Native fields that may be emptied; e-mail and phone may not, since they are who the contact is. */
export const CLEARABLE = new Set(
	NATIVE_FIELDS.map(({ name }) => name).filter((name) => name !== 'score'),
);

/** Parts of the name, and what a write may call it. */
export const NAMES = ['name', 'first_name', 'last_name', 'full_name'];

/** What every contact has: under custom fields LadiFlow would drop it without a word. */
export const NO_CUSTOM_FIELDS = new Set([
	...CLEARABLE,
	...NAMES,
	'email',
	'phone',
	'score',
	'tags',
	'lang',
]);

const GENDERS = new Map([
	['male', 'male'],
	['nam', 'male'],
	['female', 'female'],
	['nữ', 'female'],
]);
const LANGUAGES = new Set(['vi', 'en', 'other']);

/** A value of a native field, fit to be written; never called with an empty value. */
export function convertNative(field: NativeField, value: unknown): Converted {
	switch (field.kind) {
		case 'number':
			return readNumber(value);
		case 'day':
			return readDay(value);
		case 'gender': {
			const gender = GENDERS.get(wordOf(value));
			return gender ? { value: gender } : { wrong: 'takes male or female', advice: 'Choose one' };
		}
		case 'language':
			return LANGUAGES.has(wordOf(value))
				? { value: wordOf(value) }
				: { wrong: 'takes vi, en or other', advice: 'Choose one' };
		case 'text':
			return readText(value);
	}
}

/**
 * Whether a field holds what was written, compared by its kind: a text letter by letter, a number also as text,
 * a birthday as the day that LadiFlow shows as midnight UTC.
 */
export function isKept(name: string, sent: unknown, shown: unknown): boolean {
	const kind = NATIVE_FIELDS.find((field) => field.name === name)?.kind;
	if (kind === 'number') return isSame(sent, shown, 'NUMBER');
	return isSame(sent, shown, kind === 'day' ? 'DATE' : 'TEXT_INPUT');
}

/**
 * The name as LadiFlow shows it: `full_name` alone does not reach the screen, and longer names are cut there.
 *
 * @see ladiflow-api.md 2.11
 */
export function nameFields(typed: string): { fields: IDataObject; isCut: boolean } {
	const name = typed.trim();
	if (name === '') return { fields: {}, isCut: false };
	const shown = cut(name, LONGEST_NAME);
	return {
		fields: { first_name: shown, full_name: shown },
		isCut: shown !== name.normalize('NFC') && shown !== name,
	};
}

function text(
	name: string,
	displayName: string,
	description: string,
	example: string,
): NativeField {
	return { name, displayName, description, placeholder: `e.g. ${example}`, kind: 'text' };
}
