// What Check Setup asks for: the custom fields to look for, and whom the test contacts are to be.
import { notice } from '../../../shared/fields';
import type { INodeProperties } from 'n8n-workflow';

import type { ItemContext } from '../../../shared/operation';
import { phoneOf } from '../../../shared/vietnam/phones';
import { inputError } from '../../form/inputErrors';
import { field, namesIn } from '../../form/inputs';
import { emailOf } from '../../model/identity';
import type { Asked } from '../../setupCheck/fieldReports';
import { MARK, TAGS, type TestPerson } from '../../setupCheck/testedAccount';
import { isShopName } from '../../operations/syncForm';
import { EXPECTED_FIELDS, EXPECTED_GROUPS, type ExpectedField } from '../../sync/expectedFields';
import { ofShop } from '../../sync/fieldSelection';

const SHOPS = 'Shops Kept Apart';

export const checkSetupFields: INodeProperties[] = [
	notice(
		"LadiFlow's API can neither list nor create custom fields: they are read from the contacts that are there. A test contact shows for certain what is missing.",
	),
	{
		displayName: 'Fields to Check',
		name: 'groups',
		type: 'multiOptions',
		default: ['order', 'kiotViet'],
		description: 'Which custom fields the account should have',
		options: [
			{
				name: 'KiotViet Extras',
				value: 'extra',
				description: 'The optional kv_ fields of Sync From KiotViet',
			},
			{
				name: 'KiotViet Fields',
				value: 'kiotViet',
				description:
					'The three fields that the KiotViet page of LadiFlow asks for, and kv_read_at, by which a late run does not write older figures',
			},
			{
				name: 'LadiFlow Order Fields',
				value: 'order',
				description: 'The last_order fields that LadiFlow makes itself',
			},
			{
				name: 'Order Metrics',
				value: 'metrics',
				description: 'The kv_ fields that "Order Metrics" of Sync From KiotViet writes',
			},
		],
	},
	{
		displayName: 'Other Fields',
		name: 'otherFields',
		type: 'string',
		default: '',
		placeholder: 'e.g. favourite_product, vip_level',
		description: 'Identifiers (Tên trường) of more fields, separated by commas',
	},
	{
		displayName: SHOPS,
		name: 'shops',
		type: 'string',
		default: '',
		placeholder: 'e.g. taphoaxyz, cuahang2',
		description:
			'Connection Names of the shops that "Keep Shops Apart" of Sync From KiotViet keeps apart, separated by commas; the fields that hold one shop\'s figures are looked for once for each',
	},
	{
		displayName: 'Write a Test Contact',
		name: 'writeTestContact',
		type: 'boolean',
		default: false,
		description:
			'Whether you want test contacts to be written and read back, which proves what is missing and settles how the account answers',
	},
	{
		...notice(
			`Two contacts named "${MARK}" and four tags that begin with "${TAGS.first}" stay in the account, since LadiFlow's API cannot delete: delete them by hand afterwards. Flows on new customers, tags or fields may run for these two contacts: switch such flows off for the minute of the check, or let them run. No other contact is touched.`,
		),
		displayOptions: { show: { writeTestContact: [true] } },
	},
	{
		displayName: 'Test Email',
		name: 'testEmail',
		type: 'string',
		placeholder: 'e.g. name@email.com',
		default: 'n8n-setup-check@example.com',
		required: true,
		displayOptions: { show: { writeTestContact: [true] } },
		description:
			'An e-mail that no customer has; each check uses the same one again. For a moment the test contact has the same address with "-2" before the @.',
	},
	{
		displayName: 'Test Phone',
		name: 'testPhone',
		type: 'string',
		placeholder: 'e.g. 0900000000',
		default: '0900000000',
		required: true,
		displayOptions: { show: { writeTestContact: [true] } },
		description: 'A phone that no customer has; each check uses the same one again',
	},
];

/** The custom fields that the form asks to look for. */
export function askedFields(item: ItemContext): Asked[] {
	const groups = namesIn(item, 'Fields to Check', field(item, 'groups', 'Fields to Check'));
	const unknown = groups.filter((group) => !Object.keys(EXPECTED_GROUPS).includes(group));
	if (unknown.length > 0) {
		throw inputError(
			item,
			`"Fields to Check" holds what is no choice of the list: ${unknown.join(', ')}`,
			`Give some of: ${Object.keys(EXPECTED_GROUPS).join(', ')}`,
		);
	}
	const wanted = EXPECTED_FIELDS.filter(
		({ group, alsoIn }) => groups.includes(group) || (alsoIn && groups.includes(alsoIn)),
	).flatMap(ofEach(shopsIn(item)));
	const given = field(item, 'otherFields', 'Other Fields');
	const others = namesIn(item, 'Other Fields', given).filter(
		(name) => !wanted.some((field) => field.name === name),
	);
	return [...wanted, ...others.map((name) => ({ name, label: name, type: null }))];
}

/** The Connection Names of the shops that are kept apart. */
export function shopsIn(item: ItemContext): string[] {
	const shops = namesIn(item, SHOPS, field(item, 'shops', SHOPS));
	if (shops.every(isShopName)) return shops;
	throw inputError(
		item,
		`"${SHOPS}" holds what is no Connection Name`,
		'Give the part before .kiotviet.vn of each shop, such as taphoaxyz',
	);
}

/** A field once for each shop, where it holds one shop's figures. */
const ofEach =
	(shops: string[]) =>
	(wanted: ExpectedField): ExpectedField[] => {
		const names = shops.map((shop) => ofShop(wanted.name, wanted.name, shop));
		if (names.length === 0 || names[0] === wanted.name) return [wanted];
		return names.map((name, place) => ({
			...wanted,
			name,
			label: `${wanted.label} (${shops[place]})`,
		}));
	};

/** The test contacts, as the form names them. */
export function testPerson(item: ItemContext): TestPerson {
	const email = emailOf(item.param('testEmail', ''));
	if (!email) {
		throw inputError(item, '"Test Email" is no e-mail address', 'Give an address of your own');
	}
	const phone = phoneOf(item.param('testPhone', '0900000000'));
	if (!phone) {
		throw inputError(item, '"Test Phone" is no phone number', 'Give a phone that no customer has');
	}
	return { email, otherEmail: email.replace('@', '-2@'), phone };
}
