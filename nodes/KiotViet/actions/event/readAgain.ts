// Reads anew what an item of the trigger tells of, so that what is tried again is tried with the state of now.
import { has, isPlainObject, omit } from 'lodash';
import type { IDataObject } from 'n8n-workflow';
import { DateTime } from 'luxon';

import { triedItem } from '../../../shared/operation';
import { isCancelled, isCompleted } from '../../api/statuses';
import { keysOf } from '../../trigger/arrival';
import type { TriggerItem } from '../../trigger/emission';
import { CATCH_UP, type Resource } from '../../trigger/events';
import { Reader } from '../../trigger/reading';
import { type ItemContext, type Operation, refusal } from '../operation';

export const readAgain: Operation = {
	value: 'readAgain',
	name: 'Read Again',
	action: 'Read an event again',
	description:
		'Give an item of the KiotViet Trigger, or the failed one that an error output gives, with record, customer and status as they are now',
	calls: [
		...Object.values(CATCH_UP).map(({ path }) => `GET ${path}/{id}`),
		// For items with order metrics.
		'GET /invoices',
	],
	fields: [
		{
			displayName:
				'Takes each item as the KiotViet Trigger gives it, or as an error output gives it, and reads its record and customer from the shop again. Events of customers, orders, invoices and returns can be read again.',
			name: 'notice',
			type: 'notice',
			default: '',
		},
	],
	async run(operation) {
		const item = itemOf(operation);
		if (item.change === 'deleted' || item.isExample === true) return item;
		const resource = item.resource as Resource;
		const reader = new Reader(operation.context, {
			full: true,
			metrics: item.orderMetrics !== undefined,
		});
		const read = await reader.complete({
			// The trigger takes a webhook's record for a mere notice, and reads it.
			source: 'webhook',
			resource,
			deleted: false,
			record: { id: item.record.id as number },
			retailerId: item.retailerId,
			deliveryId: item.deliveryId,
			newSince: '',
			afterStart: false,
			readAt: DateTime.utc().toISO(),
		});
		const { deleted, record, customer, readAt, orderMetrics } = read;
		return {
			...omit(item, 'orderMetrics', 'error', 'message'),
			...(deleted ? { event: `${resource}.deleted`, change: 'deleted' } : {}),
			isNew: item.isNew && !deleted,
			isCompleted: isCompleted(resource, record),
			isCancelled: isCancelled(resource, record),
			dedupeKey: keysOf(read).version,
			readAt,
			record: record as IDataObject,
			customer: customer as IDataObject | null,
			...(orderMetrics ? { orderMetrics: { ...orderMetrics } } : {}),
		};
	},
};

/** The trigger's item that was given, also where it comes as a failed one. */
function itemOf(operation: ItemContext): TriggerItem {
	const item = triedItem(operation.item);
	const { resource, record } = item;
	if (
		typeof resource !== 'string' ||
		!isPlainObject(record) ||
		typeof (record as IDataObject).id !== 'number'
	) {
		throw refusal(
			operation,
			'The item is no event of the KiotViet Trigger',
			'Connect the KiotViet Trigger, or the error output of a node that got its items from there',
		);
	}
	if (!has(CATCH_UP, resource)) {
		throw refusal(
			operation,
			`An event of the kind "${resource}" cannot be read again`,
			'Send events of customers, orders, invoices and returns here only',
		);
	}
	return item as TriggerItem;
}
