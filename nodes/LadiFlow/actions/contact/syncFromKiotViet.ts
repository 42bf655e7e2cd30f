// Brings a customer, an order or an invoice of a KiotViet shop to its contact.
import type { IDataObject } from 'n8n-workflow';

import { simplifyField } from '../../../shared/fields';
import { find, type StoredContact } from '../../api/contacts';
import { valuesOf } from '../../api/customFields';
import { write } from '../../api/write';
import { readShopRecord, type ShopRecord } from '../../sync/record';
import { READ_AT } from '../../sync/mapping';
import { isDoubtful, isReadBefore } from '../../sync/staleness';
import { type Decision, decide, personOf, type SyncOptions } from '../../sync/sync';
import { WANTED_FIELDS } from '../../sync/wantedFields';
import { notice, optionsField } from '../fields';
import type { Operation } from '../operation';
import { refusal } from '../refusal';
import { createMissingTags, failOnMissingFields, tagsField } from './fields';
import { outcome, tagsIn, withContact, WRITE_CALLS } from './writing';

const TYPES = new Map(WANTED_FIELDS.map(({ name, type }) => [name, type]));
const MOST_READINGS = 5000;
const NOT_THE_LATEST =
	'The contact was written after this customer was read, so profile and debt were left as they are; an item that is read again writes them';

/** When the customer written last to each contact was read: an older reading must not win. */
const readings = new Map<string, string>();
/** The accounts that have the field for the reading's time, so that new contacts get it too. */
const guarded = new Set<string>();

export const syncFromKiotViet: Operation = {
	value: 'syncFromKiotViet',
	name: 'Sync From KiotViet',
	action: 'Sync a contact from a shop record',
	description: 'Write a customer, order or invoice of the KiotViet Trigger to its contact',
	calls: WRITE_CALLS,
	fields: [
		notice(
			'Takes each item as the KiotViet Trigger gives it. Profile, debt and the last order are written; other fields and tags of the contact stay.',
		),
		optionsField(
			createMissingTags,
			failOnMissingFields,
			{
				displayName: 'Keep Orders Apart',
				name: 'ordersApart',
				type: 'boolean',
				default: false,
				description:
					'Whether orders (Đặt hàng) write kv_last_purchase_order_code and _status instead of the last_order fields',
			},
			{
				displayName: 'Prefix External ID With Shop',
				name: 'externalIdPrefix',
				type: 'boolean',
				default: false,
				description:
					'Whether to put the shop before the customer code, for several shops in one LadiFlow account',
			},
			simplifyField,
			tagsField,
			{
				displayName: 'Write KiotViet Extras',
				name: 'kvFields',
				type: 'boolean',
				default: false,
				description:
					'Whether to write the optional kv_ fields (points, groups, totals, branch); they must exist in LadiFlow',
			},
		),
	],
	async run(operation) {
		const { connection, context, itemIndex, item, param } = operation;
		const record = readShopRecord(item);
		if (typeof record === 'string') {
			throw refusal(
				{ context, itemIndex },
				record,
				'Connect the KiotViet Trigger, or a customer, order or invoice of KiotViet',
			);
		}
		const { tags: tagText, ...given } = param<Partial<SyncOptions> & { tags?: string }>(
			'options',
			{},
		);
		const options: SyncOptions = {
			ordersApart: false,
			kvFields: false,
			externalIdPrefix: false,
			...given,
		};
		const person = personOf(record, options);
		if ('skipped' in person) return nothingWritten(person.skipped);
		return await withContact(
			operation,
			person,
			async () => await find(connection, person),
			async (found, keys) => {
				const wasReadLater = isOld(record, keys, found.contact);
				const tags = await tagsIn(operation, tagText);
				let decision: Decision | undefined;
				const result = await write(
					connection,
					person,
					found,
					(stored) => {
						const values = valuesOf(stored?.custom_fields);
						const keepsTime = showsReading(connection.account, stored);
						decision = decide(record, values, options, wasReadLater, keepsTime);
						return {
							native: decision.native as IDataObject,
							customFields: decision.customFields,
						};
					},
					{ add: tags.ids },
					{ types: TYPES },
				);
				if (!decision?.customerIsOld) remember(record, keys);
				const notes = decision?.customerIsOld ? [NOT_THE_LATEST] : [];
				const said = await outcome(operation, result, tags.unknown, notes);
				return { ...said, skipped: decision?.stale ? 'stale' : null };
			},
		);
	},
};

/** By what this process wrote; where it wrote nothing yet, by what the contact tells of itself. */
function isOld(
	{ readAt }: ShopRecord,
	keys: string[],
	stored: Pick<StoredContact, 'updated_at' | 'custom_fields'> | null,
): boolean {
	const known = keys.flatMap((key) => readings.get(key) ?? []);
	if (known.length > 0) return known.some((time) => isReadBefore(readAt, time));
	if (READ_AT in valuesOf(stored?.custom_fields)) return false;
	return isDoubtful(readAt, stored?.updated_at, Date.now());
}

function showsReading(account: string, stored: StoredContact | null): boolean {
	if (!stored) return guarded.has(account);
	const shows = (stored.custom_fields ?? []).some(({ name }) => name === READ_AT);
	if (shows) guarded.add(account);
	return shows;
}

function remember({ readAt }: ShopRecord, keys: string[]): void {
	if (readAt === null) return;
	for (const key of keys) {
		readings.delete(key);
		readings.set(key, readAt);
	}
	for (const key of readings.keys()) {
		if (readings.size <= MOST_READINGS) break;
		readings.delete(key);
	}
}

function nothingWritten(skipped: string): IDataObject {
	return {
		contactId: null,
		email: null,
		phone: null,
		isNew: null,
		matchedBy: null,
		written: {},
		missingCustomFields: [],
		missingTags: [],
		notCleared: [],
		notes: [],
		skipped,
		contact: null,
	};
}
