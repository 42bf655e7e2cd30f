// What a customer owes and has, where KiotViet leaves a 0 out: learned for each key from what it has shown.
import { shortDigestOf } from '../../shared/digest';
import { pause, stopSignal } from '../../shared/stop';
import { type Reading, ShownFigures } from '../model/figures';
import { type KiotVietRecord, normalise } from '../model/records';
import { type CallingContext, callKiotViet, failureKind } from './request';

/** What reading a customer in full may ask besides, for the documentation. */
export const LEARNING_CALL = 'GET /customers';

/** What one key has shown since this process began, or, of debts, ever. */
interface Knowledge {
	figures: ShownFigures;
	/** when customers were last asked for a debt, ms */
	askedAt: number;
	asking: Promise<void> | null;
}

const ASK_AGAIN = 3_600_000;
/** The first answer may have been incomplete (kiotviet-api.md 3.1, "Debt", step 4). */
const READ_AGAIN_AFTER = 500;

const keys = new Map<string, Knowledge>();

/** A digest of the key: another one may have other rights. */
export async function keyOf(context: CallingContext): Promise<string> {
	const { apiUrl, retailer, clientId } = await context.getCredentials('kiotVietApi');
	const words = [apiUrl, retailer, clientId].map(String).join('\n');
	return shortDigestOf(words);
}

function knowledgeOf(key: string): Knowledge {
	let knowledge = keys.get(key);
	if (!knowledge) {
		knowledge = { figures: new ShownFigures(), askedAt: -Infinity, asking: null };
		keys.set(key, knowledge);
	}
	return knowledge;
}

/**
 * Completes what a list gave with the zeros that KiotViet leaves out. A list is not read twice: its records bear
 * one another out.
 */
export async function withListedFigures(
	context: CallingContext,
	reading: Reading,
	records: KiotVietRecord[],
): Promise<KiotVietRecord[]> {
	if (records.length === 0) return records;
	const { figures } = knowledgeOf(await keyOf(context));
	figures.note(reading, records);
	return records.map((record) => figures.withZeros(reading, record));
}

/**
 * Reads one customer, with the zeros that KiotViet leaves out. Where the key is not known to show debts, customers
 * are asked for one; and before a missing debt is taken for 0 for the first time, the customer is read once more,
 * until the key was borne out often enough.
 *
 * @param read  reads the customer from KiotViet
 * @see         kiotviet-api.md 3.1 ("Debt", the rule in four steps)
 */
export async function readWithFigures<Kept extends KiotVietRecord>(
	context: CallingContext,
	read: () => Promise<Kept>,
): Promise<Kept> {
	const knowledge = knowledgeOf(await keyOf(context));
	const { figures } = knowledge;
	let record = await read();
	figures.note('customer', [record]);
	if (record.createdDate && typeof record.debt !== 'number') {
		await learn(context, knowledge);
		if (figures.isDoubtful(record)) {
			await pause(READ_AGAIN_AFTER, stopSignal(context));
			record = await read();
			figures.note('customer', [record]);
			if (typeof record.debt === 'number') figures.refute();
			else figures.confirm(record);
		}
	}
	return figures.withZeros('customer', record);
}

/** Looks at a page of customers for a debt, once an hour at most, as long as none was seen. */
async function learn(context: CallingContext, knowledge: Knowledge): Promise<void> {
	if (knowledge.figures.hasDebts) return;
	if (!knowledge.asking && performance.now() - knowledge.askedAt < ASK_AGAIN) return;
	knowledge.asking ??= ask(context, knowledge);
	await knowledge.asking;
}

async function ask(context: CallingContext, knowledge: Knowledge): Promise<void> {
	try {
		const page = normalise(
			await callKiotViet(context, {
				what: 'Listing customers',
				route: LEARNING_CALL,
				query: { pageSize: 100, orderBy: 'modifiedDate', orderDirection: 'Desc' },
			}),
		) as { data?: KiotVietRecord[] };
		knowledge.figures.note('customerList', page.data ?? []);
		knowledge.askedAt = performance.now();
	} catch (error) {
		// A key without the right to list customers has learned nothing, and its sales go on.
		if (!['forbidden', 'refused'].includes(failureKind(error) ?? '')) {
			return await Promise.reject(error as Error);
		}
		knowledge.askedAt = performance.now();
		context.logger.warn(
			`KiotViet: whether this key shows debts is not known: ${(error as Error).message}`,
		);
	} finally {
		knowledge.asking = null;
	}
}

/** That a key shows debts, to be kept over a restart: then perhaps nobody owes any more. */
export async function showsDebts(context: CallingContext): Promise<string | null> {
	const key = await keyOf(context);
	return knowledgeOf(key).figures.hasDebts ? key : null;
}

/** @param key  what `showsDebts` gave before a restart */
export function haveShownDebts(key: string): void {
	knowledgeOf(key).figures.noteDebts();
}
