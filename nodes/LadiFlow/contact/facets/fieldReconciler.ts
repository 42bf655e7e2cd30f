// Brings one custom field to where it shall be, whatever LadiFlow makes of what it is sent: each round is planned
// from what is stored, and judged by what it left.
import { isEqual } from 'lodash';

import { type DataType, holdsList, instantOf } from '../../model/fieldTypes';
import { isSame, type WrittenField } from '../../model/customFields';
import { dayOnly, ENCODINGS, entriesOf, type Kind } from '../../model/encodings';
import type { ApiDialect } from '../dialect';

interface Goal {
	/** null for empty */
	value: unknown;
	/** asked for; other fields shall only stay as they were before LadiFlow touched them */
	isMine: boolean;
}

interface Sent {
	kind: Kind;
	encoding: number;
	/** cleared so that the list can be written anew */
	madeWay: boolean;
}

const MOST_DIFFERENT = 3;

export class FieldReconciler {
	/** nothing more is tried; null as long as something is */
	end: 'settled' | 'unsettled' | null = null;
	private goal: Goal | null = null;
	private before: unknown;
	private type: DataType | undefined;
	private sent: Sent | null = null;
	/** of each kind of entry the encoding to send; when the first one's turn comes again, all were tried */
	private readonly tried: Partial<Record<Kind, { first: number; next: number }>> = {};
	/** writes in this encoding that LadiFlow ignored */
	private ignored = 0;
	/** writes that left another value, and the value, to see whether LadiFlow itself makes it so */
	private differed = 0;
	private instead: unknown;

	/** @param dialect  of the account; changed in place by what this field teaches */
	constructor(
		readonly name: string,
		private readonly dialect: ApiDialect,
	) {}

	/**
	 * Begins a round.
	 *
	 * @param before   the stored value
	 * @param desired  null or empty to clear the field; undefined where nobody mentioned it
	 * @returns        whether there is something to see to
	 */
	begins(before: unknown, type: DataType | undefined, desired: unknown): boolean {
		this.before = before;
		this.type = type;
		this.sent = null;
		if (desired !== undefined) {
			this.goal = { value: isSame(desired, null) ? null : desired, isMine: true };
		} else if (!this.goal || this.goal.isMine) {
			const stays = before !== undefined && type !== 'AUTO_INCREMENT';
			this.goal = stays ? { value: before, isMine: false } : null;
		}
		return this.goal !== null;
	}

	/** What is asked for is to have a value. */
	get isWanted(): boolean {
		return this.isMine && this.value !== null;
	}

	get isMine(): boolean {
		return this.goal?.isMine ?? false;
	}

	get value(): unknown {
		return this.goal?.value ?? null;
	}

	get hadList(): boolean {
		return Array.isArray(this.before);
	}

	/** Whether LadiFlow dropped the field because it was not sent along. */
	isDropped(there: unknown): boolean {
		return !this.sent && this.before !== undefined && there === undefined;
	}

	/** By the type of the field as this account shows it. */
	isReached(there: unknown, type?: DataType): boolean {
		return isSame(this.value, there, type ?? this.type);
	}

	get isThere(): boolean {
		return this.isReached(this.before);
	}

	/**
	 * The entry to send; null for none.
	 *
	 * @param listsMakeWay  all lists are left out, so that they are gone and the next round can write them together
	 */
	entry(listsMakeWay: boolean): WrittenField | null {
		if (this.value === null) {
			return this.before === undefined ? null : this.send(this.isList ? 'emptyList' : 'empty');
		}
		if (this.isList && this.dialect.listsGrow) {
			if (listsMakeWay) return null;
			if (this.before !== undefined) return this.isThere ? null : this.send('emptyList', true);
		}
		return this.send(this.kind);
	}

	/**
	 * Compares what the write left with what shall be there.
	 *
	 * @param type     as the record shows it now
	 * @param isKnown  the account has such a field, as far as can be said
	 */
	judge(there: unknown, type: DataType | undefined, isKnown: boolean): void {
		this.type = type ?? this.type;
		if (this.end !== 'unsettled') this.end = this.endAt(there, isKnown);
	}

	/** Whether LadiFlow kept the day of a point in time, and no more can be had. */
	isDayOnly(there: unknown): boolean {
		return this.end === 'settled' && this.sent?.kind === 'date' && !this.isReached(there);
	}

	private endAt(there: unknown, isKnown: boolean): FieldReconciler['end'] {
		const { sent, value } = this;
		if (sent?.madeWay || value === null) {
			if (there !== undefined) return sent ? this.tryNext(sent) : null;
			this.learn();
			return sent?.madeWay ? null : 'settled';
		}
		if (this.isReached(there) || this.isEncoded(there)) {
			this.learn();
			return 'settled';
		}
		if (there === undefined || isSame(there, this.before, this.type)) {
			if (this.isMine && !isKnown) return 'unsettled';
			// Once more as it was: another writer may have come in between.
			if (!sent || ++this.ignored === 1) return null;
			return this.tryNext(sent);
		}
		if (this.isGrown(there)) {
			this.dialect.listsGrow = true;
			return null;
		}
		if (!this.isMine) {
			// Somebody else wrote to it since, and that is right.
			this.goal = { value: there, isMine: false };
			return 'settled';
		}
		if (++this.differed >= MOST_DIFFERENT || isEqual(this.instead, there)) return 'unsettled';
		this.instead = there;
		return null;
	}

	private send(kind: Kind, madeWay = false): WrittenField | null {
		const known = this.dialect.encodings[kind];
		const { next: encoding } = (this.tried[kind] ??= { first: known, next: known });
		this.sent = { kind, encoding, madeWay };
		return ENCODINGS[kind][encoding](this.name, this.value);
	}

	private tryNext({ kind, encoding }: Sent): FieldReconciler['end'] {
		const next = (encoding + 1) % ENCODINGS[kind].length;
		const first = this.tried[kind]?.first ?? 0;
		this.tried[kind] = { first, next };
		return next === first ? 'unsettled' : null;
	}

	private learn(): void {
		if (this.sent) this.dialect.encodings[this.sent.kind] = this.sent.encoding;
	}

	/** A written list stands behind the stored one, once or, after a repeated request, more often. */
	private isGrown(there: unknown): boolean {
		const { before, value } = this;
		if (!Array.isArray(there) || !Array.isArray(value) || !Array.isArray(before)) return false;
		const [all, piece, stored] = [there, value, before].map((list) => list.map(String));
		const more = all.length - stored.length;
		const grown = Array.from({ length: more / piece.length }, () => piece).flat();
		return more > 0 && isEqual(all, [...stored, ...grown]);
	}

	/** Whether what is there is what the encoding leaves of the value. */
	private isEncoded(there: unknown): boolean {
		if (there === undefined || !this.sent || this.sent.encoding === 0) return false;
		if (this.sent.kind === 'date') return isSame(dayOnly(this.value), there, this.type);
		return this.sent.kind === 'list' && isSame(this.value, entriesOf(there), 'LIST');
	}

	private get isList(): boolean {
		return this.type ? holdsList(this.type) : Array.isArray(this.value ?? this.before);
	}

	private get kind(): Kind {
		if (this.isList) return Array.isArray(this.value) ? 'list' : 'other';
		if (this.type === 'DATE' && instantOf(this.value)) return 'date';
		return typeof this.value === 'boolean' ? 'boolean' : 'other';
	}
}
