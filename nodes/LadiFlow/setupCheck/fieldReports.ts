// Judges whether an account has the fields that are wanted, from what its contacts show; pure.
import type { AccountField, AccountFields } from '../api/accountFields';
import { type DataType, FIELD_TYPES } from '../model/fieldTypes';
import { howToCreate, type ExpectedField } from '../sync/expectedFields';

/** `notSeen`: no contact shows the field, which a test contact would settle. */
type FieldStatus = 'right' | 'wrongType' | 'notLinked' | 'missing' | 'notSeen';

export interface FieldReport {
	name: string;
	wantedType: DataType | null;
	type: DataType | null;
	status: FieldStatus;
	/** what to do in LadiFlow, null where all is right */
	toDo: string | null;
}

/** A field to look for; without a type any type is right. */
export type Asked = Pick<ExpectedField, 'name' | 'label'> & { type: DataType | null };

/**
 * @param proven  whether a contact was written with all the fields, so that what it does not show is missing
 * @see           ladiflow-api.md 3.2, 3.5
 */
export function fieldReports(
	asked: Asked[],
	{ fields }: AccountFields,
	proven: boolean,
): FieldReport[] {
	const seen = new Map(fields.map((field) => [field.name, field]));
	return asked.map(({ name, type, label }) => {
		const there = seen.get(name);
		const status = statusOf(type, there, proven);
		return {
			name,
			wantedType: type,
			type: there?.type ?? null,
			status,
			toDo: toDo(status, { name, type: type ?? 'TEXT_INPUT', label }),
		};
	});
}

function statusOf(
	wanted: DataType | null,
	there: AccountField | undefined,
	proven: boolean,
): FieldStatus {
	if (!there) return proven ? 'missing' : 'notSeen';
	if (!there.isDefined) return 'notLinked';
	return wanted && there.type && there.type !== wanted ? 'wrongType' : 'right';
}

function toDo(status: FieldStatus, field: Parameters<typeof howToCreate>[0]): string | null {
	const create = howToCreate(field);
	switch (status) {
		case 'right':
			return null;
		case 'missing':
			return create;
		case 'notSeen':
			return `Look whether it is there, and create it if not. ${create}`;
		case 'notLinked':
			return `Its values belong to no field, so segments and flows cannot see them. ${create}`;
		case 'wrongType':
			return (
				`Its type should be "${FIELD_TYPES[field.type].vietnamese}" (${FIELD_TYPES[field.type].english}), and LadiFlow cannot change a type: ` +
				`delete the field, which deletes its values on every contact, and create it again. ${create}`
			);
	}
}
