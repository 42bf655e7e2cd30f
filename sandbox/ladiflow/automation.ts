// What the account does with its contacts: sequences, flow triggers, catch hooks, and what all that costs.
import { randomBytes } from 'node:crypto';
import { get } from 'lodash';

import type { Clock } from '../clock';
import type { Switches } from '../switches';
import { LadiFlowError, isText, onlyKnown } from './errors';

/** A sequence of messages that a contact can be put into (ladiflow-api.md 2.8). */
export interface Sequence {
	id: string;
	name: string;
	tags: string[];
	created_at: string;
	updated_at: string;
}

/** What starts a flow. A catch hook's `_id` is the end of its address. */
export interface Trigger {
	_id: string;
	name: string;
	type: string;
	status: boolean;
	flow_id: string;
	trigger_conditions: Array<{
		condition: { code: string; name: string };
		operator: { code: string; name: string };
		value: string;
	}>;
	/** Which property of the contact comes from which parameter; `LF:a.b` reads nested JSON (ladiflow-api.md 2.9). */
	hook_mapping_fields: Array<{ property: string; parameter: string }>;
	created_at: string;
	updated_at: string;
}

/** One spending (ladiflow-api.md 2.8). */
export interface Transaction {
	_id: string;
	source: 'FLOW' | 'CAMPAIGN' | 'SEQUENCE';
	type: string;
	credits: number;
	money: number;
	flow_id: string | null;
	trigger_id: string | null;
	flow_config_id: string | null;
	campaign_id: string | null;
	sequence_id: string | null;
	customer_id: string | null;
	created_at: string;
	updated_at: string;
}

type Body = Record<string, unknown>;

/** What sequences and hooks need of the account whose contacts they write. */
interface Contacts {
	readonly switches: Pick<Switches, 'unknownSubscriber'>;
	readonly clock: Clock;
	withEmail(email: string): object | undefined;
	upserts(body: Body): unknown;
}

const IDS = ['flow_id', 'trigger_id', 'flow_config_id', 'campaign_id', 'sequence_id'] as const;
const FILTERS = ['from_date', 'to_date', 'type', 'source', ...IDS];
const NATIVE_PROPERTIES = new Set(['email', 'phone', 'first_name', 'full_name']);

const newId = () => randomBytes(12).toString('hex');

export class Automation {
	readonly sequences: Sequence[] = [];
	readonly triggers: Trigger[] = [];
	readonly transactions: Transaction[] = [];
	readonly subscriptions: Array<{ email: string; sequence: string; externalData: unknown }> = [];
	/** What came to the catch hooks, newest last. */
	readonly hookCalls: Array<{ hook: string; data: unknown }> = [];

	constructor(private readonly account: Contacts) {}

	// What a person does in the app

	makesSequence(name: string): Sequence {
		const sequence = { id: newId(), name, tags: [], ...this.times() };
		this.sequences.push(sequence);
		return sequence;
	}

	makesTagTrigger(name: string, tagId: string): Trigger {
		return this.makesTrigger(name, 'TAG_APPLY', {
			trigger_conditions: [
				{
					condition: { code: 'TAG_APPLIED', name: 'Tag Applied' },
					operator: { code: 'EQUAL', name: 'SEGMENTS.OPERATOR_EQUAL' },
					value: tagId,
				},
			],
		});
	}

	makesCatchHook(name: string, mapping: Record<string, string>): Trigger {
		return this.makesTrigger(name, 'CATCH_HOOK', {
			hook_mapping_fields: Object.entries(mapping).map(([property, parameter]) => ({
				property,
				parameter,
			})),
		});
	}

	spends(transaction: Partial<Transaction>): Transaction {
		const row: Transaction = {
			_id: newId(),
			source: 'FLOW',
			type: 'EMAIL',
			credits: 1,
			money: 0,
			flow_id: null,
			trigger_id: null,
			flow_config_id: null,
			campaign_id: null,
			sequence_id: null,
			customer_id: null,
			...this.times(),
			...transaction,
		};
		this.transactions.push(row);
		return row;
	}

	// What the API does

	/** `sequence/subscribe` (ladiflow-api.md 2.8). */
	subscribes(body: Body): void {
		onlyKnown(body, ['email', 'sequence_id', 'custom_fields', 'external_data']);
		const { email, sequence_id, custom_fields, external_data } = body;
		if (!isText(email)) throw new LadiFlowError(400, 'Email là bắt buộc');
		const sequence = this.sequences.find(({ id }) => id === sequence_id);
		if (!sequence) throw new LadiFlowError(404, 'Sequence không tồn tại');
		const { unknownSubscriber } = this.account.switches;
		if (!this.account.withEmail(email)) {
			if (unknownSubscriber === 'refused') throw new LadiFlowError(400, 'Khách hàng không hợp lệ');
			if (unknownSubscriber === 'ignored') return;
		}
		this.account.upserts({ email, ...(custom_fields ? { custom_fields } : {}) });
		this.subscriptions.push({
			email: email.trim().toLowerCase(),
			sequence: sequence.id,
			externalData: external_data,
		});
	}

	/** What came to `/hooks/catch/{id}` (ladiflow-api.md 2.9): mapped onto a contact, where it names one. */
	catches(id: string, data: unknown): void {
		const hook = this.triggers.find(({ _id, type }) => _id === id && type === 'CATCH_HOOK');
		if (!hook || !hook.status) throw new LadiFlowError(404, 'Hook không tồn tại');
		this.hookCalls.push({ hook: id, data });
		const body: Body = {};
		const custom_fields: Array<{ name: string; value: unknown }> = [];
		for (const { property, parameter } of hook.hook_mapping_fields) {
			const value: unknown = parameter.startsWith('LF:')
				? get(data, parameter.slice(3))
				: (data as Body | undefined)?.[parameter];
			if (value === undefined) continue;
			if (NATIVE_PROPERTIES.has(property)) body[property] = value;
			else custom_fields.push({ name: property, value });
		}
		if (!isText(body.email) && !isText(body.phone)) return;
		this.account.upserts({ ...body, ...(custom_fields.length > 0 ? { custom_fields } : {}) });
	}

	/** `flow/get-cost` (ladiflow-api.md 2.8). */
	costs(body: Body): { total_credits: number; total_money: number } {
		onlyKnown(body, FILTERS);
		if (!isText(body.source)) throw new LadiFlowError(400, 'source là bắt buộc');
		const rows = this.spendings(body);
		return {
			total_credits: rows.reduce((sum, { credits }) => sum + credits, 0),
			total_money: rows.reduce((sum, { money }) => sum + money, 0),
		};
	}

	/** The rows of `flow/list-transaction`, newest first. */
	transactionsFor(body: Body): Transaction[] {
		onlyKnown(body, [...FILTERS, 'page', 'limit', 'sort']);
		const { UPDATED_AT: direction = 'DESC' } = (body.sort ?? {}) as { UPDATED_AT?: string };
		const rows = this.spendings(body).sort((a, b) => (a.updated_at < b.updated_at ? 1 : -1));
		return direction === 'ASC' ? rows.reverse() : rows;
	}

	private spendings(body: Body): Transaction[] {
		const { from_date: from, to_date: to, type, source } = body;
		if (!isText(from) || Number.isNaN(Date.parse(from)))
			throw new LadiFlowError(400, 'from_date là bắt buộc');
		if ((isText(body.trigger_id) || isText(body.flow_config_id)) && !isText(body.flow_id))
			throw new LadiFlowError(400, 'flow_id là bắt buộc');
		return this.transactions.filter(
			(row) =>
				Date.parse(row.created_at) >= Date.parse(from) &&
				(!isText(to) || Date.parse(row.created_at) <= Date.parse(to)) &&
				(!isText(type) || row.type === type) &&
				(!isText(source) || row.source === source) &&
				IDS.every((id) => !isText(body[id]) || row[id] === body[id]),
		);
	}

	private makesTrigger(name: string, type: string, rest: Partial<Trigger>): Trigger {
		const trigger: Trigger = {
			_id: newId(),
			name,
			type,
			status: true,
			flow_id: newId(),
			trigger_conditions: [],
			hook_mapping_fields: [],
			...this.times(),
			...rest,
		};
		this.triggers.push(trigger);
		return trigger;
	}

	private times(): { created_at: string; updated_at: string } {
		const now = this.account.clock.now().toUTC().toISO() as string;
		return { created_at: now, updated_at: now };
	}
}
