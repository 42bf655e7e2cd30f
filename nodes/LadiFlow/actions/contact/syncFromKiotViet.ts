// Brings a customer, an order or an invoice of a KiotViet shop to its contact.
import type { IDataObject } from 'n8n-workflow';

import { notice, simplifyField } from '../../../shared/fields';
import { TAG_CALLS } from '../../api/tags';
import { accountOf } from '../../contact/account';
import { WRITE_CALLS } from '../../contact/reconcile';
import { readShopRecord } from '../../sync/shopRecord';
import type { SyncOptions } from '../../sync/decide';
import { readSince } from '../../sync/freshness';
import { notesOn, writeTargetOf } from '../../sync/writeTarget';
import { optionsField } from '../../form/fields';
import type { Item, Operation } from '../../operations/operation';
import { collectionIn, flagIn } from '../../form/inputs';
import { inputError } from '../../form/inputErrors';
import { createMissingTags, failOnMissingFields, kvFieldsOption, tagsField } from './fields';
import { outcome } from '../../operations/contactWrite';
import { syncRecord } from '../../operations/kiotVietSync';

const NOT_THE_LATEST =
	'The contact was written after this customer was read, so profile and debt were left as they are; an item that is read again writes them';

export const syncFromKiotViet: Operation = {
	value: 'syncFromKiotViet',
	name: 'Sync From KiotViet',
	action: 'Sync a contact from a shop record',
	description: 'Write a customer, order or invoice of the KiotViet Trigger to its contact',
	calls: [...WRITE_CALLS.upsert, ...TAG_CALLS],
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
			kvFieldsOption,
		),
	],
	async run(operation) {
		const { item } = operation;
		const read = readShopRecord(item);
		if (typeof read === 'string') {
			throw inputError(
				operation,
				read,
				'Connect the KiotViet Trigger, or a customer, order or invoice of KiotViet',
			);
		}
		const record = { ...read, readSince: readSince(operation.begun) };
		const flag = (name: string, label: string, otherwise = false) =>
			flagIn(operation, `options.${name}`, label, otherwise);
		const options: SyncOptions = {
			ordersApart: flag('ordersApart', 'Keep Orders Apart'),
			kvFields: flag('kvFields', 'Write KiotViet Extras'),
			externalIdPrefix: flag('externalIdPrefix', 'Prefix External ID With Shop'),
		};
		const { tags: typedTags } = collectionIn(operation, 'options');
		const person = writeTargetOf(record, options);
		if ('skipped' in person) return nothingWritten(person.skipped, notesOn(record, null));
		const { contacts } = accountOf(operation.connection);
		// The list does not hold a contact's whole record.
		const byList = flag('simplify', 'Simplify', true);
		// A change that the trigger tells of is worth a look-up; lists of the shop are full of what is right already.
		if (byList && record.readAt === null) {
			await contacts.prepare(operation.connection, itemsFrom(operation));
		}
		const { result, unknown } = await syncRecord(
			operation,
			record,
			person,
			options,
			typedTags,
			byList,
		);
		const { stale, customerIsOld } = result.desired;
		const notes = [...notesOn(record, person), ...(customerIsOld ? [NOT_THE_LATEST] : [])];
		const said = await outcome(operation, result, unknown, notes);
		return { ...said, skipped: stale ? 'stale' : null };
	},
};

/** How many items of the run are not done yet, as far as the order of their beginning tells. */
function itemsFrom({ context, itemIndex }: Item): number {
	return context.getInputData().length - itemIndex;
}

function nothingWritten(skipped: string, notes: string[]): IDataObject {
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
		notes,
		skipped,
		contact: null,
	};
}
