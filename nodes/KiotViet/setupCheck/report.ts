// Says in words a shop owner understands what a survey showed, and what to do about it. Pure.
import type { Fact } from '../../shared/factSheet';
import { ENDPOINTS } from '../api/endpoints';
import type { Webhook } from '../api/webhooks';
import type { Answer, List, Survey } from './survey';
import { unreadLists } from './facts';

/** One line of the report. */
export interface Check {
	check: string;
	status: 'ok' | 'look';
	found: string;
	/** empty where nothing is */
	toDo: string;
}

/** Who holds a webhook type: only the host, since an address may hold somebody's secret. */
export interface Held {
	type: string;
	host: string;
	isActive: boolean;
	/** registered by a KiotViet Trigger, this n8n's or another one's */
	byTrigger: boolean;
}

/** What the KiotViet Trigger calls its webhooks. */
const TRIGGER = 'n8n KiotViet Trigger';

export function holdersOf({ records }: Answer): Held[] {
	return (records as unknown as Webhook[]).map(({ type, url, isActive, description }) => ({
		type,
		host: URL.canParse(url) ? new URL(url).host : 'unreadable',
		isActive,
		byTrigger: description === TRIGGER,
	}));
}

/** What the sync into LadiFlow stands on. */
const NEEDED: List[] = ['customer', 'order', 'invoice'];

export function checksOf(survey: Survey, facts: Record<string, Fact>): Check[] {
	return [rights(survey), webhooks(survey), deliveries(survey), debt(facts), cashBook(facts)];
}

const nameOf = (list: List) => ENDPOINTS[list].plural;

function rights(survey: Survey): Check {
	const unread = unreadLists(survey);
	const needed = unread.find((list) => NEEDED.includes(list));
	const check = 'What the key may read';
	const found =
		unread.length > 0
			? `All lists but: ${unread.map((list) => `${nameOf(list)} (${survey.lists[list].refused})`).join(', ')}`
			: 'All lists';
	return {
		check,
		status: needed ? 'look' : 'ok',
		found,
		toDo: needed ? survey.lists[needed].advice : '',
	};
}

function webhooks({ webhooks: answer }: Survey): Check {
	const check = 'Webhooks of the shop';
	if (answer.refused) return { check, status: 'look', found: answer.message, toDo: answer.advice };
	const held = holdersOf(answer);
	const list = (some: Held[]) => some.map(({ type, host }) => `${type} (${host})`).join(', ');
	const off = held.filter(({ isActive }) => !isActive);
	const others = held.filter(({ byTrigger }) => !byTrigger);
	const toDo = [
		off.length > 0
			? `KiotViet has switched these off: ${list(off)}. A published KiotViet Trigger mends its own with the next poll`
			: '',
		others.length > 0
			? `Another app holds ${list(others)}. KiotViet allows one webhook per type: catch-up serves these types, or stop that app`
			: '',
	].filter((part) => part !== '');
	return {
		check,
		status: toDo.length > 0 ? 'look' : 'ok',
		found: held.length > 0 ? list(held) : 'None is registered',
		toDo: toDo.join('. '),
	};
}

function deliveries({ deliveries: { fitted, misfitted } }: Survey): Check {
	const check = 'Signed deliveries';
	if (fitted) {
		return {
			check,
			status: 'ok',
			found: `The last one came at ${fitted.at}, signed as "${fitted.reading}"`,
			toDo: '',
		};
	}
	return misfitted
		? {
				check,
				status: 'look',
				found: `The last delivery came at ${misfitted.at}; its signature did not fit`,
				toDo: 'Unpublish and publish the workflow of the KiotViet Trigger, then change a record in the shop and check again. If it stays so, send the fact sheet',
			}
		: {
				check,
				status: 'look',
				found: 'None has reached this process since n8n started',
				toDo: 'Publish a workflow with a KiotViet Trigger, change a record in the shop, and check again',
			};
}

function debt({ zeroDebt: { reading, evidence } }: Record<string, Fact>): Check {
	const check = 'Debts of customers';
	return reading === 'neverShown'
		? {
				check,
				status: 'look',
				found: evidence,
				toDo: 'Either nobody owes anything, or the key may not show debts: look at a customer who owes in KiotViet, then check again',
			}
		: { check, status: 'ok', found: evidence, toDo: '' };
}

function cashBook({ cashFlowWithoutDates: { reading, evidence } }: Record<string, Fact>): Check {
	const toDo =
		reading === 'lastDays'
			? 'Give both dates whenever you read the cash book of a longer time'
			: '';
	return { check: 'The cash book', status: 'ok', found: evidence, toDo };
}
