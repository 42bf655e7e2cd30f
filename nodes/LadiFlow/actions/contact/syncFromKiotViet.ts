// Brings a customer, an order or an invoice of a KiotViet shop to its contact.
import { type IDataObject, NodeOperationError } from 'n8n-workflow';

import { type StoredContact, write } from '../../api/contacts';
import { valuesOf } from '../../api/customFields';
import { tagIds } from '../../api/tags';
import { readShopRecord, type ShopRecord } from '../../sync/record';
import { decide, personOf, type SyncOptions } from '../../sync/sync';
import type { Operation } from '../operation';
import { failOnMissingFields, refuseMissing, tagNames, tagsField } from './fields';
import { inTurnFor } from './turn';

const MOST_READINGS = 5000;

/** When the customer written last to each contact was read: an older reading must not win. */
const readings = new Map<string, string>();

export const syncFromKiotViet: Operation = {
	value: 'syncFromKiotViet',
	name: 'Sync From KiotViet',
	action: 'Sync a contact from a shop record',
	description: 'Write a customer, order or invoice of the KiotViet Trigger to its contact',
	calls: [
		'POST /customer/show',
		'POST /customer/update',
		'POST /customer/create-or-update',
		'POST /customer/list-tag',
		'POST /customer/create-tag',
	],
	fields: [
		{
			displayName:
				'Takes each item as the KiotViet Trigger gives it. Profile, debt and the last order are written; other fields and tags of the contact stay.',
			name: 'notice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			options: [
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
				tagsField,
				{
					displayName: 'Write KiotViet Extras',
					name: 'kvFields',
					type: 'boolean',
					default: false,
					description:
						'Whether to write the optional kv_ fields (points, groups, totals, branch); they must exist in LadiFlow',
				},
			],
		},
	],
	async run(operation) {
		const { context, itemIndex, item, param, tags } = operation;
		const record = readShopRecord(item);
		if (typeof record === 'string') {
			throw new NodeOperationError(context.getNode(), record, {
				itemIndex,
				description: 'Connect the KiotViet Trigger, or a customer, order or invoice of KiotViet',
			});
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
		const ids = await tagIds(context, tagNames(tagText), tags);
		return await inTurnFor(context, person, async (keys) => {
			const customerIsOld = isOld(record, keys);
			let stale = false;
			const result = await write(context, person, ids, (stored) => {
				const decision = decide(record, valuesOf(fieldsOf(stored)), options, customerIsOld);
				stale = decision.stale;
				return { native: decision.native as IDataObject, customFields: decision.customFields };
			});
			if (!customerIsOld) remember(record, keys);
			refuseMissing(operation, result);
			return { ...result, skipped: stale ? 'stale' : null } as unknown as IDataObject;
		});
	},
};

function fieldsOf(stored: StoredContact | null) {
	return stored?.custom_fields;
}

function isOld({ readAt }: ShopRecord, keys: string[]): boolean {
	return readAt !== null && keys.some((key) => (readings.get(key) ?? '') > readAt);
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
		notes: [],
		skipped,
		contact: null,
	};
}
