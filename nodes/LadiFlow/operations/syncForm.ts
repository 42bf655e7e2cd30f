// How a sync writes: the options that Sync From KiotViet and Compare With KiotViet share, and how they are read.
import { sortBy, startCase } from 'lodash';
import type { INodeProperties } from 'n8n-workflow';

import type { ItemContext } from '../../shared/operation';
import { isNothing, readName } from '../../shared/values';
import { pairsField, pairsIn } from '../form/fields';
import { inputError, taken } from '../form/inputErrors';
import { collectionIn, field, flagIn, namesIn, textIn } from '../form/inputs';
import { NATIVE_FIELDS, NO_CUSTOM_FIELDS } from '../model/nativeFields';
import { EXPECTED_FIELDS } from '../sync/expectedFields';
import {
	CHOOSABLE,
	chosenFields,
	CUSTOM_FIELDS,
	type FieldSelection,
} from '../sync/fieldSelection';

/** A field's name as a title, with the abbreviations as n8n spells them. */
function titleOf(target: string): string {
	if (target === 'first_name') return 'Name';
	const native = NATIVE_FIELDS.find(({ name }) => name === target);
	if (native) return native.displayName;
	return startCase(target)
		.replace(/\bKv\b/, 'KV')
		.replace(/\bId(s?)\b/, 'ID$1')
		.replace(/\bSkus\b/, 'SKUs');
}

const CHOICES = sortBy(
	CHOOSABLE.map(({ row: { target, source, label } }) => ({
		name: titleOf(target),
		value: target,
		description: label ?? `From ${source} in KiotViet`,
	})),
	'name',
);

const FIELDS = 'Fields to Write';
const RENAMED = 'Rename Fields';
const SHOP_NAME = 'Shop Name';

const kvFields: INodeProperties = {
	displayName: 'Write KiotViet Extras',
	name: 'kvFields',
	type: 'boolean',
	default: false,
	description:
		'Whether to write the optional kv_ fields (points, groups, totals, branch); they must exist in LadiFlow',
};

const orderMetrics: INodeProperties = {
	displayName: 'Order Metrics',
	name: 'orderMetrics',
	type: 'boolean',
	default: false,
	description:
		'Whether to write what each customer ordered and bought: number, value and average of all, pending, paid and cancelled orders, first and last date (kv_total_order and so on). The items must bring it: switch on "Include Order Metrics" in the KiotViet Trigger; in Get Many of customers choose "Order Metrics" under Include. Check Setup of Account says how to make the fields.',
};

const fields: INodeProperties = {
	displayName: FIELDS,
	name: 'fields',
	type: 'multiOptions',
	default: [],
	description:
		'Only these are written, whatever else is switched on; without this option all are. With any field of the last order come its ID, code and two times, which tell later what the last order is.',
	options: CHOICES,
};

const renamed: INodeProperties = {
	displayName: RENAMED,
	name: 'renamed',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Field',
	default: {},
	description: 'Custom fields that the account has under names of its own',
	options: [
		{
			displayName: 'Field',
			name: 'field',
			values: [
				{
					displayName: 'Field',
					name: 'name',
					type: 'options',
					default: 'debt',
					description: 'What the sync writes',
					options: CHOICES.filter(({ value }) => CUSTOM_FIELDS.includes(value)),
				},
				{
					displayName: 'Written As',
					name: 'value',
					type: 'string',
					default: '',
					placeholder: 'e.g. cong_no',
					description: 'The identifier (Tên trường) in the account, letter by letter',
				},
			],
		},
	],
};

const shopsApart: INodeProperties = {
	displayName: 'Keep Shops Apart',
	name: 'shopsApart',
	type: 'boolean',
	default: false,
	description:
		"Whether to put the shop behind the names of the fields that hold one shop's figures, such as debt_taphoaxyz and kv_total_order_taphoaxyz, so that several shops in one LadiFlow account do not overwrite each other; the last order is then that of the latest sale in any shop, and last_retailer_id says in which",
};

const shopName: INodeProperties = {
	displayName: SHOP_NAME,
	name: 'shopName',
	type: 'string',
	default: '',
	placeholder: 'e.g. taphoaxyz',
	description:
		'The Connection Name of the shop, for items that do not tell it: those of the KiotViet node',
};

/** The form's part. */
export const syncOptions: INodeProperties[] = [
	fields,
	kvFields,
	orderMetrics,
	renamed,
	shopsApart,
	shopName,
];

/** More fields, with values that an expression makes of the item. */
export const ownFields: INodeProperties = pairsField('Own Fields', 'ownFields', {
	placeholder: 'Add Field',
	description:
		'More custom fields, beside those of the shop; written when the item is the latest that is known of the customer, and left out where a value is empty',
	nameDescription: 'The identifier (Tên trường), letter by letter',
	namePlaceholder: 'e.g. vip_level',
	valuePlaceholder: 'e.g. Vàng',
	valueDescription:
		'Often an expression on the item; text, number, date, true or false, entries of a list separated by commas',
});

/** What the form says of the fields; and the shop where items do not say it. */
export interface SyncForm extends Omit<FieldSelection, 'ordersApart'> {
	shopName: string | null;
}

/** @throws NodeOperationError that names what cannot be used */
export function syncFormOf(item: ItemContext): SyncForm {
	return {
		kvFields: flagIn(item, 'options.kvFields', kvFields.displayName, false),
		orderMetrics: flagIn(item, 'options.orderMetrics', orderMetrics.displayName, false),
		fields: fieldsIn(item),
		renamed: renamedIn(item),
		shopsApart: flagIn(item, 'options.shopsApart', shopsApart.displayName, false),
		shopName: shopIn(item),
	};
}

function fieldsIn(item: ItemContext): Set<string> | undefined {
	const given = field(item, 'options.fields', FIELDS);
	if (given === null) return undefined;
	const names = namesIn(item, FIELDS, given);
	refuseUnknown(
		item,
		FIELDS,
		names,
		CHOICES.map(({ value }) => value),
	);
	return chosenFields(names);
}

function renamedIn(item: ItemContext): Map<string, string> {
	const pairs = pairsIn(item, RENAMED, collectionIn(item, 'options').renamed);
	refuseUnknown(
		item,
		RENAMED,
		pairs.map(([target]) => target),
		CUSTOM_FIELDS,
	);
	const names = new Map(
		pairs.map(([target, value]) => {
			if (!isNothing(value)) return [target, taken(item, 'Written As', readName(value))];
			throw inputError(
				item,
				`"${RENAMED}" says no name for ${target}`,
				'Fill in "Written As", or take the field out',
			);
		}),
	);
	refuseNames(item, names);
	return names;
}

/** Two fields under one name would overwrite each other, and what every contact has is no custom field. */
function refuseNames(item: ItemContext, names: Map<string, string>): void {
	const [own] = [...names.values()].filter((name) => NO_CUSTOM_FIELDS.has(name));
	if (own) {
		throw inputError(
			item,
			`"${RENAMED}" names a field of the contact itself: ${own}`,
			'Give the name of a custom field (Trường tuỳ chỉnh)',
		);
	}
	const all = CUSTOM_FIELDS.map((target) => names.get(target) ?? target);
	const twice = all.find((name, place) => all.indexOf(name) !== place);
	if (!twice) return;
	throw inputError(
		item,
		`"${RENAMED}" gives two fields the name ${twice}`,
		'Give each field a name of its own',
	);
}

function refuseUnknown(item: ItemContext, label: string, names: string[], known: string[]): void {
	const unknown = names.filter((name) => !known.includes(name));
	if (unknown.length === 0) return;
	throw inputError(
		item,
		`"${label}" holds what a sync does not write: ${unknown.join(', ')}`,
		`Give some of: ${known.join(', ')}`,
	);
}

function shopIn(item: ItemContext): string | null {
	const shop = textIn(item, 'options.shopName', SHOP_NAME);
	if (shop !== null && !isShopName(shop)) {
		throw inputError(
			item,
			`"${SHOP_NAME}" is no Connection Name`,
			'Give the part before .kiotviet.vn, such as taphoaxyz',
		);
	}
	return shop;
}

/** Whether a text can be a shop's Connection Name. */
export const isShopName = (text: string) => /^[a-z0-9_-]+$/i.test(text);

/** @throws NodeOperationError where shops are kept apart and nobody says which one an item is of */
export function refuseNoShop(
	item: ItemContext,
	{ shopsApart: isApart }: Pick<FieldSelection, 'shopsApart'>,
	shop: string | null,
): void {
	if (!isApart || shop !== null) return;
	throw inputError(
		item,
		'The item does not say which shop it is of, so its figures cannot be kept apart from those of other shops',
		`Fill in "${SHOP_NAME}" under Options with the Connection Name of the shop`,
	);
}

/** The types of the custom fields that a sync writes, by the account's names. */
export function typesBy(naming: (target: string) => string) {
	return new Map(EXPECTED_FIELDS.map(({ name, type }) => [naming(name), type]));
}
