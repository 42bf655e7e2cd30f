// Says whether the account is ready: the key, its permission, the custom fields, and what is to be done.
import type { IDataObject } from 'n8n-workflow';

import { type AccountFields, merged } from '../../api/accountFields';
import { find, type StoredContact } from '../../api/contacts';
import type { DataType } from '../../api/fieldTypes';
import { emailOf } from '../../api/identity';
import { failureBehind, failureKind } from '../../api/request';
import { write } from '../../api/write';
import { type Asked, fieldReports } from '../../sync/setup';
import { WANTED_FIELDS, WANTED_GROUPS, type WantedGroup } from '../../sync/wantedFields';
import { withContact } from '../contact/writing';
import { namesIn, notice } from '../fields';
import type { Item, Operation } from '../operation';
import { refusal } from '../refusal';

/** What the test contact holds, by type. */
const SAMPLES: Record<DataType, unknown> = {
	TEXT_INPUT: 'n8n',
	TEXT_AREA: 'n8n',
	NUMBER: 1,
	DATE: '2026-01-01T00:00:00.000Z',
	LIST: ['n8n'],
	BOOLEAN: true,
	DROPDOWN: 'n8n',
	CHECK_BOX: ['n8n'],
	AUTO_INCREMENT: null,
};

export const checkSetup: Operation = {
	value: 'checkSetup',
	name: 'Check Setup',
	action: 'Check the setup of the account',
	description: 'Check the key, its permission and the custom fields, and say what is missing',
	calls: [
		'POST /customer/list-tag',
		'POST /customer/list',
		'POST /customer/show',
		'POST /customer/update',
		'POST /customer/create-or-update',
	],
	fields: [
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
					description: 'The three fields that the KiotViet page of LadiFlow asks for',
				},
				{
					name: 'LadiFlow Order Fields',
					value: 'order',
					description: 'The last_order fields that LadiFlow makes itself',
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
			displayName: 'Write a Test Contact',
			name: 'writeTestContact',
			type: 'boolean',
			default: false,
			description:
				"Whether you want one test contact to be written and read back. It stays in the account, since LadiFlow's API cannot delete contacts.",
		},
		{
			displayName: 'Test Email',
			name: 'testEmail',
			type: 'string',
			placeholder: 'e.g. name@email.com',
			default: 'n8n-setup-check@example.com',
			required: true,
			displayOptions: { show: { writeTestContact: [true] } },
			description: 'The e-mail of the test contact; each check uses the same one again',
		},
	],
	async run(item) {
		const refused = await refusedKey(item);
		if (refused) return { ready: false, keyAccepted: false, message: refused, fields: [] };
		const asked = askedFields(item);
		const test = item.param('writeTestContact', false) ? await testContact(item, asked) : null;
		const account: AccountFields = test
			? { fields: merged([test.custom_fields]), contacts: 1 }
			: await item.accountFields();
		const reports = fieldReports(asked, account, test !== null);
		const named = (status: string) =>
			reports.filter((report) => report.status === status).map(({ name }) => name);
		const ready = reports.every(({ status }) => status === 'right');
		return {
			ready,
			keyAccepted: true,
			message: ready
				? 'The key works, and all fields are there'
				: account.contacts === 0
					? 'The key works. The account has no contacts yet, so its fields cannot be seen: write a test contact'
					: 'The key works. Some fields need a look: see toDo',
			contactsSeen: account.contacts,
			missing: named('missing'),
			notSeen: named('notSeen'),
			wrongType: named('wrongType'),
			notLinked: named('notLinked'),
			toDo: reports.flatMap(({ name, toDo }) => (toDo ? [`${name}: ${toDo}`] : [])),
			fields: reports as unknown as IDataObject[],
			testContactId: test?._id ?? null,
		};
	},
};

/** LadiFlow's words and what to do where the key or its permission is not good; null where both are. */
async function refusedKey({ connection }: Item): Promise<string | null> {
	try {
		await connection.call({
			what: 'Checking the key',
			path: '/customer/list-tag',
			body: { limit: 1, page: 1 },
		});
		return null;
	} catch (error) {
		const failure = failureBehind(error);
		if (failureKind(error) !== 'key' || !failure) return await Promise.reject(error);
		return [failure.message, failure.advice].filter((part) => part !== '').join('. ');
	}
}

function askedFields({ param }: Item): Asked[] {
	const groups = param<WantedGroup[]>('groups', []).filter((group) => group in WANTED_GROUPS);
	const wanted = WANTED_FIELDS.filter(({ group }) => groups.includes(group));
	const others = namesIn(param('otherFields', '')).filter(
		(name) => !wanted.some((field) => field.name === name),
	);
	return [...wanted, ...others.map((name) => ({ name, label: name, type: null }))];
}

/** Writes the test contact with every field, and gives it as LadiFlow kept it. */
async function testContact(item: Item, asked: Asked[]): Promise<StoredContact> {
	const email = emailOf(item.param('testEmail', ''));
	if (!email) {
		throw refusal(item, '"Test Email" is no e-mail address', 'Give an address of your own');
	}
	const person = { email, phone: null };
	const customFields = Object.fromEntries(
		asked.map(({ name, type }) => [name, SAMPLES[type ?? 'TEXT_INPUT']]),
	);
	const result = await withContact(
		item,
		person,
		async () => await find(item.connection, person, 'email'),
		async (found) =>
			await write(item.connection, person, found, () => ({
				native: { first_name: 'n8n setup check' },
				customFields,
			})),
	);
	return result.contact;
}
