// The trigger's events, made from the kinds of records: the form, the webhooks, the catch-up and the guides take them from here.
import { sortBy, upperFirst } from 'lodash';

import type { WebhookType } from '../api/webhooks';
import { type ChangeType, KINDS, type Resource } from './kinds';

/** One thing that can happen in the shop, as a user selects it. */
export interface TriggerEvent {
	value: string;
	name: string;
	description: string;
	resource: Resource;
	change: ChangeType;
	/** the type KiotViet sends for it, or null when only catch-up finds it */
	webhookType: WebhookType | null;
	/** whether catch-up finds it too */
	catchUp: boolean;
}

const RESOURCES = Object.keys(KINDS) as Resource[];

/** In the order in which the form shows them. */
export const EVENTS: TriggerEvent[] = sortBy(RESOURCES.flatMap(eventsOfKind), 'value');

function eventsOfKind(resource: Resource): TriggerEvent[] {
	const { name, events, webhooks, list } = KINDS[resource];
	return (Object.entries(events) as Array<[ChangeType, string]>).map(([change, description]) => ({
		value: `${resource}.${change}`,
		name: `${name} ${upperFirst(change)}`,
		description,
		resource,
		change,
		webhookType: (change === 'deleted' ? webhooks?.delete : webhooks?.update) ?? null,
		catchUp: list !== undefined,
	}));
}

/** The events of these values, in the table's order; unknown values are left out. */
export function eventsOf(values: string[]): TriggerEvent[] {
	return EVENTS.filter(({ value }) => values.includes(value));
}

/** The webhook types that the events need, each once. */
export function webhookTypesOf(events: TriggerEvent[]): WebhookType[] {
	const types = events.map(({ webhookType }) => webhookType).filter((type) => type !== null);
	return [...new Set(types)];
}

/** The resources that catch-up reads for the events, each once. */
export function catchUpResourcesOf(events: TriggerEvent[]): Resource[] {
	return [...new Set(events.filter(({ catchUp }) => catchUp).map(({ resource }) => resource))];
}

/** What a webhook of this type tells of, e.g. `pricebook.delete`; null for an unknown type. */
export function notifiedBy(type: string): { resource: Resource; deleted: boolean } | null {
	for (const resource of RESOURCES) {
		const { webhooks } = KINDS[resource];
		if (webhooks?.update === type) return { resource, deleted: false };
		if (webhooks?.delete === type) return { resource, deleted: true };
	}
	return null;
}
