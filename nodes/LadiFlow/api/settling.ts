// Gets a contact's custom fields to where they shall be, whatever LadiFlow makes of what it is sent: each round
// is planned from what is stored, and judged by what it left. Pure; `write` sends and reads.
import { isEqual } from 'lodash';

import {
	isSame,
	type StoredField,
	typesShownBy,
	valueOf,
	valuesOf,
	type WrittenField,
} from './customFields';
import { type DataType, holdsList, instantOf } from './fieldTypes';

/** What one write wants of the custom fields; an empty value clears like a name in `clear`. */
export interface FieldWish {
	values: Record<string, unknown>;
	clear: string[];
}

/** How one account takes what the reference leaves open; learned from its answers (ladiflow-api.md 2.13, 9.1). */
export interface Habits {
	/** a written list joins the stored one */
	listsGrow: boolean;
	/** a field that is not sent along is gone */
	replaces: boolean;
	/** the form of each kind that was kept last */
	forms: Record<Kind, number>;
}

/** Kinds of entries of which several forms are possible. */
type Kind = 'date' | 'list' | 'boolean' | 'empty' | 'emptyList' | 'other';

/** What was written, and is not there as it should be. */
export interface Unsettled {
	/** wished for, and not stored under a field that the account defines */
	missing: string[];
	/** wished to be empty, and not */
	notCleared: string[];
	/** never mentioned, and changed by LadiFlow all the same */
	lost: string[];
	/** points in time of which LadiFlow kept the day */
	daysOnly: string[];
}

export const newHabits = (): Habits => ({
	listsGrow: false,
	replaces: false,
	forms: { date: 0, list: 0, boolean: 0, empty: 0, emptyList: 0, other: 0 },
});

type Form = (name: string, value: unknown) => WrittenField | null;

const asIs: Form = (name, value) => ({ name, value });

/** The forms to try, the likeliest first. */
const FORMS: Record<Kind, Form[]> = {
	date: [asIs, (name, value) => ({ name, value: monthFirst(value) })],
	list: [
		asIs,
		(name, value) => ({ name, value: (value as unknown[]).join(', ') }),
		(name, value) => ({ name, values: value }),
	],
	boolean: [asIs, (name, value) => ({ name, value: String(value) })],
	empty: [(name) => ({ name, value: '' }), (name) => ({ name, value: null }), () => null],
	emptyList: [
		(name) => ({ name, value: [] }),
		(name) => ({ name, value: null }),
		(name) => ({ name, value: '' }),
		() => null,
	],
	other: [asIs],
};

/** Where one field shall be. */
interface Goal {
	value: unknown;
	/** wished for; the others shall only stay */
	mine: boolean;
}

interface Sent {
	kind: Kind;
	form: number;
	/** cleared so that the list can be written anew */
	madeWay: boolean;
}

interface Course {
	/** of each kind of entry the form to send; when the first one's turn comes again, all were tried */
	forms: Partial<Record<Kind, { first: number; next: number }>>;
	/** writes in this form that LadiFlow ignored */
	ignored: number;
	/** writes that left another value */
	differed: number;
	/** nothing more is tried; null as long as something is */
	end: 'settled' | 'unsettled' | null;
	/** the value that was there instead, to see whether LadiFlow itself makes it so */
	instead?: unknown;
}

export class Settling {
	/** the values nobody mentioned, as they were before LadiFlow touched them */
	private readonly kept = new Map<string, unknown>();
	private readonly courses = new Map<string, Course>();
	private goals = new Map<string, Goal>();
	private sent = new Map<string, Sent>();
	private before: Record<string, unknown> = {};
	private types = new Map<string, DataType>();
	/** all lists are left out, so that they are gone and the next round can write them together */
	private listsMakeWay = false;

	/**
	 * @param habits  of the account; changed in place by what this contact teaches
	 * @param types   of fields that the contact's record may not show
	 */
	constructor(
		private readonly habits: Habits,
		private readonly given: ReadonlyMap<string, DataType> = new Map(),
	) {}

	/**
	 * What the next write sends as `custom_fields`: everything that shall be there, since LadiFlow may replace
	 * the whole list; nothing when all is there already.
	 *
	 * @param stored  the contact's fields as read just before; undefined for a new contact
	 */
	plan(stored: StoredField[] | undefined, wish: FieldWish): WrittenField[] {
		this.before = valuesOf(stored);
		this.types = new Map([...this.given, ...typesShownBy(stored)]);
		this.goals = this.goalsFor(wish);
		this.sent = new Map();
		const entries: WrittenField[] = [];
		if ([...this.goals].every(([name, { value }]) => isSame(value, this.before[name]))) return [];
		this.listsMakeWay =
			this.habits.listsGrow &&
			this.habits.replaces &&
			[...this.goals.keys()].some((name) => Array.isArray(this.before[name]));
		for (const [name, goal] of this.goals) {
			const entry = this.entryFor(name, goal);
			if (entry) entries.push(entry);
		}
		return entries;
	}

	/**
	 * Compares what the write left with what shall be there.
	 *
	 * @param after  the contact's fields as read just after
	 * @returns      whether another round may get further
	 */
	judge(after: StoredField[] | undefined): boolean {
		const now = valuesOf(after);
		const defined = new Set((after ?? []).map(({ name }) => name));
		const wished = [...this.goals].filter(([, { mine, value }]) => mine && value !== null);
		// One field that is not there is unknown; all of several at once were written over by somebody else.
		const writtenOver = wished.length > 1 && wished.every(([name]) => !(name in now));
		let again = false;
		for (const [name, goal] of this.goals) {
			const course = this.courseOf(name);
			if (!this.sent.has(name) && name in this.before && !(name in now))
				this.habits.replaces = true;
			if (course.end === 'unsettled') continue;
			course.end = this.endOf(name, goal, now[name], defined.has(name) || writtenOver);
			if (course.end === null) again = true;
		}
		return again;
	}

	/** What is not where it should be, after the last round. */
	unsettled(after: StoredField[] | undefined): Unsettled {
		const fields = new Map((after ?? []).map((field) => [field.name, field]));
		const linksAreShown = [...fields.values()].some(({ custom_field_id }) => custom_field_id);
		const result: Unsettled = { missing: [], notCleared: [], lost: [], daysOnly: [] };
		for (const [name, { value, mine }] of this.goals) {
			const there = fields.get(name);
			const isDay = there && !isSame(value, valueOf(there)) && this.sent.get(name)?.kind === 'date';
			if (isDay && this.courseOf(name).end === 'settled') result.daysOnly.push(name);
			// A value without a definition is of no use in segments and flows (ladiflow-api.md 2.13).
			const unlinked = mine && value !== null && linksAreShown && !there?.custom_field_id;
			if (this.courseOf(name).end === 'settled' && !unlinked) continue;
			if (!mine) result.lost.push(name);
			else if (value === null) result.notCleared.push(name);
			else result.missing.push(name);
		}
		return result;
	}

	private goalsFor({ values, clear }: FieldWish): Map<string, Goal> {
		const goals = new Map<string, Goal>();
		for (const name of [...Object.keys(values), ...clear]) this.kept.delete(name);
		for (const [name, value] of Object.entries(this.before)) {
			const wished = name in values || clear.includes(name);
			if (wished || this.kept.has(name) || this.types.get(name) === 'AUTO_INCREMENT') continue;
			this.kept.set(name, value);
		}
		for (const [name, value] of this.kept) goals.set(name, { value, mine: false });
		for (const [name, value] of Object.entries(values)) {
			const empty = value === '' || value === null || isEqual(value, []);
			goals.set(name, { value: empty ? null : value, mine: true });
		}
		for (const name of clear) {
			if (!(name in values)) goals.set(name, { value: null, mine: true });
		}
		return goals;
	}

	private entryFor(name: string, { value }: Goal): WrittenField | null {
		const stored = this.before[name];
		if (value === null) {
			return stored === undefined
				? null
				: this.send(name, this.isList(name) ? 'emptyList' : 'empty', null);
		}
		if (this.isList(name, value) && this.habits.listsGrow) {
			if (this.listsMakeWay) return null;
			if (stored !== undefined)
				return isSame(value, stored) ? null : this.send(name, 'emptyList', null, true);
		}
		return this.send(name, this.kindOf(name, value), value);
	}

	private send(name: string, kind: Kind, value: unknown, madeWay = false): WrittenField | null {
		const course = this.courseOf(name);
		const habit = this.habits.forms[kind];
		const { next: form } = (course.forms[kind] ??= { first: habit, next: habit });
		this.sent.set(name, { kind, form, madeWay });
		return FORMS[kind][form](name, value);
	}

	private endOf(
		name: string,
		{ value, mine }: Goal,
		there: unknown,
		known: boolean,
	): Course['end'] {
		const course = this.courseOf(name);
		const sent = this.sent.get(name);
		if (sent?.madeWay) {
			if (there !== undefined) return this.nextForm(course, sent);
			this.learn(sent);
			return null;
		}
		if (value === null) {
			if (there !== undefined) return sent ? this.nextForm(course, sent) : null;
			if (sent) this.learn(sent);
			return 'settled';
		}
		if (this.isReached(value, there, sent)) {
			if (sent) this.learn(sent);
			return 'settled';
		}
		if (there === undefined || isSame(there, this.before[name])) {
			if (mine && !known) return 'unsettled';
			// Once more as it was: another writer may have come in between.
			if (!sent || ++course.ignored === 1) return null;
			return this.nextForm(course, sent);
		}
		if (this.isGrown(name, there)) {
			this.habits.listsGrow = true;
			return null;
		}
		if (!mine) {
			// Somebody else wrote to it since, and that is right.
			this.kept.set(name, there);
			return 'settled';
		}
		if (++course.differed >= MOST_DIFFERENT || isEqual(course.instead, there)) return 'unsettled';
		course.instead = there;
		return null;
	}

	private nextForm(course: Course, { kind, form }: Sent): Course['end'] {
		const next = (form + 1) % FORMS[kind].length;
		const first = course.forms[kind]?.first ?? 0;
		course.forms[kind] = { first, next };
		return next === first ? 'unsettled' : null;
	}

	private learn({ kind, form }: Sent): void {
		this.habits.forms[kind] = form;
	}

	/** A written list stands behind the stored one, once or, after a repeated request, more often. */
	private isGrown(name: string, there: unknown): boolean {
		const before = this.before[name];
		const goal = this.goals.get(name)?.value;
		if (!Array.isArray(there) || !Array.isArray(goal) || !Array.isArray(before)) return false;
		const all = there.map(String);
		if (!isEqual(all.slice(0, before.length), before.map(String))) return false;
		let rest = all.slice(before.length);
		if (rest.length === 0) return false;
		const piece = goal.map(String);
		while (rest.length > 0 && isEqual(rest.slice(0, piece.length), piece)) {
			rest = rest.slice(piece.length);
		}
		return rest.length === 0;
	}

	private isReached(value: unknown, there: unknown, sent: Sent | undefined): boolean {
		if (isSame(value, there)) return true;
		if (there === undefined || !sent || sent.form === 0) return false;
		if (sent.kind === 'date') return isSame(dayOnly(value), there);
		return sent.kind === 'list' && isEqual(value, entriesOf(there));
	}

	private isList(name: string, value?: unknown): boolean {
		const type = this.types.get(name);
		return type ? holdsList(type) : Array.isArray(value ?? this.before[name]);
	}

	private kindOf(name: string, value: unknown): Kind {
		const type = this.types.get(name);
		if (this.isList(name, value)) return Array.isArray(value) ? 'list' : 'other';
		if (type === 'DATE' && instantOf(value)) return 'date';
		return typeof value === 'boolean' ? 'boolean' : 'other';
	}

	private courseOf(name: string): Course {
		let course = this.courses.get(name);
		if (!course) {
			course = { forms: {}, ignored: 0, differed: 0, end: null };
			this.courses.set(name, course);
		}
		return course;
	}
}

const MOST_DIFFERENT = 3;

function monthFirst(value: unknown): string {
	return instantOf(value)?.setZone('UTC+7').toFormat('MM/dd/yyyy') ?? '';
}

/** What is left of a time where LadiFlow takes days only. */
function dayOnly(value: unknown): string | null {
	const day = instantOf(value)?.setZone('UTC+7').toISODate();
	return day ? `${day}T00:00:00.000Z` : null;
}

/** A list that LadiFlow took as one text. */
function entriesOf(there: unknown): string[] {
	return String(there)
		.split(',')
		.map((entry) => entry.trim());
}
