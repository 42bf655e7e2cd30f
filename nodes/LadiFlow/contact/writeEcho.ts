// Whether the answer to a write on one account shows what is stored, so that the contact need not be read back: proven by
// comparing answers with contacts that were read back.
import { isEqual, sortBy, union } from 'lodash';

import { LastUsed } from '../../shared/lastUsed';
import type { StoredContact } from '../api/contacts';
import { isSame, typesShownBy, valuesOf } from '../model/customFields';
import { isKept } from '../model/nativeFields';
import type { Absences, DesiredState, Facet, Round } from './facet';
import { LEARNED_AGE } from './learned';

/** So many comparisons, one after the other, must have shown the same. */
const PROOFS = 3;
/** Of so many writes one is read back all the same. */
const ONE_IN = 20;
/** So long a field that was not there is not looked for again. */
const ABSENCE_AGE = 5 * 60_000;
/** Who changed a contact so shortly before may be at it still. */
const BUSY = 60_000;
const MOST_CONTACTS = 5000;
const MOST_FIELDS = 500;

/** What of a contact is proven by itself: an account may show tags, and no custom fields. */
type Part = 'fields' | 'tags' | 'native';

const none = (): Record<Part, number> => ({ fields: 0, tags: 0, native: 0 });

export class WriteEcho implements Absences {
	/** comparisons in a row that showed the same */
	private proofs = none();
	private comparedAt = 0;
	private believed = 0;
	private readonly absent = new LastUsed<number>(MOST_FIELDS);
	private readonly unshown = new LastUsed<boolean>(MOST_FIELDS);
	/** when the contacts that this process wrote were changed by that, as LadiFlow says, by id */
	private readonly ownWrites = new LastUsed<string>(MOST_CONTACTS);
	/** of LadiFlow's clock before this one */
	private ahead = 0;

	/** @param now  milliseconds, for tests */
	constructor(private readonly now: () => number = Date.now) {}

	/** Whether an answer may stand for the contact as it is stored. */
	believes(answer: StoredContact | null, round: Round, facets: Facet[]): answer is StoredContact {
		if (!answer?._id || round.number > 1 || this.isBusy(round.observed)) return false;
		if (!this.isProven(partsOf(round))) return false;
		if (!facets.every((facet) => facet.isShown(round, answer, this))) return false;
		return ++this.believed % ONE_IN !== 0;
	}

	/** Learns from a contact that was read back whether the answer had shown it. */
	compare(
		{ desired }: { desired: Pick<DesiredState, 'native' | 'customFields'> },
		answer: StoredContact | null,
		stored: StoredContact,
	): void {
		const fields = new Map((stored.custom_fields ?? []).map((field) => [field.name, field]));
		for (const name of Object.keys(desired.customFields)) {
			this.absent.keep(name, fields.get(name)?.custom_field_id ? 0 : this.now());
		}
		const names = Object.keys(desired.native);
		for (const name of names) {
			this.unshown.keep(name, !answer || !(name in answer || name in stored));
		}
		if (!answer) return;
		const shown = names.filter((name) => name in answer);
		const isTrue = shown.every(
			(name) =>
				isKept(name, desired.native[name], answer[name]) ===
				isKept(name, desired.native[name], stored[name]),
		);
		if (!isTrue || !isTheSame(answer, stored)) {
			this.proofs = none();
			return;
		}
		this.forgetOld();
		if (linkedValues(answer).length > 0) this.proofs.fields++;
		if ((answer.tags ?? []).length > 0) this.proofs.tags++;
		if (shown.length > 0) this.proofs.native++;
		this.comparedAt = this.now();
	}

	/** Remembers that a change of a contact is this process's own. */
	wrote(answer: StoredContact | null): void {
		if (!answer?._id || !answer.updated_at) return;
		this.ownWrites.keep(answer._id, answer.updated_at);
		this.ahead = Date.parse(answer.updated_at) - this.now();
	}

	isAbsent(field: string): boolean {
		return this.now() - (this.absent.get(field) ?? 0) < ABSENCE_AGE;
	}

	isNeverShown(native: string): boolean {
		return this.unshown.get(native) ?? false;
	}

	private isProven(parts: Part[]): boolean {
		this.forgetOld();
		return parts.length > 0 && parts.every((part) => this.proofs[part] >= PROOFS);
	}

	private forgetOld(): void {
		if (this.now() - this.comparedAt >= LEARNED_AGE) this.proofs = none();
	}

	/** Another process, or a person, changed the contact a moment ago: only reading it back shows who was last. */
	private isBusy(observed: StoredContact | null): boolean {
		if (!observed?.updated_at || this.ownWrites.get(observed._id) === observed.updated_at)
			return false;
		return this.now() + this.ahead - Date.parse(observed.updated_at) < BUSY;
	}
}

/** What the answer to a write must show. */
function partsOf({ observed, desired: { native, customFields, tags } }: Round): Part[] {
	const hasFields =
		Object.keys({ ...valuesOf(observed?.custom_fields), ...customFields }).length > 0;
	const hasTags = (tags?.add ?? []).length + (observed?.tags ?? []).length > 0;
	return [
		...(hasFields ? (['fields'] as const) : []),
		...(hasTags ? (['tags'] as const) : []),
		...(Object.keys(native).length > 0 ? (['native'] as const) : []),
	];
}

function isTheSame(answer: StoredContact, stored: StoredContact): boolean {
	const [one, other] = [answer, stored].map(({ email, phone, tags, name, first_name }) => ({
		email: email?.toLowerCase(),
		phone: phone ?? null,
		tags: sortBy(tags ?? []),
		name: name ?? first_name,
	}));
	if (!isEqual(one, other)) return false;
	const types = new Map(typesShownBy(stored.custom_fields));
	const [shown, kept] = [answer, stored].map((contact) => valuesOf(contact.custom_fields));
	return (
		isEqual(linkedValues(answer), linkedValues(stored)) &&
		union(Object.keys(shown), Object.keys(kept)).every((name) =>
			isSame(shown[name], kept[name], types.get(name)),
		)
	);
}

/** The fields that hold something under a definition, with the definition's id. */
function linkedValues({ custom_fields }: StoredContact): string[] {
	const values = valuesOf(custom_fields);
	return (custom_fields ?? [])
		.filter(({ name, custom_field_id }) => custom_field_id && name in values)
		.map(({ name, custom_field_id }) => `${name} ${custom_field_id}`)
		.sort();
}
