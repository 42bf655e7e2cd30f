// Whether a list shows its records as fully as reading each of them does: learned from records that were read both ways.
import { isEqual } from 'lodash';

import { isFigure } from './figures';
import { changedAt, type KiotVietRecord } from './records';

/** So many records must have been the same both ways before a list is believed; they are read side by side. */
const ENOUGH = 4;

/** Of so many records that are taken from a list, one is read by itself all the same. */
const ONE_IN = 20;

/** Milliseconds: what was learned is learned anew after this time. */
const LASTS = 3_600_000;

/** What one key has shown of one list. Times are in milliseconds, by a clock that only goes on. */
export class ListTrust {
	private agreed = 0;
	private agreedAt = -Infinity;
	private contradictedAt = -Infinity;
	private takenSince = 0;

	/** Whether the list was seen to show less, or something else, than reading each record does. */
	isRefuted(now: number): boolean {
		return now - this.contradictedAt < LASTS;
	}

	isProved(now: number): boolean {
		return !this.isRefuted(now) && this.agreed >= ENOUGH && now - this.agreedAt < LASTS;
	}

	/** How many of the records that a list gives have to be read by themselves before the others are taken. */
	probes(count: number, now: number): number {
		if (!this.isProved(now)) return ENOUGH;
		return this.takenSince + count >= ONE_IN ? 1 : 0;
	}

	/** So many records were taken from the list on its word alone. */
	taken(count: number): void {
		this.takenSince += count;
	}

	/**
	 * Learns from a record that was read both ways. Where it changed in between, that says nothing; nor do figures,
	 * which move without the time of change (kiotviet-api.md 3.1), as long as both show them.
	 */
	compare(single: KiotVietRecord, listed: KiotVietRecord, now: number): void {
		if (changedAt(single) !== changedAt(listed)) return;
		const other = Object.keys(single).filter((name) => !isEqual(single[name], listed[name]));
		if (other.some((name) => !isFigure(name) || listed[name] === undefined)) {
			this.agreed = 0;
			this.contradictedAt = now;
		} else if (other.length === 0) {
			if (now - this.agreedAt >= LASTS) this.agreed = 0;
			this.agreed += 1;
			this.agreedAt = now;
			this.takenSince = 0;
		}
	}
}
