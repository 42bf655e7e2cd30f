// Takes a delivery of KiotViet apart: all notifications, all their items, in one spelling.
import { castArray, isPlainObject } from 'lodash';

import { normalise } from '../model/records';
import { notifiedBy } from '../events/events';
import { KINDS, type Resource } from '../events/kinds';

/** One changed record as a delivery tells it; what a webhook knows before anything is read. */
interface Notification {
	resource: Resource;
	deleted: boolean;
	deliveryId: string;
	/** the shop's number, from `Action` or the record; null when the delivery does not say */
	retailerId: number | null;
	record: Record<string, unknown>;
}

/** What a delivery holds. */
export interface Delivery {
	notifications: Notification[];
	/** parts and entries that could not be read; the others count all the same */
	unreadable: number;
}

type Shape = Record<string, unknown>;

/**
 * Reads a delivery's body. Accepts `Action` with and without the shop's number, and deletes as bare ids, as objects
 * and as `RemoveId`; `registeredType` names the type where the body does not. What cannot be read is left out by
 * itself: a kind that KiotViet invents tomorrow must not take a sale with it.
 *
 * @param body            the parsed JSON
 * @param registeredType  the type this address was registered for, e.g. `customer.delete`
 * @returns               null for a shape that is not KiotViet's
 * @see                   kiotviet-api.md 4.3
 */
export function readDelivery(body: unknown, registeredType: string): Delivery | null {
	if (!isPlainObject(body)) return null;
	const { Id, Notifications, ...top } = body as Shape;
	const parts: unknown[] = Array.isArray(Notifications) ? [...(Notifications as unknown[])] : [];
	const bare = removedIn(top) ?? removedPricesIn(top);
	if (bare) parts.push({ Action: registeredType, ...top });
	if (parts.length === 0) return null;
	const delivery: Delivery = { notifications: [], unreadable: 0 };
	for (const part of parts) {
		const read = readPart(part, deliveryIdOf(Id));
		if (!read) delivery.unreadable += 1;
		for (const notification of read ?? []) {
			if (notification) delivery.notifications.push(notification);
			else delivery.unreadable += 1;
		}
	}
	return delivery;
}

/**
 * How a delivery was written, where shops differ; null where it does not tell.
 *
 * @see kiotviet-api.md 4.3, 8
 */
export function formsOf(body: unknown): {
	actionForm: 'withRetailerId' | 'bare' | null;
	deleteForm: 'envelope' | 'removeId' | null;
} {
	const { Notifications, ...top } = (body ?? {}) as Shape;
	const [part] = Array.isArray(Notifications) ? (Notifications as Shape[]) : [];
	const action = isPlainObject(part) ? String(part.Action) : '';
	const words = /^\w+\.(\w+)(\.\d+)?$/.exec(action);
	const isEnvelope = words?.[1] === 'delete' && Array.isArray(part.Data);
	const actionForm = words?.[2] ? 'withRetailerId' : 'bare';
	return {
		actionForm: words ? actionForm : null,
		deleteForm: removedIn(top) ? 'removeId' : isEnvelope ? 'envelope' : null,
	};
}

/** One notification for each entry of a part, null for each that cannot be read; null for an unknown part. */
function readPart(part: unknown, deliveryId: string): Array<Notification | null> | null {
	if (!isPlainObject(part)) return null;
	const { Action, Data } = part as Shape;
	if (typeof Action !== 'string' || Action.length > 200) return null;
	const [entity, verb, shop] = Action.trim().toLowerCase().split('.');
	const known = notifiedBy(`${entity}.${verb}`);
	const removed = removedIn(part as Shape);
	const prices = removedPricesIn(part as Shape);
	const entries = [...given(Data), ...(removed ?? []), ...(prices ?? [])];
	if (!known || (Data === undefined && entries.length === 0)) return null;
	const told = removed ? { ...known, deleted: true } : known;
	return entries
		.flatMap((entry) => (isPlainObject(entry) && removedPricesIn(entry as Shape)) || [entry])
		.map((entry) => {
			const record = recordOf(entry, told.resource);
			if (!record) return null;
			const retailerId = numberOf(shop) ?? numberOf(record.retailerId);
			return { ...told, deliveryId, retailerId, record };
		});
}

const given = (value: unknown): unknown[] => (value === undefined ? [] : castArray(value));

/** The ids of a delete that is told as `RemoveId` or `RemoveIds`. */
function removedIn({ RemoveId, RemoveIds }: Shape): unknown[] | null {
	const ids = [...given(RemoveId), ...given(RemoveIds)];
	return ids.length > 0 ? ids : null;
}

/** The prices of a delete that is told as one price book with many products. */
function removedPricesIn({ PricebookId, PriceBookId = PricebookId, ProductIds }: Shape) {
	if (!Array.isArray(ProductIds)) return null;
	return (ProductIds as unknown[]).map((ProductId) => ({ PriceBookId, ProductId }));
}

/** A record in this package's spelling; null where it has no id, or lies deeper than any record of KiotViet's. */
function recordOf(entry: unknown, resource: Resource): Record<string, unknown> | null {
	const id = idOf(entry);
	if (id !== null) return { id };
	if (!isPlainObject(entry)) return null;
	let record: Record<string, unknown>;
	try {
		record = normalise(entry) as Record<string, unknown>;
	} catch {
		// The one thing normalise refuses; the caller counts it.
		return null;
	}
	const { key = [] } = KINDS[resource];
	const name = [...key.slice(0, 1), 'id'].find((candidate) => idOf(record[candidate]) !== null);
	return name === undefined ? null : { ...record, [name]: idOf(record[name]) };
}

/** A whole number above 0, also as digits. */
function idOf(value: unknown): number | null {
	const number = typeof value === 'string' && /^\d{1,16}$/.test(value) ? Number(value) : value;
	return Number.isSafeInteger(number) && (number as number) > 0 ? (number as number) : null;
}

function deliveryIdOf(id: unknown): string {
	return typeof id === 'number' || (typeof id === 'string' && id.length <= 200) ? String(id) : '';
}

function numberOf(value: unknown): number | null {
	const number = Number(value);
	return value !== undefined && value !== '' && Number.isInteger(number) ? number : null;
}
