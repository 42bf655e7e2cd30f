// Walks over a form as it is built, with what stands inside of collections.
import type { INodeProperties, INodePropertyCollection } from 'n8n-workflow';

/** Every field of a form, also those inside of collections, with where it stands. */
export function fieldsIn(
	fields: INodeProperties[],
	where: string,
): Array<[place: string, field: INodeProperties]> {
	return fields.flatMap((field) => {
		const place = `${where} › ${field.displayName}`;
		const inside = (field.options ?? []).flatMap((option) =>
			'values' in option
				? (option as INodePropertyCollection).values
				: 'type' in option
					? [option]
					: [],
		);
		return [[place, field] as [string, INodeProperties], ...fieldsIn(inside, place)];
	});
}
