// Says whether the account is ready: the key, its permission, the custom fields, and what is to be done.
import { omit } from 'lodash';
import type { IDataObject } from 'n8n-workflow';

import { factSheetOf } from '../../../shared/factSheet';
import { type AccountFields, merged } from '../../api/accountFields';
import type { StoredContact } from '../../api/contacts';
import { failureBehind, failureKind } from '../../api/request';
import { LIST_TAGS } from '../../api/tags';
import { accountOf } from '../../contact/account';
import { reconcile } from '../../contact/reconcile';
import { inputError } from '../../form/inputErrors';
import { flagIn } from '../../form/inputs';
import type { StoredField } from '../../model/customFields';
import type { DataType } from '../../model/fieldTypes';
import { withContact } from '../../operations/contactWrite';
import type { Item, Operation } from '../../operations/operation';
import { factsOf, findings } from '../../setupCheck/facts';
import { type Asked, fieldReports } from '../../setupCheck/fieldReports';
import type { Facts } from '../../setupCheck/question';
import {
	CHECK_CALLS,
	findTestContact,
	MARK,
	NotATestContact,
	TAGS,
	TestedAccount,
	type TestPerson,
} from '../../setupCheck/testedAccount';
import { askedFields, checkSetupFields, shopsIn, testPerson } from './fields';

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
	description:
		'Check the key, its permission and the custom fields, say what is missing, and measure how the account answers',
	calls: [...CHECK_CALLS],
	fields: checkSetupFields,
	async run(item) {
		const refused = await refusedKey(item);
		if (refused) {
			const facts = await factsOf(new TestedAccount(item.connection, null), {
				write: false,
				keyRefused: true,
			});
			return {
				ready: false,
				keyAccepted: false,
				message: refused,
				fields: [],
				...measurements(facts),
			};
		}
		const asked = askedFields(item);
		const seen = await item.accountFields();
		const { shops = [] } = seen;
		const { test, facts } = flagIn(item, 'writeTestContact', 'Write a Test Contact', false)
			? await withTestContact(item, asked)
			: {
					test: null,
					facts: await factsOf(new TestedAccount(item.connection, null), { write: false }),
				};
		const account: AccountFields = test
			? { fields: merged([test.custom_fields]), contacts: 1 }
			: seen;
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
			shopsSeen: shops,
			toDo: [
				...reports.flatMap(({ name, toDo }) => (toDo ? [`${name}: ${toDo}`] : [])),
				...(shops.length > 1 && shopsIn(item).length === 0 ? [severalShops(shops)] : []),
			],
			fields: reports as unknown as IDataObject[],
			testContactId: test?._id ?? null,
			leftInAccount: test ? LEFT : [],
			...measurements(facts),
		};
	},
};

const severalShops = (shops: string[]) =>
	`Several KiotViet shops write into this account (last_retailer_id ${shops.join(', ')}): debt, points and totals of somebody who buys in two of them overwrite each other. ` +
	'In Sync From KiotViet switch on "Keep Shops Apart" and "Prefix External ID With Shop", make the fields of each shop, and give the Connection Names here under "Shops Kept Apart" to have those looked for';

/** What a check leaves behind, and where a person deletes it. */
const LEFT = [
	`The contacts named "${MARK}": delete them in LadiFlow under Khách hàng (Customers)`,
	`The tags ${Object.values(TAGS).join(', ')}: delete them in LadiFlow under Khách hàng → Tags`,
];

/** The same facts twice: in words, and to be sent. */
function measurements(facts: Facts): IDataObject {
	return {
		report: findings(facts) as unknown as IDataObject[],
		factSheet: factSheetOf('ladiFlow', facts, new Date()) as unknown as IDataObject,
	};
}

/** LadiFlow's words and what to do where the key or its permission is not good; null where both are. */
async function refusedKey({ connection }: Item): Promise<string | null> {
	try {
		await connection.call({
			what: 'Checking the key',
			route: LIST_TAGS,
			body: { limit: 1, page: 1 },
		});
		return null;
	} catch (error) {
		const failure = failureBehind(error);
		if (failureKind(error) !== 'key' || !failure) return await Promise.reject(error);
		return [failure.message, failure.advice].filter((part) => part !== '').join('. ');
	}
}

/** Writes the test contacts, the first with every field as it stands in `test`, and asks all questions of them. */
async function withTestContact(
	item: Item,
	asked: Asked[],
): Promise<{ test: StoredContact; facts: Facts }> {
	const { connection } = item;
	const person = testPerson(item);
	return await withContact(
		item,
		person,
		async () => ({ contact: await knownTestContact(item, person), matchedBy: 'email' }),
		async ({ contact: known }) => {
			const account = new TestedAccount(connection, person, known);
			const contact = await account.contact();
			// What finds a contact of yesterday may not find one that was just created.
			if (!known) await accountOf(connection).lookUps.prove(connection, contact);
			const { contact: test } = await reconcile(
				connection,
				{ email: String(contact.email), phone: null },
				{ contact, matchedBy: 'email' },
				() => ({
					native: { first_name: MARK },
					customFields: Object.fromEntries(
						asked.map(({ name, type }) => [name, SAMPLES[type ?? 'TEXT_INPUT']]),
					),
				}),
				{ whole: true },
			);
			const facts = await factsOf(account, { write: true });
			learn(item, account, test);
			return { test, facts };
		},
	);
}

/** Spares the writes of this process what the check has seen already, as if they had seen it themselves. */
function learn({ connection }: Item, { echoes }: TestedAccount, test: StoredContact): void {
	const { echo, fields } = accountOf(connection);
	for (const { sent, answer, stored } of echoes) {
		const { custom_fields: sentFields = [], ...others } = sent as { custom_fields?: StoredField[] };
		const customFields = Object.fromEntries(sentFields.map(({ name, value }) => [name, value]));
		const native = omit(others, WHO_AND_TAGS);
		echo.compare({ desired: { native, customFields } }, answer, stored);
	}
	fields.keep({ fields: merged([test.custom_fields]), contacts: 1 });
}

const WHO_AND_TAGS = ['_id', 'email', 'phone', 'tags'];

async function knownTestContact(item: Item, person: TestPerson): Promise<StoredContact | null> {
	try {
		return await findTestContact(item.connection, person);
	} catch (error) {
		if (!(error instanceof NotATestContact)) return await Promise.reject(error);
		throw inputError(
			item,
			'"Test Email" or "Test Phone" belongs to a contact that is no test contact',
			`Give an e-mail and a phone that no customer has. A test contact's name begins with "${MARK}"`,
		);
	}
}
