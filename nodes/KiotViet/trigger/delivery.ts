// Takes a delivery of KiotViet apart: all notifications, all their items, in one spelling.
import { z } from 'zod';

import { normalise } from '../api/records';
import { arrivalOf, type Resource } from './events';

/** One changed record as a delivery tells it; what a webhook knows before anything is read. */
export interface Notification {
	resource: Resource;
	deleted: boolean;
	deliveryId: string;
	/** the shop's number, from `Action` or the record; null when the delivery does not say */
	retailerId: number | null;
	record: Record<string, unknown>;
}

const ids = z.array(z.number().int());
const envelopeShape = z.object({
	Id: z.string().max(200).optional(),
	RemoveId: ids.optional(),
	RemoveIds: ids.optional(),
	Notifications: z
		.array(
			z.object({
				Action: z.string().max(200),
				Data: z.array(z.union([z.number(), z.record(z.unknown())])).optional(),
				RemoveId: ids.optional(),
				RemoveIds: ids.optional(),
			}),
		)
		.optional(),
});

/**
 * Reads a delivery's body. Accepts `Action` with and without the shop's number, deletes as bare ids,
 * as objects and as `RemoveId`; `registeredType` names the type where the body does not.
 *
 * @param body            the parsed JSON
 * @param registeredType  the type this address was registered for, e.g. `customer.delete`
 * @returns               the notifications, or null for a shape that is not KiotViet's
 * @see                   kiotviet-api.md 4.3
 */
export function readDelivery(body: unknown, registeredType: string): Notification[] | null {
	const parsed = envelopeShape.safeParse(body);
	if (!parsed.success) return null;
	const envelope = parsed.data;
	const removed = envelope.RemoveId ?? envelope.RemoveIds;
	const parts = removed
		? [{ Action: registeredType, RemoveId: removed }]
		: (envelope.Notifications ?? []);
	const notifications: Notification[] = [];
	for (const part of parts as NonNullable<typeof envelope.Notifications>) {
		const [entity, verb, shop] = part.Action.toLowerCase().split('.');
		const arrival = arrivalOf(`${entity}.${verb}`);
		if (!arrival) return null;
		const entries = part.RemoveId ?? part.RemoveIds ?? part.Data ?? [];
		for (const entry of entries) {
			const record = recordOf(entry);
			if (!record) return null;
			notifications.push({
				...arrival,
				deliveryId: envelope.Id ?? '',
				retailerId: numberOf(shop) ?? numberOf(record.retailerId),
				record,
			});
		}
	}
	return notifications.length > 0 ? notifications : null;
}

function recordOf(entry: unknown): Record<string, unknown> | null {
	if (typeof entry === 'number') return { id: entry };
	try {
		return normalise(entry) as Record<string, unknown>;
	} catch {
		// Nested deeper than any record of KiotViet's: the one thing normalise refuses.
		return null;
	}
}

function numberOf(value: unknown): number | null {
	const number = Number(value);
	return value !== undefined && value !== '' && Number.isInteger(number) ? number : null;
}
