// A contact's custom fields: all that shall be there is sent, since LadiFlow may replace the whole list, and each
// field is seen to until it is there or cannot be.
import { omit } from 'lodash';
import type { IDataObject } from 'n8n-workflow';

import type { StoredContact } from '../../api/contacts';
import type { DataType } from '../../model/fieldTypes';
import { CLEARABLE } from '../../model/nativeFields';
import { typesShownBy, valuesOf } from '../../model/customFields';
import type { ApiDialect } from '../dialect';
import type { Absences, DesiredState, Facet, Round } from '../facet';
import { FieldReconciler } from './fieldReconciler';

export class CustomFields implements Facet {
	/** of one contact, in the order in which they came up */
	private readonly known = new Map<string, FieldReconciler>();
	/** those of this round */
	private fields: FieldReconciler[] = [];

	/**
	 * @param dialect  of the account; changed in place by what this contact teaches
	 * @param types    of fields that the contact's record may not show
	 */
	constructor(
		private readonly dialect: ApiDialect,
		private readonly types: ReadonlyMap<string, DataType> = new Map(),
	) {}

	plan({ observed, desired }: Pick<Round, 'observed' | 'desired'>): IDataObject {
		const before = valuesOf(observed?.custom_fields);
		const types = new Map([...this.types, ...typesShownBy(observed?.custom_fields)]);
		const goals = goalsIn(desired);
		const others = [...this.known.keys(), ...Object.keys(before)].filter(
			(name) => !goals.has(name),
		);
		this.fields = [...new Set([...others, ...goals.keys()])]
			.map((name) => this.field(name))
			.filter((field) =>
				field.begins(before[field.name], types.get(field.name), goals.get(field.name)),
			);
		if (this.fields.every(({ isThere }) => isThere)) return {};
		const { listsGrow, replaces } = this.dialect;
		const listsMakeWay = listsGrow && replaces && this.fields.some(({ hadList }) => hadList);
		const entries = this.fields.flatMap((field) => field.entry(listsMakeWay) ?? []);
		return entries.length > 0 ? { custom_fields: entries } : {};
	}

	isShown({ observed }: Pick<Round, 'observed'>, answer: StoredContact, known: Absences): boolean {
		const ids = idsIn(answer);
		const before = idsIn(observed);
		const types = new Map(typesShownBy(answer.custom_fields));
		const values = valuesOf(answer.custom_fields);
		const isThere = (field: FieldReconciler) =>
			field.value !== null && field.isReached(values[field.name], types.get(field.name));
		const isLinked = ({ name }: FieldReconciler) => ids.has(name);
		const wanted = this.fields.filter(({ isWanted }) => isWanted);
		if (wanted.length > 0 && !wanted.some((field) => isThere(field) && isLinked(field)))
			return false;
		return this.fields.every((field) => {
			const { name } = field;
			if (field.isMine && !isLinked(field)) return field.isWanted && known.isAbsent(name);
			return isThere(field) && (field.isMine || ids.get(name) === before.get(name));
		});
	}

	judge({ desired }: Pick<Round, 'desired'>, after: StoredContact) {
		const shown = new Map((after.custom_fields ?? []).map((field) => [field.name, field]));
		const types = new Map(typesShownBy(after.custom_fields));
		const values = valuesOf(after.custom_fields);
		const wanted = this.fields.filter(({ isWanted }) => isWanted);
		// One field that is not there is unknown; all of several at once were written over by somebody else.
		const writtenOver = wanted.length > 1 && wanted.every(({ name }) => !(name in values));
		for (const field of this.fields) {
			const { name } = field;
			if (field.isDropped(values[name])) this.dialect.replaces = true;
			field.judge(values[name], types.get(name), shown.has(name) || writtenOver);
		}
		const linksAreShown = [...shown.values()].some(({ custom_field_id }) => custom_field_id);
		// A value without a definition is of no use in segments and flows (ladiflow-api.md 2.13).
		const isUnlinked = ({ name, isWanted }: FieldReconciler) =>
			isWanted && linksAreShown && !shown.get(name)?.custom_field_id;
		const namesOf = (fields: FieldReconciler[]) => fields.map(({ name }) => name);
		const short = this.fields.filter((field) => field.end !== 'settled' || isUnlinked(field));
		const missing = namesOf(short.filter(({ isWanted }) => isWanted));
		return {
			again: this.fields.some(({ end }) => end === null),
			written: omit(desired.customFields, missing) as IDataObject,
			missing,
			notCleared: namesOf(short.filter(({ isMine, isWanted }) => isMine && !isWanted)),
			lost: namesOf(short.filter(({ isMine }) => !isMine)),
			daysOnly: namesOf(this.fields.filter((field) => field.isDayOnly(values[field.name]))),
		};
	}

	private field(name: string): FieldReconciler {
		const field = this.known.get(name) ?? new FieldReconciler(name, this.dialect);
		this.known.set(name, field);
		return field;
	}
}

/** The ids of the definitions that a contact's values are linked to, by name. */
function idsIn(contact: StoredContact | null): Map<string, string> {
	return new Map(
		(contact?.custom_fields ?? []).flatMap(({ name, custom_field_id }) =>
			custom_field_id ? [[name, custom_field_id]] : [],
		),
	);
}

function goalsIn({ customFields, clear = [] }: DesiredState): Map<string, unknown> {
	const cleared = clear.filter((name) => !CLEARABLE.has(name) && !(name in customFields));
	return new Map([
		...Object.entries(customFields),
		...cleared.map((name): [string, null] => [name, null]),
	]);
}
