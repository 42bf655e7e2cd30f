// What this process remembers of each trigger, beside the database: what is processed, what waits to be tried again.
import { chunk, groupBy, partition } from 'lodash';
import { sleep } from 'n8n-workflow';

import { byInstant } from '../../shared/dates';
import type { Change } from '../events/change';
import type { ScanProgress } from './cursor';
import { Inbox } from './inbox';
import { type Carried, carried, UnderWay } from './underWay';

/** Three keys for each of 100,000 changes: an import is one legal batch, and the next poll finds it again. */
const MOST_PROCESSED = 300_000;
const MOST_LEFT_OUT = 100_000;
const MOST_TRIES = 5;

/** While KiotViet is away it is not the record's fault: so it may last an hour of polls. */
const TRIES_WHILE_AWAY = 60;

/** A run with more changes that fails is left to *Retry*: it was a catch-up's, not deliveries that came together. */
const MOST_APART = 250;

/** Into how many runs the changes of a failed one are divided. */
const PARTS = 10;

/** So many of them begin with one poll. */
const MOST_RUNS_APART = 20;

/** Milliseconds; what could not be brought for so long is gone from the shop's lists. */
const BRINGS_AGAIN_FOR = 24 * 3_600_000;

/** Milliseconds. */
const SECRET_SERVES = 1_000;

/** A record that must come again. */
interface Retry {
	resource: string;
	/** ISO time from which the next poll has to list again */
	from: string;
	/** how often the record itself could not be read; a try while KiotViet was away counts a part */
	tries: number;
	/** whether it came as what a run before the last start may have lost: so it comes again */
	afterStart: boolean;
	/** when this was noted, ms */
	at: number;
}

/** One trigger's memory; gone with the process, which catch-up on start makes good. */
export class TriggerMemory {
	private readonly processed = new Set<string>();

	private readonly leftOut = new Set<string>();

	private readonly retryQueue = new Map<string, Retry>();

	/** by record: in runs of how many its change comes again, after a run with it failed behind the trigger */
	private readonly apart = new Map<string, number>();

	private readonly progress = new Map<string, ScanProgress>();

	private servedShop: string | null = null;

	private filters = '';

	private secret: { reading: Promise<string>; at: number } | null = null;

	/** what was handed on and has not come to its end */
	readonly underWay = new UnderWay();

	/** where deliveries wait for each other */
	readonly inbox = new Inbox({ now: () => performance.now(), sleep }, () => this.underWay.runs);

	/** whether this process polls; a worker of queue mode never does */
	polls = false;

	/** the address n8n gave this trigger when it was activated in this process */
	address: string | null = null;

	/** the shop's name in the credential, as the secret was last read with it */
	shop = '';

	/** the last poll's trouble with the webhooks, to be shown with the next run */
	webhookTrouble: string | null = null;

	/** Forgets the records of another shop: IDs are unique only within one (kiotviet-api.md 2.4). */
	serve(shop: string): void {
		if (this.servedShop !== null && this.servedShop !== shop) {
			const { processed, leftOut, retryQueue, apart, progress } = this;
			for (const kept of [processed, leftOut, retryQueue, apart, progress]) kept.clear();
			this.underWay.clear();
		}
		this.servedShop = shop;
	}

	/** Whether this process has brought a version of the shop in the credential, or is bringing it. */
	brings(version: string): boolean {
		if (!this.polls || this.servedShop !== this.shop) return false;
		return this.processed.has(version) || this.underWay.carries(version);
	}

	/** Whether a version was passed on, so that it must not come again. */
	isProcessed(key: string): boolean {
		return this.processed.has(key);
	}

	/**
	 * Whether a version was passed on, is on its way or is left out, so that nobody has to bring it.
	 *
	 * @param afterStart  of what comes after a start, being on its way says nothing: the run that carries it may find
	 *                    it in the database, and take it for done by a run that died
	 */
	isDone(version: string, afterStart = false): boolean {
		if (this.processed.has(version) || this.leftOut.has(version)) return true;
		return !afterStart && this.underWay.carries(version);
	}

	markProcessed(keys: string[]): void {
		keep(this.processed, keys, MOST_PROCESSED);
	}

	/**
	 * Notes versions that a selection leaves out: known here only, and only as long as the selection is the same.
	 *
	 * @param filters  the selection in words
	 */
	leaveOut(versions: string[], filters: string): void {
		if (this.filters !== filters) this.leftOut.clear();
		this.filters = filters;
		keep(this.leftOut, versions, MOST_LEFT_OUT);
	}

	/** How far this process has scanned a resource's changes. */
	progressOf(resource: string): ScanProgress {
		return this.progress.get(resource) ?? 'nothing';
	}

	scanned(resource: string, to: ScanProgress): void {
		this.progress.set(resource, to);
	}

	/**
	 * Notes that a record could not be read, so that the next catch-up brings it again.
	 *
	 * @param isAway  KiotViet could give nobody anything, or the quota was used up
	 * @returns       whether it comes again; false after the last try
	 */
	couldNotRead({ record, resource, time: from, afterStart }: Carried, isAway = false): boolean {
		const known = this.retryQueue.get(record);
		const tries = (known?.tries ?? 0) + (isAway ? MOST_TRIES / TRIES_WHILE_AWAY : 1);
		const comesAgain = tries <= MOST_TRIES;
		if (comesAgain) this.keepsForRetry(record, { resource, from, tries, afterStart }, known);
		else this.retryQueue.delete(record);
		return comesAgain;
	}

	/** Notes that a run failed before it could pass a record on; that is no fault of the record's. */
	bringAgain({ record, resource, time, afterStart }: Carried): void {
		const known = this.retryQueue.get(record);
		const [from] = [time, ...(known ? [known.from] : [])].sort(byInstant);
		this.keepsForRetry(record, { resource, from, tries: known?.tries ?? 0, afterStart }, known);
	}

	private keepsForRetry(record: string, retry: Omit<Retry, 'at'>, known: Retry | undefined): void {
		const afterStart = retry.afterStart || (known?.afterStart ?? false);
		this.retryQueue.set(record, { ...retry, afterStart, at: Date.now() });
	}

	/**
	 * Lets the changes of a run that failed behind the trigger come again in smaller runs: which of them it failed at
	 * cannot be known, and the others must not wait for somebody to mend it.
	 *
	 * @param changes  with their keys as they were passed on; a single one is left to *Retry*, as it was the one
	 */
	bringAgainApart(changes: Change[]): void {
		if (!this.polls || changes.length < 2 || changes.length > MOST_APART) return;
		const size = Math.ceil(changes.length / PARTS);
		for (const change of changes) {
			const { keys } = change;
			for (const key of Object.values(keys)) this.processed.delete(key);
			this.bringAgain(carried(change));
			this.apart.set(keys.record, size);
		}
	}

	/**
	 * Divides what a poll found into runs: what comes again apart, and all the rest together.
	 *
	 * @returns  no empty run; what is too much for one poll is left out, and comes with the next
	 */
	inRuns(changes: Change[]): Change[][] {
		const [again, others] = partition(changes, ({ keys }) => this.apart.has(keys.record));
		const bySize = groupBy(again, ({ keys }) => this.apart.get(keys.record));
		const runs = Object.entries(bySize)
			.flatMap(([size, group]) => chunk(group, Number(size)))
			.slice(0, MOST_RUNS_APART)
			.map((run) => run.map((change) => ({ ...change, afterStart: true })));
		for (const { keys } of runs.flat()) this.apart.delete(keys.record);
		return others.length > 0 ? [others, ...runs] : runs;
	}

	/** Lets the next catch-up bring what was handed on, and whose run never began. */
	giveUpOverdue(): void {
		for (const change of this.underWay.overdue()) this.bringAgain(change);
	}

	/** Whether a record waits to be brought again. */
	comesAgain(recordKey: string): boolean {
		return this.retryQueue.has(recordKey);
	}

	/** Whether a record that waits to be brought again may have been lost by a run before the last start. */
	comesAgainAfterStart(recordKey: string): boolean {
		return this.retryQueue.get(recordKey)?.afterStart ?? false;
	}

	/**
	 * From when on changes of a kind are under way, ISO, or null where none is; undefined where this process is not
	 * told what becomes of them.
	 */
	underWaySince(resource: string): string | null | undefined {
		return this.underWay.isKnown ? this.underWay.since(resource) : undefined;
	}

	wasRead(recordKey: string): void {
		this.apart.delete(recordKey);
		this.retryQueue.delete(recordKey);
	}

	/** The earliest time from which records of a kind have to be read again, or null. */
	retryFrom(resource: string): string | null {
		const times: string[] = [];
		for (const [key, entry] of this.retryQueue) {
			if (Date.now() - entry.at > BRINGS_AGAIN_FOR) this.retryQueue.delete(key);
			else if (entry.resource === resource) times.push(entry.from);
		}
		return times.sort(byInstant)[0] ?? null;
	}

	/**
	 * The webhook's secret, read at most once a second: to read a credential costs n8n as much as all the rest of a
	 * delivery, and strangers must not have that done as often as they knock.
	 *
	 * @throws  what the reading throws, which is not remembered
	 */
	async secretFrom(read: () => Promise<string>): Promise<string> {
		const now = performance.now();
		if (this.secret && now - this.secret.at < SECRET_SERVES) return await this.secret.reading;
		const reading = read();
		this.secret = { reading, at: now };
		void reading.catch(() => this.forgetSecret());
		return await reading;
	}

	/** Before KiotViet gets to know another secret. */
	forgetSecret(): void {
		this.secret = null;
	}
}

/** Adds keys as the newest, and lets the oldest go. */
function keep(kept: Set<string>, keys: string[], most: number): void {
	for (const key of keys) {
		kept.delete(key);
		kept.add(key);
	}
	for (const key of kept) {
		if (kept.size <= most) break;
		kept.delete(key);
	}
}

const memories = new Map<string, TriggerMemory>();

/** The memory of one trigger node. */
export function memoryOf(workflowId: string | undefined, nodeId: string): TriggerMemory {
	const key = `${workflowId ?? ''}:${nodeId}`;
	let memory = memories.get(key);
	if (!memory) {
		memory = new TriggerMemory();
		memories.set(key, memory);
	}
	return memory;
}
