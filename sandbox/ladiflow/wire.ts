// How contacts look in LadiFlow's answers: writes, `show` and `list` each print them a little differently.
import { DateTime } from 'luxon';

import type { Switches } from '../switches';
import type { Account } from './account';
import { aliasOf, type Contact } from './contacts';
import { holdsList, type FieldDefinition, type FieldValue } from './fields';

type Wire = Record<string, unknown>;

function identity(contact: Contact, account: Account): Wire {
	const dob = contact.dob === null ? null : DateTime.fromISO(contact.dob, { zone: 'utc' });
	const firstName = String(contact.native.first_name ?? '');
	return {
		channels: contact.channels,
		tags: contact.tags,
		vouchers: [],
		is_email_verified: false,
		messenger_recurring_message_tokens: [],
		messenger_recurring_topics: [],
		fb_page_ids: [],
		fb_uids: [],
		zalo_oa_ids: [],
		zalo_uids: [],
		ladichat_uids: [],
		ladichat_store_ids: [],
		is_merge: false,
		is_delete: false,
		_id: contact._id,
		email: contact.email,
		key: `${contact.email}-${account.storeId}`,
		name: [firstName, contact.native.last_name].filter(Boolean).join(' '),
		first_name: firstName,
		...contact.native,
		alias: aliasOf(contact),
		status: 'SUBSCRIBER',
		subscribed_at: contact.created_at,
		store_id: account.storeId,
		owner_id: account.ownerId,
		creator_id: account.ownerId,
		avatar_color: '#0137D3',
		fb_page_uids: [],
		zalo_oa_uids: [],
		ladichat_store_uids: [],
		created_at: contact.created_at,
		updated_at: contact.updated_at,
		...(contact.phone === null ? {} : { phone: contact.phone }),
		...(contact.gender === null ? {} : { gender: contact.gender }),
		...(dob === null
			? {}
			: {
					dob: contact.dob,
					dob_year: dob.year,
					// Zero-based, as the samples print it: November is 10.
					dob_month: dob.month - 1,
					dob_day: dob.day,
					dob_month_day: `${String(dob.month - 1).padStart(2, '0')}${String(dob.day).padStart(2, '0')}`,
				}),
	};
}

const ORDER_METRICS = Object.fromEntries(
	['order', 'pending_order', 'paid_order', 'cancel_order'].flatMap((kind) => [
		[`total_${kind}`, 0],
		[`total_${kind}_value`, 0],
		[`avg_${kind}_value`, 0],
	]),
);

const EMPTY_NATIVE = Object.fromEntries(
	[
		'country',
		'city',
		'district',
		'ward',
		'address',
		'address_2',
		'phone',
		'phone_2',
		'gender',
		'dob',
		'company',
		'job_title',
		'postal_code',
		'website',
		'facebook_url',
		'twitter_url',
		'linkedIn_url',
		'zalo',
		'skype',
		'language',
		'external_customer_id',
	].map((name) => [name, null]),
);

// `value` for single values, `values` for lists, an empty text where nothing is stored (ladiflow-api.md 2.13).
function storedField(
	field: FieldDefinition,
	stored: FieldValue | undefined,
	{ numbersShown }: Switches,
): Wire {
	const value = numbersShown === 'text' && typeof stored === 'number' ? String(stored) : stored;
	const head = { custom_field_id: field.id, name: field.name, data_type: field.type };
	if (holdsList(field.type)) return { values: Array.isArray(value) ? value : [], ...head };
	return { values: [], ...head, value: value ?? '' };
}

/** Values without a definition carry no `custom_field_id` (ladiflow-api.md 2.13). */
function unlinkedFields(contact: Contact): Wire[] {
	return [...contact.unlinked].map(([name, value]) =>
		Array.isArray(value) ? { values: value, name } : { values: [], name, value },
	);
}

/** The record of a write's answer: only what is stored, `external_data` and the flag (ladiflow-api.md 2.4). */
export function writtenContact(
	contact: Contact,
	account: Account,
	{ isNew, switches }: { isNew: boolean; switches: Switches },
): Wire {
	const values = new Map([...contact.fields, ...contact.feigned]);
	const shown = account.fields.filter(({ name }) => values.has(name));
	return {
		...identity(contact, account),
		custom_fields: switches.writeEchoesFields
			? [
					...shown.map((field) => storedField(field, values.get(field.name), switches)),
					...unlinkedFields(contact),
				]
			: [],
		...{ right: { isNewSubscriber: isNew }, alwaysTrue: { isNewSubscriber: true }, absent: {} }[
			switches.newFlag
		],
		external_data: contact.externalData,
	};
}

/** The record of `show`: every defined field, empty ones too; native fields that are empty are null (ladiflow-api.md 2.5). */
export function shownContact(contact: Contact, account: Account): Wire {
	return {
		...EMPTY_NATIVE,
		...identity(contact, account),
		custom_fields: [
			...account.fields.map((field) =>
				storedField(field, contact.fields.get(field.name), account.switches),
			),
			...unlinkedFields(contact),
		],
		...ORDER_METRICS,
		bounce: 0,
		complaint: 0,
		email_subscribe_status: true,
	};
}

/**
 * A row of `list`: numbers stand in `value_number`, and numbers that are not stored are left out; whether custom fields
 * are there at all is a switch (ladiflow-api.md 2.6).
 */
export function listedContact(contact: Contact, account: Account): Wire {
	const rows = account.fields.flatMap((field, order) => {
		const value = contact.fields.get(field.name);
		if (field.type !== 'NUMBER') return [{ ...storedField(field, value, account.switches), order }];
		if (value === undefined) return [];
		return [
			{
				custom_field_id: field.id,
				name: field.name,
				data_type: field.type,
				value_number: account.switches.numbersShown === 'text' ? String(value) : value,
				order,
			},
		];
	});
	return {
		...EMPTY_NATIVE,
		...identity(contact, account),
		id: contact._id,
		...(account.switches.listedFields === 'shown'
			? { custom_fields: [...rows, ...unlinkedFields(contact)] }
			: {}),
		...ORDER_METRICS,
		phone_verified: false,
	};
}
