// Which of the selected events can ever come, so that no workflow is published that then stays silent.
import { EVENTS, eventsOf, type TriggerEvent } from '../events/events';
import { type Foreign, holderOf } from './webhookPlan';

/** What a user chose, as the form gives it: an expression may have given anything. */
export interface Selection {
	events: unknown;
	receive: unknown;
	/** whether the node has Poll Times: without any, catch-up looks only when n8n starts */
	polls: boolean;
}

/** Why something selected never starts the workflow, and what to do. */
export interface Problem {
	message: string;
	advice: string;
}

const RECEIVE: Record<string, { name: string; webhook: boolean; catchUp: boolean }> = {
	webhookAndCatchUp: { name: 'Webhook and Catch-Up', webhook: true, catchUp: true },
	webhook: { name: 'Webhook Only', webhook: true, catchUp: false },
	polling: { name: 'Catch-Up Only', webhook: false, catchUp: true },
};

/**
 * Says why a selection, or a part of it, can never start the workflow. A part counts: who selects two events
 * waits for both.
 *
 * @returns null where each event can come
 * @see     kiotviet-api.md 4.2 (what has a webhook), 2.2 (what can be listed by its last change)
 */
export function selectionProblem({ events, receive, polls }: Selection): Problem | null {
	const way = RECEIVE[String(receive)];
	if (!way) {
		return {
			message: `"Receive" knows no "${String(receive)}"`,
			advice: `Choose one of ${Object.values(RECEIVE)
				.map(({ name }) => `"${name}"`)
				.join(', ')}`,
		};
	}
	if (!Array.isArray(events)) {
		return {
			message: '"Events" is no list of events, so nothing would start this workflow',
			advice: 'Select the events from the list, or let the expression give a list of their names',
		};
	}
	if (events.length === 0) {
		return {
			message: 'No event is selected, so nothing would start this workflow',
			advice: 'Select at least one event under "Events"',
		};
	}
	const unknown = events.filter((name) => !EVENTS.some(({ value }) => value === name));
	if (unknown.length > 0) {
		return {
			message: `The KiotViet Trigger knows no event ${unknown.map((name) => `"${String(name)}"`).join(', ')}`,
			advice:
				'Select the events from the list; in an expression their names count letter by letter',
		};
	}
	const catchUp = way.catchUp && polls;
	const dead = eventsOf(events as string[]).filter(
		(event) => !(way.webhook && event.webhookType) && !(catchUp && event.catchUp),
	);
	if (dead.length === 0) return null;
	if (way.catchUp && !polls && dead.some((event) => event.catchUp)) {
		return {
			message: `${named(dead)} can never come: "Poll Times" is empty, and only catch-up finds it here`,
			advice: 'Add a time under "Poll Times"',
		};
	}
	const why = way.webhook ? 'KiotViet sends no webhook for it' : 'no catch-up finds it';
	return {
		message: `${named(dead)} can never come with "Receive" set to "${way.name}": ${why}`,
		advice: `Set "Receive" to "${RECEIVE.webhookAndCatchUp.name}", or take ${dead.length === 1 ? 'this event' : 'these events'} out`,
	};
}

/**
 * Says which selected events never come because another address holds their type and no catch-up finds them.
 *
 * @see kiotviet-api.md 4.7 (one webhook per type)
 */
export function holderProblem(
	{ events, receive, polls }: Selection,
	foreign: Foreign[],
): Problem | null {
	const catchUp = (RECEIVE[String(receive)]?.catchUp ?? false) && polls;
	const selected = eventsOf(Array.isArray(events) ? (events as string[]) : []);
	const lost = foreign.filter(({ type }) =>
		selected.some((event) => event.webhookType === type && !(catchUp && event.catchUp)),
	);
	if (lost.length === 0) return null;
	return {
		message: `KiotViet allows one webhook per type, and ${lost.map((held) => `${held.type} belongs to ${holderOf(held)}`).join('; ')}`,
		advice: `Stop that app, choose other events, ${catchUp ? '' : 'set "Receive" to "Webhook and Catch-Up", '}or tick "Replace Webhooks of Other Apps"`,
	};
}

/** What has no catch-up waits for webhooks that cannot be mended. */
export function webhookProblem(
	{ events, receive }: Selection,
	webhookTrouble: string | null,
): Problem | null {
	if (webhookTrouble === null) return null;
	const selected = eventsOf(events as string[]);
	if (receive !== 'webhook' && selected.every(({ catchUp }) => catchUp)) return null;
	return {
		message: `The webhooks could not be mended, so changes do not come: ${webhookTrouble}`,
		advice: 'The next poll tries again. Unpublish and publish the workflow when it does not help',
	};
}

/** What a run's user is told of the webhooks. */
export function webhookHints(foreign: Foreign[], trouble: string | null): string[] {
	const hints = foreign.map(
		(held) =>
			`KiotViet allows one webhook per type, and ${held.type} belongs to ${holderOf(held)}, so these changes come with the next catch-up, where one finds them.`,
	);
	if (trouble) hints.push(`The webhooks could not be mended: ${trouble}. Catch-up goes on.`);
	return hints;
}

const named = (events: TriggerEvent[]) => events.map(({ value }) => value).join(', ');
