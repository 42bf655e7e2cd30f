// Brings a customer, an order or an invoice of a KiotViet shop to its contact.
import type { IDataObject } from 'n8n-workflow';

import { notice, simplifyField } from '../../../shared/fields';
import { TAG_CALLS } from '../../api/tags';
import { accountOf } from '../../contact/account';
import { WRITE_CALLS } from '../../contact/reconcile';
import { readShopRecord, type ShopRecord } from '../../sync/shopRecord';
import type { SyncOptions } from '../../sync/decide';
import { readSince } from '../../sync/freshness';
import { notesOn, writeTargetOf } from '../../sync/writeTarget';
import { optionsField, pairsIn } from '../../form/fields';
import type { Item, Operation } from '../../operations/operation';
import { collectionIn, flagIn } from '../../form/inputs';
import { inputError } from '../../form/inputErrors';
import { createMissingTags, failOnMissingFields, tagsField } from './fields';
import { outcome } from '../../operations/contactWrite';
import { converted, filledIn } from '../../operations/customFields';
import { type OwnFields, syncRecord } from '../../operations/kiotVietSync';
import { ownFields, refuseNoShop, syncFormOf, syncOptions } from '../../operations/syncForm';
import { isSelected, namingOf } from '../../sync/fieldSelection';
import { rowsOf } from '../../sync/mapping';

const NOT_THE_LATEST =
	'The contact was written after this customer was read, so profile and debt were left as they are; an item that is read again writes them';

const NO_METRICS =
	'The item brings no order metrics, so none were written: switch on "Include Order Metrics" in the KiotViet Trigger';

const overwrote = (otherShop: string) =>
	`The contact held the figures of another shop (${otherShop}), which were overwritten: switch on "Keep Shops Apart" where several shops write into one account`;

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
			ownFields,
			simplifyField,
			tagsField,
			...syncOptions,
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
		const { shopName, ...selection } = syncFormOf(operation);
		const record = {
			...read,
			retailer: read.retailer ?? shopName,
			readSince: readSince(operation.begun),
		};
		const flag = (name: string, label: string, otherwise = false) =>
			flagIn(operation, `options.${name}`, label, otherwise);
		const options: SyncOptions = {
			ordersApart: flag('ordersApart', 'Keep Orders Apart'),
			...selection,
			externalIdPrefix: flag('externalIdPrefix', 'Prefix External ID With Shop'),
		};
		const { tags: typedTags } = collectionIn(operation, 'options');
		const person = writeTargetOf(record, options);
		if ('skipped' in person) return nothingWritten(person.skipped, notesOn(record, null));
		refuseNoShop(operation, options, record.retailer);
		const own = await ownIn(operation, record, options);
		const { contacts } = accountOf(operation.connection);
		// The list does not hold a contact's whole record.
		const byList = flag('simplify', 'Simplify', true);
		// A change that the trigger tells of is worth a look-up; lists of the shop are full of what is right already.
		if (byList && record.readAt === null) {
			await contacts.prepare(operation.connection, itemsFrom(operation));
		}
		const { result, unknown, otherShop } = await syncRecord(
			operation,
			record,
			person,
			options,
			typedTags,
			byList,
			own,
		);
		const { stale, customerIsOld } = result.desired;
		const lacksMetrics = options.orderMetrics && record.readAt !== null && !record.metrics;
		const notes = [
			...notesOn(record, person),
			...(customerIsOld ? [NOT_THE_LATEST] : []),
			...(lacksMetrics ? [NO_METRICS] : []),
			...(otherShop && !customerIsOld ? [overwrote(otherShop)] : []),
		];
		const said = await outcome(operation, result, unknown, notes);
		return { ...said, skipped: stale ? 'stale' : null };
	},
};

/**
 * The user's own fields, converted by their types.
 *
 * @throws NodeOperationError for a value that does not fit, and for a field that the sync writes itself
 */
async function ownIn(
	operation: Item,
	record: ShopRecord,
	options: SyncOptions,
): Promise<OwnFields> {
	const label = ownFields.displayName;
	const pairs = pairsIn(operation, label, collectionIn(operation, 'options').ownFields);
	const values = filledIn(pairs);
	const naming = namingOf(options, record.retailer);
	const written = rowsOf()
		.filter((row) => row.row.type && isSelected(row, options))
		.map(({ row }) => naming(row.target));
	const both = Object.keys(values).filter((name) => written.includes(name));
	if (both.length > 0) {
		throw inputError(
			operation,
			`"${label}" holds what the sync writes itself: ${both.join(', ')}`,
			'Take it out there, or choose under "Fields to Write" what the sync shall write',
		);
	}
	if (Object.keys(values).length === 0) return { values, types: new Map() };
	return await converted(operation, { values, types: new Map() }, null);
}

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
