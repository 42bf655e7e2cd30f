// One shop owner's wish for each operation, with the account before and after it: the tests that walk over all
// operations and over all readings of LadiFlow's API play them.
import { omit } from 'lodash';
import type { IDataObject } from 'n8n-workflow';

import type { Contact, Sandbox } from '../../../sandbox';
import { held, named } from './node';

/** What a case leaves: the contacts it is about, and what the node said. */
export interface Case {
	/** e.g. `contact.upsert` */
	operation: string;
	/** a sentence about the shop */
	wish: string;
	/** what is in the account; gives the node's parameters */
	start(sandbox: Sandbox): IDataObject;
	items?: IDataObject[];
	/** what must be there afterwards */
	expected: unknown;
	/** what is there, from the account and from what the node said */
	end(sandbox: Sandbox, output: IDataObject[]): unknown;
}

export const EMAIL = 'mai@example.com';
export const PHONE = '0900000001';
const PLACEHOLDER = `${PHONE}.ladiflow@ladimail.com`;
const DAY = '2026-02-10T00:00:00.000Z';

/** A good customer with something of everything. */
export function goodCustomer({ account }: Sandbox, email: string | null = EMAIL): Contact {
	account.definesField('is_vip', 'BOOLEAN');
	account.definesField('sizes', 'CHECK_BOX');
	account.definesField('channel', 'DROPDOWN');
	account.definesField('counter', 'AUTO_INCREMENT');
	const contact = account.addsContact({
		...(email ? { email } : {}),
		phone: PHONE,
		first_name: 'Nguyễn Thị Mai',
		company: 'Tạp hóa Mẫu',
		import_by_tag_name: true,
	});
	const values = {
		debt: 5,
		last_retailer_id: '7',
		last_order_product_names: ['Áo', 'Quần'],
		last_order_created_at: DAY,
		is_vip: true,
		sizes: ['M', 'L'],
		channel: ['Zalo'],
		counter: 12,
	};
	for (const [name, value] of Object.entries(values)) contact.fields.set(name, value);
	contact.tags.push(account.createsTag('VIP').id, account.createsTag('Khách quen').id);
	return contact;
}

const GOOD_FIELDS = {
	channel: ['Zalo'],
	counter: 12,
	debt: 5,
	is_vip: true,
	last_order_created_at: DAY,
	last_order_product_names: ['Áo', 'Quần'],
	last_retailer_id: '7',
	sizes: ['M', 'L'],
};

const GOOD = {
	email: EMAIL,
	phone: PHONE,
	name: 'Nguyễn Thị Mai',
	company: 'Tạp hóa Mẫu',
	tags: ['Khách quen', 'VIP'],
	fields: GOOD_FIELDS,
};

const contacts = ({ account }: Sandbox) =>
	account.contacts.map((contact) => held(account, contact));

/** What the node said, of the things that are the same in every account. */
const said = (output: IDataObject[]) =>
	output.map(
		({ isNew, matchedBy, email, missingCustomFields, missingTags, notCleared, notes }) => ({
			isNew,
			// Which of the two finds a phone is LadiFlow's matter.
			matchedBy: matchedBy === 'placeholder' ? 'phone' : matchedBy,
			email,
			missingCustomFields,
			missingTags,
			notCleared,
			notes,
		}),
	);

const allWell = {
	isNew: false,
	matchedBy: 'email',
	email: EMAIL,
	missingCustomFields: [],
	missingTags: [],
	notCleared: [],
	notes: [],
};

const byEmail = { contact: { __rl: true, mode: 'email', value: ` ${EMAIL.toUpperCase()} ` } };
const byPhone = { contact: { __rl: true, mode: 'phone', value: '+84 900.000.001' } };

const invoice: IDataObject = {
	event: 'invoice.created',
	resource: 'invoice',
	change: 'created',
	retailer: 'taphoaxyz',
	retailerId: 7,
	record: {
		id: 93187,
		code: 'HD000789',
		purchaseDate: '2026-03-02T15:40:00+07:00',
		createdDate: '2026-03-02T15:40:00+07:00',
		statusValue: 'Hoàn thành',
		total: 300,
		totalPayment: 100,
		invoiceDetails: [{ productId: 1, productCode: 'SP1', productName: 'Giày', quantity: 1 }],
	},
	customer: {
		id: 5120,
		code: 'KH1',
		name: 'Nguyễn Thị Mai',
		contactNumber: PHONE,
		createdDate: '2026-01-05T09:00:00.000+07:00',
		debt: 200,
	},
};

/** Five contacts; the first three are VIPs, the third one is also a regular. */
function fiveContacts({ account }: Sandbox): void {
	const [vip, regular] = ['VIP', 'Khách quen'].map((name) => account.createsTag(name).id);
	for (const number of [1, 2, 3, 4, 5]) {
		const contact = account.addsContact({
			email: `khach${number}@example.com`,
			first_name: `Khách ${number}`,
		});
		if (number <= 3) contact.tags.push(vip);
		if (number >= 3) contact.tags.push(regular);
	}
}

const names = (output: IDataObject[]) => output.map(({ name }) => name);

export const CASES: Case[] = [
	{
		operation: 'contact.upsert',
		wish: 'changes, adds and empties fields of a customer, and leaves the rest',
		start: (sandbox) => {
			goodCustomer(sandbox);
			return {
				email: EMAIL,
				name: 'Nguyễn Mai',
				tags: 'Mới, VIP',
				...named({
					debt: '7',
					is_vip: 'không',
					last_order_product_names: 'Giày',
					last_order_updated_at: '2026-03-02',
					no_such: 'x',
				}),
				options: { clearFields: ['last_retailer_id', 'company'] },
			};
		},
		expected: {
			said: [{ ...allWell, missingCustomFields: ['no_such'] }],
			contacts: [
				{
					...GOOD,
					name: 'Nguyễn Mai',
					company: undefined,
					tags: ['Khách quen', 'Mới', 'VIP'],
					fields: {
						...GOOD_FIELDS,
						debt: 7,
						is_vip: false,
						last_order_product_names: ['Giày'],
						last_order_updated_at: '2026-03-02T00:00:00.000Z',
						last_retailer_id: undefined,
					},
				},
			],
		},
		end: (sandbox, output) => ({ said: said(output), contacts: contacts(sandbox) }),
	},
	{
		operation: 'contact.upsert',
		wish: 'makes a contact of somebody with only a phone, and the next time finds it again',
		start: () => ({
			phone: '0084.900.000.001',
			name: 'Anh Bình',
			tags: 'Mới',
			...named({ debt: 5, last_order_product_names: ['Áo, size M', 'Quần'] }),
		}),
		items: [{}, {}],
		expected: {
			said: [
				{ ...allWell, isNew: true, matchedBy: null, email: null },
				{ ...allWell, matchedBy: 'phone', email: null },
			],
			contacts: [
				{
					email: PLACEHOLDER,
					phone: PHONE,
					name: 'Anh Bình',
					tags: ['Mới'],
					fields: { debt: 5, last_order_product_names: ['Áo, size M', 'Quần'] },
				},
			],
		},
		end: (sandbox, output) => ({ said: said(output), contacts: contacts(sandbox) }),
	},
	{
		operation: 'contact.upsert',
		wish: 'gives a customer known by phone the real e-mail',
		start: (sandbox) => {
			goodCustomer(sandbox, null);
			return { email: EMAIL, phone: PHONE };
		},
		expected: { said: [{ ...allWell, matchedBy: 'phone' }], contacts: [GOOD] },
		end: (sandbox, output) => ({ said: said(output), contacts: contacts(sandbox) }),
	},
	{
		operation: 'contact.create',
		wish: 'creates a new contact with fields and tags',
		start: (sandbox) => {
			fiveContacts(sandbox);
			return {
				email: EMAIL,
				phone: PHONE,
				name: 'Nguyễn Thị Mai',
				tags: 'VIP',
				...named({ debt: 5, last_order_created_at: '2026-02-10', no_such: 'x' }),
			};
		},
		expected: {
			said: [{ ...allWell, isNew: true, matchedBy: null, missingCustomFields: ['no_such'] }],
			contact: {
				email: EMAIL,
				phone: PHONE,
				name: 'Nguyễn Thị Mai',
				tags: ['VIP'],
				fields: { debt: 5, last_order_created_at: DAY },
			},
			count: 6,
		},
		end: (sandbox, output) => ({
			said: said(output),
			contact: contacts(sandbox).find(({ email }) => email === EMAIL),
			count: sandbox.account.contacts.length,
		}),
	},
	{
		operation: 'contact.create',
		wish: 'leaves a customer alone who is there already, and says so',
		start: (sandbox) => {
			goodCustomer(sandbox);
			return { email: EMAIL, name: 'Ai đó' };
		},
		expected: {
			said: ['A contact with this e-mail exists already [item 0]'],
			contacts: [GOOD],
		},
		end: (sandbox, output) => ({
			said: output.map(({ error }) => error),
			contacts: contacts(sandbox),
		}),
	},
	{
		operation: 'contact.update',
		wish: 'changes a customer found by phone, and leaves the rest',
		start: (sandbox) => {
			goodCustomer(sandbox);
			return { ...byPhone, updateFields: { name: 'Cô Mai' }, ...named({ sizes: 'S, M' }) };
		},
		expected: {
			said: [{ ...allWell, matchedBy: 'phone' }],
			contacts: [{ ...GOOD, name: 'Cô Mai', fields: { ...GOOD_FIELDS, sizes: ['S', 'M'] } }],
		},
		end: (sandbox, output) => ({ said: said(output), contacts: contacts(sandbox) }),
	},
	{
		operation: 'contact.get',
		wish: 'shows a customer by phone, with typed fields and no made-up e-mail',
		start: (sandbox) => {
			goodCustomer(sandbox, null);
			return byPhone;
		},
		expected: [
			{
				name: 'Nguyễn Thị Mai',
				email: null,
				emailIsPlaceholder: true,
				phone: PHONE,
				tagNames: ['VIP', 'Khách quen'],
				customFields: { ...GOOD_FIELDS, channel: 'Zalo' },
			},
		],
		end: (_sandbox, output) =>
			output.map(({ name, email, emailIsPlaceholder, phone, tagNames, customFields }) => ({
				name,
				email,
				emailIsPlaceholder,
				phone,
				tagNames,
				customFields,
			})),
	},
	{
		operation: 'contact.get',
		wish: 'says that nobody is there',
		start: () => byEmail,
		expected: ['LadiFlow has no such contact [item 0]'],
		end: (_sandbox, output) => output.map(({ error }) => error),
	},
	{
		operation: 'contact.getMany',
		wish: 'lists everybody once, the newest first',
		start: (sandbox) => {
			fiveContacts(sandbox);
			return { returnAll: true };
		},
		expected: ['Khách 5', 'Khách 4', 'Khách 3', 'Khách 2', 'Khách 1'],
		end: (_sandbox, output) => names(output),
	},
	{
		operation: 'contact.getMany',
		wish: 'lists the first two of those with any of two tags',
		start: (sandbox) => {
			fiveContacts(sandbox);
			return {
				limit: 4,
				filters: { tags: ['VIP', 'Khách quen'] },
				sort: { by: { field: 'created_at', direction: 'ASC' } },
			};
		},
		expected: ['Khách 1', 'Khách 2', 'Khách 3', 'Khách 4'],
		end: (_sandbox, output) => names(output),
	},
	{
		operation: 'contact.getMany',
		wish: 'lists who has both tags',
		start: (sandbox) => {
			fiveContacts(sandbox);
			return { returnAll: true, filters: { tags: 'VIP, Khách quen', tagMatch: 'all' } };
		},
		expected: ['Khách 3'],
		end: (_sandbox, output) => names(output),
	},
	{
		operation: 'contact.addTags',
		wish: 'adds a new tag to those that a customer has',
		start: (sandbox) => {
			goodCustomer(sandbox);
			return { ...byEmail, tags: 'Mới' };
		},
		expected: {
			said: [allWell],
			contacts: [{ ...GOOD, tags: ['Khách quen', 'Mới', 'VIP'] }],
		},
		end: (sandbox, output) => ({ said: said(output), contacts: contacts(sandbox) }),
	},
	{
		operation: 'contact.removeTags',
		wish: 'takes one of two tags away',
		start: (sandbox) => {
			goodCustomer(sandbox);
			return { ...byEmail, tags: ['VIP', 'Không có'] };
		},
		expected: {
			removed: [['VIP']],
			contacts: [{ ...GOOD, tags: ['Khách quen'] }],
		},
		end: (sandbox, output) => ({
			removed: output.map(({ removedTags, error }) => removedTags ?? error),
			contacts: contacts(sandbox),
		}),
	},
	{
		operation: 'contact.removeTags',
		wish: 'takes the last tags away',
		start: (sandbox) => {
			goodCustomer(sandbox);
			return { ...byEmail, tags: 'VIP, Khách quen' };
		},
		expected: { removed: [['VIP', 'Khách quen']], contacts: [{ ...GOOD, tags: [] }] },
		end: (sandbox, output) => ({
			removed: output.map(({ removedTags, error }) => removedTags ?? error),
			contacts: contacts(sandbox),
		}),
	},
	{
		operation: 'contact.syncFromKiotViet',
		wish: 'brings a sale to its customer, and leaves the rest',
		start: (sandbox) => {
			goodCustomer(sandbox);
			return { options: { tags: 'KiotViet' } };
		},
		items: [invoice, invoice],
		expected: {
			said: [
				{ ...allWell, matchedBy: 'phone' },
				{ ...allWell, matchedBy: 'phone' },
			],
			contacts: [
				{
					...GOOD,
					tags: ['Khách quen', 'KiotViet', 'VIP'],
					fields: {
						...GOOD_FIELDS,
						debt: 200,
						last_order_code: 'HD000789',
						last_order_created_at: '2026-03-02T08:40:00.000Z',
						last_order_discount_total: 0,
						last_order_id: '93187',
						last_order_payment_status: 'Chưa thanh toán',
						last_order_product_ids: ['1'],
						last_order_product_names: ['Giày'],
						last_order_product_skus: ['SP1'],
						last_order_shipping_fee: 0,
						last_order_status: 'Hoàn thành',
						last_order_total: 300,
						last_order_updated_at: '2026-03-02T08:40:00.000Z',
						last_total_payment_amount: 100,
					},
				},
			],
		},
		end: (sandbox, output) => ({ said: said(output), contacts: contacts(sandbox) }),
	},
	{
		operation: 'contact.compareWithKiotViet',
		wish: 'says who differs and who is missing, and writes both right',
		start: (sandbox) => {
			goodCustomer(sandbox);
			return { repair: true };
		},
		items: [
			{
				id: 5120,
				code: 'KH000001',
				name: 'Nguyễn Thị Mai',
				contactNumber: '+84 900 000 001',
				organization: 'Tạp hóa Mẫu',
				debt: 200,
				retailerId: 7,
				createdDate: '2026-01-02T15:40:00+07:00',
			},
			{
				id: 5121,
				code: 'KH000002',
				name: 'Trần Văn Bình',
				contactNumber: '0900000002',
				debt: 0,
				retailerId: 7,
				createdDate: '2026-01-03T15:40:00+07:00',
			},
		],
		expected: {
			said: [
				{ summary: true, customers: 2, contacts: 1, different: 1, missing: 1, repaired: 2 },
				{ code: 'KH000001', kind: 'different', fields: ['external_customer_id', 'debt'] },
				{ code: 'KH000002', kind: 'missing', fields: [] },
			],
			contacts: [
				{ ...GOOD, fields: { ...GOOD_FIELDS, debt: 200 } },
				{
					email: '0900000002.ladiflow@ladimail.com',
					phone: '0900000002',
					name: 'Trần Văn Bình',
					company: undefined,
					tags: [],
					fields: { debt: 0, last_retailer_id: '7' },
				},
			],
		},
		end: (sandbox, output) => ({
			said: output.map(
				({ summary, customers, contacts: count, different, missing, repaired, ...one }) =>
					summary
						? { summary, customers, contacts: count, different, missing, repaired }
						: { code: one.code, kind: one.kind, fields: one.fields },
			),
			// When the customers were read is another time in every run.
			contacts: contacts(sandbox).map((one) => ({
				...one,
				fields: omit(one.fields, 'kv_read_at'),
			})),
		}),
	},
	{
		operation: 'tag.create',
		wish: 'makes a tag once, however often it is asked for',
		start: () => ({ name: ' VIP ' }),
		items: [{}, {}],
		expected: {
			said: [
				{ name: 'VIP', isNew: true, known: true },
				{ name: 'VIP', isNew: false, known: true },
			],
			tags: ['VIP'],
		},
		end: ({ account }, output) => ({
			said: output.map(({ id, name, isNew }) => ({
				name,
				isNew,
				known: account.tags.some((tag) => tag.id === id),
			})),
			tags: account.tags.map(({ name }) => name),
		}),
	},
	{
		operation: 'tag.getMany',
		wish: 'lists all tags with a word in them',
		start: ({ account }) => {
			for (const name of ['Khách 1', 'Khách 2', 'VIP', 'Khách 3']) account.createsTag(name);
			return { returnAll: true, keyword: 'khách' };
		},
		expected: ['Khách 3', 'Khách 2', 'Khách 1'],
		end: (_sandbox, output) => names(output),
	},
	{
		operation: 'sequence.getMany',
		wish: 'lists the first two sequences',
		start: ({ account }) => {
			for (const name of ['Một', 'Hai', 'Ba']) account.automation.makesSequence(name);
			return { limit: 2 };
		},
		expected: ['Một', 'Hai'],
		end: (_sandbox, output) => names(output),
	},
	{
		operation: 'sequence.subscribe',
		wish: 'puts a customer with only a phone into a sequence',
		start: (sandbox) => {
			goodCustomer(sandbox, null);
			const { id } = sandbox.account.automation.makesSequence('Chào khách mới');
			return {
				sequence: { __rl: true, mode: 'id', value: id },
				phone: PHONE,
				options: { externalData: { field: [{ name: 'from', value: 'shop' }] } },
			};
		},
		expected: {
			said: [{ subscribed: true, isNew: false, email: null }],
			subscriptions: [
				{
					email: PLACEHOLDER,
					sequence: 'Chào khách mới',
					externalData: [{ name: 'from', value: 'shop' }],
				},
			],
			contacts: [{ ...GOOD, email: PLACEHOLDER }],
		},
		end: (sandbox, output) => ({ ...subscribed(sandbox, output), contacts: contacts(sandbox) }),
	},
	{
		operation: 'sequence.subscribe',
		wish: 'puts somebody whom LadiFlow does not know yet into a sequence',
		start: ({ account }) => {
			const { id } = account.automation.makesSequence('Chào khách mới');
			return {
				sequence: { __rl: true, mode: 'list', value: id },
				email: EMAIL,
				options: { name: 'Mai' },
			};
		},
		expected: {
			said: [{ subscribed: true, isNew: true, email: EMAIL }],
			subscriptions: [{ email: EMAIL, sequence: 'Chào khách mới', externalData: undefined }],
			contacts: [
				{ email: EMAIL, phone: null, name: 'Mai', company: undefined, tags: [], fields: {} },
			],
		},
		end: (sandbox, output) => ({ ...subscribed(sandbox, output), contacts: contacts(sandbox) }),
	},
	{
		operation: 'sequence.subscribe',
		wish: 'says that there is no such sequence',
		start: (sandbox) => {
			goodCustomer(sandbox);
			return {
				sequence: { __rl: true, mode: 'id', value: '64f0000000000000000000ff' },
				email: EMAIL,
			};
		},
		expected: ['Subscribing the contact to the sequence found nothing: "Sequence không tồn tại"'],
		end: (_sandbox, output) => output.map(({ error }) => error),
	},
	{
		operation: 'flow.startByCatchHook',
		wish: 'starts a flow with nested data',
		start: ({ url, account }) => {
			const { _id } = account.automation.makesCatchHook('Cảm ơn', { email: 'LF:inputData.email' });
			return {
				catchHookUrl: ` ${url}/hooks/catch/${_id}\n`,
				content: 'json',
				json: JSON.stringify({ inputData: { email: EMAIL } }),
			};
		},
		expected: { started: [true], calls: [{ inputData: { email: EMAIL } }], contacts: [EMAIL] },
		end: ({ account }, output) => ({
			started: output.map(({ started }) => started),
			calls: account.automation.hookCalls.map(({ data }) => data),
			contacts: account.contacts.map(({ email }) => email),
		}),
	},
	{
		operation: 'flow.startByCatchHook',
		wish: 'says that the hook is not there',
		start: ({ url }) => ({
			catchHookUrl: `${url}/hooks/catch/64f0000000000000000000ff`,
			fields: { field: [{ name: 'email', value: EMAIL }] },
		}),
		expected: ['Starting the flow found nothing: "Hook không tồn tại"'],
		end: (_sandbox, output) => output.map(({ error }) => error),
	},
	{
		operation: 'flow.getTriggers',
		wish: 'shows which tag starts which flow',
		start: ({ account }) => {
			account.automation.makesTagTrigger('Gắn VIP', account.createsTag('VIP').id);
			account.automation.makesCatchHook('Cảm ơn', { email: 'email' });
			return { returnAll: true };
		},
		expected: [
			{ name: 'Gắn VIP', isActive: true, tagNames: ['VIP'] },
			{ name: 'Cảm ơn', isActive: true, tagNames: [] },
		],
		end: (_sandbox, output) =>
			output.map(({ name, isActive, tagNames }) => ({ name, isActive, tagNames })),
	},
	{
		operation: 'flow.getCost',
		wish: 'adds up what a flow cost',
		start: ({ account }) => {
			const { flow_id, _id } = account.automation.makesTagTrigger('Gắn VIP', 'x');
			account.automation.spends({ credits: 2, flow_id, trigger_id: _id });
			account.automation.spends({ credits: 5 });
			return {
				from: '2020-01-01',
				filters: { flow: { __rl: true, mode: 'id', value: flow_id }, trigger: _id },
			};
		},
		expected: [{ totalCredits: 2, totalMoney: 0, from: '2020-01-01T00:00:00.000Z' }],
		end: (_sandbox, output) =>
			output.map(({ totalCredits, totalMoney, from }) => ({ totalCredits, totalMoney, from })),
	},
	{
		operation: 'flow.getTransactions',
		wish: 'lists what was spent, oldest first',
		start: ({ account }) => {
			for (const credits of [1, 2, 3]) account.automation.spends({ credits });
			return { from: '2020-01-01T00:00:00', returnAll: true, order: 'ASC' };
		},
		expected: [1, 2, 3],
		end: (_sandbox, output) => output.map(({ credits }) => credits),
	},
	{
		operation: 'account.checkSetup',
		wish: 'proves with a test contact what is missing',
		start: ({ account }) => {
			account.removesField('debt');
			account.removesField('kv_read_at');
			account.definesField('last_order_total', 'TEXT_INPUT');
			return { writeTestContact: true, otherFields: 'no_such' };
		},
		expected: [
			{
				ready: false,
				keyAccepted: true,
				missing: ['debt', 'kv_read_at', 'no_such'],
				notSeen: [],
				wrongType: ['last_order_total'],
				notLinked: [],
			},
		],
		end: (_sandbox, output) => checked(output),
	},
	{
		operation: 'account.checkSetup',
		wish: 'sees from the contacts that all is there',
		start: (sandbox) => {
			goodCustomer(sandbox);
			return { groups: ['order', 'kiotViet', 'extra'] };
		},
		expected: [
			{
				ready: true,
				keyAccepted: true,
				missing: [],
				notSeen: [],
				wrongType: [],
				notLinked: [],
			},
		],
		end: (_sandbox, output) => checked(output),
	},
];

function subscribed({ account }: Sandbox, output: IDataObject[]) {
	const { sequences, subscriptions } = account.automation;
	return {
		said: output.map(({ subscribed: done, isNew, email }) => ({ subscribed: done, isNew, email })),
		subscriptions: subscriptions.map(({ email, sequence, externalData }) => ({
			email,
			sequence: sequences.find(({ id }) => id === sequence)?.name,
			externalData,
		})),
	};
}

function checked(output: IDataObject[]) {
	return output.map(({ ready, keyAccepted, missing, notSeen, wrongType, notLinked }) => ({
		ready,
		keyAccepted,
		missing,
		notSeen,
		wrongType,
		notLinked,
	}));
}
