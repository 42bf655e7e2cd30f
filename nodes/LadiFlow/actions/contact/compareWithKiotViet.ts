// Says whether every customer of the shop has the contact that is right, and on request makes it so.
import { isEmpty, keyBy, sumBy, uniq } from 'lodash';
import type { IDataObject } from 'n8n-workflow';

import { notice } from '../../../shared/fields';
import type { Output } from '../../../shared/operation';
import { mapBounded } from '../../../shared/queue';
import { inSlices } from '../../../shared/slices';
import { isStop, stopSignal } from '../../../shared/stop';
import { isNothing } from '../../../shared/values';
import { CONTACT, listContacts, show, type StoredContact } from '../../api/contacts';
import { failureKind } from '../../api/request';
import { TAG_CALLS } from '../../api/tags';
import { accountOf, findContact } from '../../contact/account';
import {
	type Candidate,
	compared,
	type Pair,
	pairOf,
	readCustomers,
	type ReadCustomers,
	type Rules,
	type Sharing,
} from '../../contact/comparison';
import { compactor, ContactIndex, type Doubles } from '../../contact/contactIndex';
import { differencesOf } from '../../contact/differences';
import { ItemSequence } from '../../contact/itemSequence';
import { readingKeys } from '../../contact/readings';
import { WRITE_CALLS } from '../../contact/reconcile';
import { optionsField } from '../../form/fields';
import { inputError } from '../../form/inputErrors';
import { collectionIn, flagIn, namesIn, textIn } from '../../form/inputs';
import { atOnceOf } from '../../form/speed';
import { syncRecord } from '../../operations/kiotVietSync';
import type { AllItems, WholeOperation } from '../../operations/operation';
import type { SyncOptions } from '../../sync/decide';
import { CUSTOM_FIELDS, namingOf } from '../../sync/fieldSelection';
import { readSince } from '../../sync/freshness';
import { refuseNoShop, syncFormOf, syncOptions } from '../../operations/syncForm';
import { createMissingTags, tagsField } from './fields';

/** Contacts that are read by themselves to see whether the list shows all of them. */
const SAMPLES = 3;

/** After so many failures one after the other, of a service that is not there, the rest is not tried. */
const MOST_FAILURES = 5;

export const compareWithKiotViet: WholeOperation = {
	value: 'compareWithKiotViet',
	name: 'Compare With KiotViet',
	action: 'Compare contacts with the customers of a shop',
	description:
		'Compare all contacts with all customers of a KiotViet shop: what differs, who is missing, who is there twice; and repair it on request',
	calls: [...new Set([CONTACT.list, CONTACT.show, ...WRITE_CALLS.upsert, ...TAG_CALLS])],
	fields: [
		notice(
			'Takes all customers of the shop at once: connect KiotViet, Customer: Get Many with Return All on, and "Output" set to "Raw". The first item it gives is the summary; then comes one for each difference.',
		),
		{
			displayName: 'Repair',
			name: 'repair',
			type: 'boolean',
			default: false,
			description:
				'Whether to write what differs and who is missing, as Sync From KiotViet does; without it nothing is written',
		},
		optionsField(
			createMissingTags,
			{
				displayName: 'Shop Before External ID',
				name: 'shop',
				type: 'string',
				default: '',
				placeholder: 'e.g. taphoaxyz',
				description:
					'The Connection Name, where Sync From KiotViet puts it before the customer code ("Prefix External ID With Shop")',
			},
			{
				displayName: 'Show Values',
				name: 'showValues',
				type: 'boolean',
				default: false,
				description:
					"Whether to give both values of every field that differs; without it no data of people is in the report but the customers' codes",
			},
			tagsField,
			...syncOptions,
		),
	],
	whole: true,
	async run(all) {
		const form = formOf(all);
		const stop = stopSignal(all.context);
		const customers = await customersIn(all, form, stop);
		const listed = new Set<string>();
		const index = all.items.some(({ json }) => !isEmpty(json))
			? await indexOf(all, listed, namesOf(customers, form))
			: new ContactIndex();
		const rules = await rulesFor(all, form);
		const chosen = await chosenAmongDoubles(all, customers.candidates, index);
		const found = await inSlices(compared(customers.candidates, index, rules, chosen), stop);
		const isOld = new Set(found.changedSince);
		const checked = await checkedByReading(all, found.pairs, rules);
		for (const candidate of checked.changedSince) isOld.add(candidate);
		const missing = [...found.missing, ...checked.missing];
		const differing = checked.pairs.filter(({ differences }) => differences.length > 0);
		const unseen = await unseenFields(all, differing, listed);
		const repairs = form.repair
			? await repaired(all, form, [...differing, ...missing.map(pairless)], unseen)
			: null;
		const lacking = repairs?.lacking ?? unseen;
		const different = differing
			.map((pair) => ({
				...pair,
				differences: pair.differences.filter(({ field }) => !lacking.has(field)),
			}))
			.filter(({ differences }) => differences.length > 0);
		for (const candidate of repairs?.changedSince ?? []) isOld.add(candidate);
		const stays = ({ candidate }: { candidate: Candidate }) => !isOld.has(candidate);
		const told = {
			different: different.filter(stays),
			missing: missing.filter((candidate) => stays({ candidate })),
		};
		const pairsById = keyBy(found.pairs, ({ contact }) => contact._id);
		const doubles = [
			...index.doubles().map((group) => contactDoubles(group, pairsById)),
			...found.sharing.map(customerDoubles),
		];
		const sameContact = sumBy(found.sharing, ({ candidates }) => candidates.length - 1);
		const results = [...(repairs?.results.values() ?? [])];
		const summary = {
			summary: true,
			customers: customers.count,
			contacts: index.size,
			equal:
				customers.candidates.length -
				sameContact -
				isOld.size -
				told.different.length -
				told.missing.length,
			different: told.different.length,
			repaired: [...told.different.map(({ candidate }) => candidate), ...told.missing].filter(
				(candidate) => repairs?.results.get(candidate)?.isRepaired,
			).length,
			failed: results.filter(({ error }) => error).length,
			missing: told.missing.length,
			doubles: doubles.length,
			leftOut: { ...customers.leftOut, sameContact, changedSince: isOld.size },
			missingCustomFields: [...lacking],
		};
		if (repairs) refuseFailed(all, repairs);
		return [
			{ of: all.items.map(({ index: place }) => place), json: summary },
			...told.different.map((pair) => differenceOf(pair, form, repairs)),
			...told.missing.map((candidate) => missingOf(candidate, index, repairs)),
			...doubles,
			...customers.refused.map(({ index: place, message }) => ({
				of: [place],
				error: notACustomer(all, place, message),
			})),
		];
	},
};

interface Form {
	repair: boolean;
	showValues: boolean;
	/** as the form gives them */
	tags: unknown;
	createMissingTags: boolean;
	shop: string | null;
	/** of the items that do not say it, where it does not go before their codes */
	shopName: string | null;
	sync: SyncOptions;
}

function formOf(all: AllItems): Form {
	const shop = textIn(all, 'options.shop', 'Shop Before External ID');
	const { shopName, ...selection } = syncFormOf(all);
	return {
		repair: flagIn(all, 'repair', 'Repair', false),
		showValues: flagIn(all, 'options.showValues', 'Show Values', false),
		tags: collectionIn(all, 'options').tags,
		createMissingTags: flagIn(all, 'options.createMissingTags', 'Create Missing Tags', true),
		shop,
		shopName,
		sync: { ...selection, ordersApart: false, externalIdPrefix: shop !== null },
	};
}

/** @throws NodeOperationError for the first item that is no customer, where the user does not go on after failures */
async function customersIn(
	all: AllItems,
	{ sync, shop, shopName }: Form,
	stop: AbortSignal | undefined,
): Promise<ReadCustomers> {
	const readAt = readSince(all.begun);
	const customers = await inSlices(
		readCustomers(all.items, sync, { readAt, shop, shopName }),
		stop,
	);
	const [first] = customers.refused;
	if (first && !all.context.continueOnFail()) {
		throw notACustomer(all, first.index, first.message);
	}
	const nowhere = customers.candidates.find(({ record }) => record.retailer === null);
	if (nowhere) refuseNoShop({ ...all, itemIndex: nowhere.of[0] }, sync, null);
	return customers;
}

/** The account's names of the custom fields that a sync of these customers may look at or write. */
function namesOf({ candidates }: ReadCustomers, { sync }: Form): Set<string> {
	const shops = uniq(candidates.map(({ record }) => record.retailer));
	return new Set(shops.flatMap((shop) => CUSTOM_FIELDS.map(namingOf(sync, shop))));
}

const notACustomer = ({ context }: AllItems, itemIndex: number, message: string) =>
	inputError(
		{ context, itemIndex },
		message,
		'Connect the customers of the shop: KiotViet, Customer: Get Many with Return All',
	);

/**
 * Reads all contacts, in an order in which nothing moves while they are read.
 *
 * @param listed  gets the names of the custom fields that the list shows
 * @param wanted  of these the values are kept
 */
async function indexOf(
	all: AllItems,
	listed: Set<string>,
	wanted: ReadonlySet<string>,
): Promise<ContactIndex> {
	const index = new ContactIndex();
	const compact = compactor((name) => wanted.has(name));
	const take = (contact: StoredContact): StoredContact => {
		for (const { name } of contact.custom_fields ?? []) listed.add(name);
		if (index.put(compact(contact))) return { _id: contact._id };
		throw inputError(
			all,
			`The account has more than ${index.size} contacts, too many to compare at once`,
			'Sync the customers with Sync From KiotViet instead, which looks each contact up',
		);
	};
	const order = { sort: { created_at: 'ASC' } };
	await listContacts(all.connection, 'Listing contacts', order, null, take);
	return index;
}

/** Where several contacts share a customer's e-mail or phone, the one that a sync finds is compared, and written. */
async function chosenAmongDoubles(
	all: AllItems,
	candidates: Candidate[],
	index: ContactIndex,
): Promise<Map<Candidate, string>> {
	const chosen = new Map<Candidate, string>();
	const doubtful = candidates.filter(({ person }) => index.isShared(person));
	await mapBounded(doubtful, atOnceOf(all.context, all.itemIndex), async (candidate) => {
		const { contact } = await findContact(all.connection, candidate.person);
		if (contact) chosen.set(candidate, contact._id);
	});
	return chosen;
}

async function rulesFor(
	all: AllItems,
	{ tags: typed, createMissingTags: creates, sync }: Form,
): Promise<Rules> {
	const { dialect, readings } = accountOf(all.connection);
	// A tag that is to be created is on no contact yet.
	const tags = await all.tags.ids(namesIn(all, 'Tags', typed), false);
	return {
		options: sync,
		tags: [...tags.ids, ...(creates ? tags.unknown : [])],
		dialect,
		wasReadLater: ({ record, person }, contact) =>
			readings.isOld(record, readingKeys(record, person, sync), contact),
	};
}

/** What is not there by the list may be in the contact: not every account's list shows all fields. */
async function checkedByReading(
	all: AllItems,
	pairs: Pair[],
	rules: Rules,
): Promise<{ pairs: Pair[]; missing: Candidate[]; changedSince: Candidate[] }> {
	const doubtful = pairs.filter(({ differences }) =>
		differences.some(({ stored }) => isNothing(stored)),
	);
	const checked = new Map<Pair, Pair | null | 'gone'>();
	const check = async (some: Pair[]) =>
		await mapBounded(some, atOnceOf(all.context, all.itemIndex), async (pair) => {
			const contact = await show(all.connection, { customer_id: pair.contact._id });
			checked.set(pair, contact ? pairOf(pair.candidate, contact, rules) : 'gone');
		});
	const step = Math.max(1, Math.floor(doubtful.length / SAMPLES));
	const samples = doubtful.filter((_, place) => place % step === 0).slice(0, SAMPLES);
	await check(samples);
	const showsLess = samples.some((pair) => {
		const then = checked.get(pair);
		return then && then !== 'gone' && then.differences.length < pair.differences.length;
	});
	if (showsLess) {
		const rest = doubtful.filter((pair) => !checked.has(pair));
		await check(rest);
		sayReadOneByOne(all, doubtful.length);
	}
	const outcome = pairs.map((pair) => (checked.has(pair) ? checked.get(pair) : pair));
	return {
		pairs: outcome.flatMap((pair) => (pair && pair !== 'gone' ? pair : [])),
		missing: pairs.flatMap((pair) => (checked.get(pair) === 'gone' ? pair.candidate : [])),
		changedSince: pairs.flatMap((pair) => (checked.get(pair) === null ? pair.candidate : [])),
	};
}

function sayReadOneByOne({ context }: AllItems, count: number): void {
	context.addExecutionHints({
		type: 'info',
		location: 'outputPane',
		message: `LadiFlow's list does not show all fields of the contacts in this account, so ${count} contacts were read one by one.`,
	});
}

/** Custom fields that differ and that no contact of the account shows: it may not have them. */
async function unseenFields(
	all: AllItems,
	differing: Pair[],
	listed: ReadonlySet<string>,
): Promise<Set<string>> {
	const names = uniq(
		differing.flatMap(({ differences }) =>
			differences.flatMap(({ field, isCustom }) => (isCustom ? field : [])),
		),
	).filter((name) => !listed.has(name));
	if (names.length === 0) return new Set();
	const { fields } = await all.accountFields(names);
	return new Set(names.filter((name) => !fields.some((field) => field.name === name)));
}

/** A customer to be written: with the contact that differs, or with none. */
type ToWrite = Pick<Pair, 'candidate' | 'differences'>;

const pairless = (candidate: Candidate): ToWrite => ({ candidate, differences: [] });

interface Repair {
	isRepaired: boolean;
	contactId: string | null;
	notes: string[];
	error?: Error;
}

interface Repairs {
	results: Map<Candidate, Repair>;
	/** custom fields that LadiFlow did not keep, or that nobody could try */
	lacking: Set<string>;
	changedSince: Candidate[];
}

/** Writes what differs and who is missing; a failure is one customer's, and the rest goes on. */
async function repaired(
	all: AllItems,
	form: Form,
	toWrite: ToWrite[],
	unseen: ReadonlySet<string>,
): Promise<Repairs> {
	const repairs: Repairs = { results: new Map(), lacking: new Set(unseen), changedSince: [] };
	const sequence = new ItemSequence();
	let failures = 0;
	const write = async ({ candidate }: ToWrite) => {
		if (failures >= MOST_FAILURES) {
			repairs.results.set(candidate, failedRepair(new Error(NOT_TRIED)));
			return;
		}
		const [itemIndex] = candidate.of;
		sequence.begins(itemIndex);
		try {
			await writeOne({ ...all, sequence, itemIndex }, form, candidate, repairs);
			failures = 0;
		} catch (error) {
			if (isStop(error)) return await Promise.reject(error);
			failures = failureKind(error) === null || failureKind(error) === 'refused' ? 0 : failures + 1;
			repairs.results.set(candidate, failedRepair(error as Error));
		} finally {
			sequence.ends(itemIndex);
		}
	};
	const isSure = ({ differences }: ToWrite) =>
		differences.length === 0 || differences.some(({ field }) => !unseen.has(field));
	// Only a write tells whether the account has a field that no contact shows: the first one tries for all.
	const [first, ...others] = [...toWrite.filter(isSure), ...toWrite.filter((one) => !isSure(one))];
	if (first) await write(first);
	const isWorthWriting = ({ differences }: ToWrite) =>
		differences.length === 0 || differences.some(({ field }) => !repairs.lacking.has(field));
	await mapBounded(others.filter(isWorthWriting), atOnceOf(all.context, all.itemIndex), write);
	return repairs;
}

const NOT_TRIED = 'Not tried any more, since LadiFlow could not be reached for the ones before';

const failedRepair = (error: Error): Repair => ({
	isRepaired: false,
	contactId: null,
	notes: [],
	error,
});

async function writeOne(
	item: AllItems,
	{ sync, tags }: Form,
	candidate: Candidate,
	repairs: Repairs,
): Promise<void> {
	const { record, person } = candidate;
	const { result } = await syncRecord(item, record, person, sync, tags);
	const { desired, missing, contact, notes } = result;
	if (desired.customerIsOld) {
		repairs.changedSince.push(candidate);
		return;
	}
	for (const name of Object.keys(desired.customFields)) {
		if (missing.includes(name)) repairs.lacking.add(name);
		else repairs.lacking.delete(name);
	}
	const left = differencesOf(person, desired, contact, accountOf(item.connection).dialect)
		.map(({ field }) => field)
		.filter((field) => !repairs.lacking.has(field));
	repairs.results.set(candidate, {
		isRepaired: left.length === 0,
		contactId: contact._id,
		notes: [
			...notes,
			...(left.length > 0 ? [`LadiFlow did not keep what was written: ${left.join(', ')}`] : []),
		],
	});
}

/** @throws NodeOperationError that counts the failures, where the user does not go on after them */
function refuseFailed(all: AllItems, { results }: Repairs): void {
	const failed = [...results].flatMap(([candidate, { error }]) =>
		error ? [{ candidate, error }] : [],
	);
	const [first] = failed;
	if (!first || all.context.continueOnFail()) return;
	const codes = failed.slice(0, 10).map(({ candidate: { customer } }) => customer.code);
	const more = failed.length > codes.length ? ` and ${failed.length - codes.length} more` : '';
	const [itemIndex] = first.candidate.of;
	throw inputError(
		{ ...all, itemIndex },
		`${failed.length} of ${results.size} customers could not be repaired: ${codes.join(', ')}${more}`,
		`The others were written. The first failure: ${first.error.message}. Run it again, or set On Error to Continue to get the whole report`,
	);
}

function customerIn({ customer, of }: Candidate) {
	return { of, json: { customerId: customer.id, code: customer.code ?? null } };
}

function differenceOf(pair: Pair, form: Form, repairs: Repairs | null): Output {
	const { candidate, contact, differences } = pair;
	const { of, json } = customerIn(candidate);
	const values = differences.map(({ field, stored, desired }) => [
		field,
		{ ladiFlow: stored ?? null, kiotViet: desired },
	]);
	return {
		of,
		json: {
			...json,
			contactId: contact._id,
			kind: 'different',
			fields: differences.map(({ field }) => field),
			...(form.showValues ? { values: Object.fromEntries(values) as IDataObject } : {}),
			...repairTold(candidate, repairs),
		},
	};
}

function missingOf(candidate: Candidate, index: ContactIndex, repairs: Repairs | null): Output {
	const { of, json } = customerIn(candidate);
	const code = candidate.person.externalId;
	const others = code ? index.withCode(code) : [];
	const told = repairTold(candidate, repairs);
	return {
		of,
		json: {
			...json,
			contactId: repairs?.results.get(candidate)?.contactId ?? null,
			kind: 'missing',
			fields: [],
			...told,
			...(others.length > 0 ? { contactsWithCode: others.map(({ _id }) => _id) } : {}),
		},
	};
}

function repairTold(candidate: Candidate, repairs: Repairs | null): IDataObject {
	const repair = repairs?.results.get(candidate);
	if (!repair) return {};
	const { isRepaired, notes, error } = repair;
	return {
		repaired: isRepaired,
		...(notes.length > 0 ? { notes } : {}),
		...(error ? { error: error.message } : {}),
	};
}

function contactDoubles({ contacts, sharing }: Doubles, pairs: Record<string, Pair>): Output {
	const ids = contacts.map(({ _id }: StoredContact) => _id);
	const [pair] = ids.flatMap((id) => pairs[id] ?? []);
	const of = pair?.candidate.of ?? [];
	return {
		of,
		json: {
			customerId: pair?.candidate.customer.id ?? null,
			code: pair?.candidate.customer.code ?? null,
			contactId: pair?.contact._id ?? ids[0],
			kind: 'double',
			fields: sharing,
			contactIds: ids,
		},
	};
}

function customerDoubles({ candidates, by, contactId }: Sharing): Output {
	const [first] = candidates;
	return {
		of: candidates.flatMap(({ of }) => of),
		json: {
			customerId: first.customer.id,
			code: first.customer.code ?? null,
			contactId,
			kind: 'double',
			fields: by,
			customerIds: candidates.map(({ customer }) => customer.id),
		},
	};
}
