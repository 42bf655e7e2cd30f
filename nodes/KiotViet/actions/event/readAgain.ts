// Reads anew what an item of the trigger tells of, so that what is tried again is tried with the state of now.
import { has, isPlainObject, omit } from 'lodash';
import type { IDataObject } from 'n8n-workflow';
import { DateTime } from 'luxon';

import { triedItem } from '../../../shared/failedItem';
import { notice } from '../../../shared/fields';
import type { ItemContext } from '../../../shared/operation';
import { callsOf } from '../../../shared/routes';
import { readId } from '../../../shared/values';
import { SALES_CALLS } from '../../api/customerSales';
import { LEARNING_CALL } from '../../api/figures';
import { changeOf } from '../../events/change';
import { Enricher } from '../../events/enrich';
import { itemOf, type TriggerItem } from '../../events/item';
import { KINDS, type Resource } from '../../events/kinds';
import { inputError } from '../../form/inputErrors';
import type { Operation } from '../../operations/operation';

const LISTS = Object.values(KINDS).flatMap(({ list }) => list ?? []);

/** The kinds that can be read again, in words: "customers, orders and invoices". */
const READABLE = LISTS.map(({ plural }) => plural)
	.join(', ')
	.replace(/, ([^,]+)$/, ' and $1');

export const readAgain: Operation = {
	value: 'readAgain',
	name: 'Read Again',
	action: 'Read an event again',
	description:
		'Give an item of the KiotViet Trigger, or the failed one that an error output gives, with record, customer and status as they are now',
	calls: callsOf(
		...LISTS.map(({ byId }) => byId),
		LEARNING_CALL,
		// For items with order metrics.
		...SALES_CALLS,
	),
	fields: [
		notice(
			`Takes each item as the KiotViet Trigger gives it, or as an error output gives it, and reads its record and customer from the shop again. Events of ${READABLE} can be read again.`,
		),
	],
	async run(operation) {
		const item = givenItem(operation);
		if (item.change === 'deleted' || item.isExample === true) return item;
		const resource = item.resource as Resource;
		const enricher = new Enricher(operation.context, {
			full: true,
			metrics: item.orderMetrics !== undefined,
		});
		const change = changeOf({
			// The trigger takes a webhook's record for a mere notice, and reads it.
			source: 'webhook',
			resource,
			deleted: false,
			record: { id: Number(item.record.id) },
			retailerId: item.retailerId,
			deliveryId: item.deliveryId,
			newSince: '',
			afterStart: false,
			readAt: DateTime.utc().toISO(),
		});
		const read = await enricher.enrich(change);
		const event = read.deleted
			? { value: `${resource}.deleted`, change: 'deleted' }
			: { value: item.event, change: item.change };
		const { source, retailer } = item;
		return {
			...omit(item, 'orderMetrics', 'error', 'message'),
			...itemOf(read, { event, isNew: item.isNew && !read.deleted, source, retailer }),
		};
	},
};

/** The trigger's item that was given, also where it comes as a failed one. */
function givenItem(operation: ItemContext): TriggerItem {
	const item = triedItem(operation.item);
	const { resource, record } = item;
	if (
		typeof resource !== 'string' ||
		!isPlainObject(record) ||
		'wrong' in readId((record as IDataObject).id)
	) {
		throw inputError(
			operation,
			'The item is no event of the KiotViet Trigger',
			'Connect the KiotViet Trigger, or the error output of a node that got its items from there',
		);
	}
	if (!has(KINDS, resource) || !KINDS[resource as Resource].list) {
		throw inputError(
			operation,
			`An event of the kind "${resource}" cannot be read again`,
			`Send events of ${READABLE} here only`,
		);
	}
	return item as TriggerItem;
}
