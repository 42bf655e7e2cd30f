// The inputs that hold others: several fields of one object, and line items.
import type { IDataObject, INodePropertyCollection } from 'n8n-workflow';

import { readObject, readObjects } from '../../shared/values';
import { inputError, taken } from './inputErrors';
import {
	fieldIn,
	fieldOf,
	type Giving,
	type Input,
	type More,
	OWN,
	routesOf,
	rowsIn,
	sorted,
	type Wire,
	written,
} from './inputs';

/** Several fields that belong together, sent as one object; without a spelling of its own, each by itself. */
export function group(
	wire: string | null,
	displayName: string,
	description: string,
	inputs: Input[],
	more: More = {},
): Input {
	return {
		field: {
			...fieldOf('collection', {}, wire ?? displayName, displayName, description, {
				placeholder: 'Add Field',
				...more,
			}),
			options: sorted(inputs),
		},
		routes: routesOf(inputs),
		async write(value, operation, giving) {
			const given = taken(operation, displayName, readObject(value)) as IDataObject;
			const inside = await written(operation, inputs, given, giving);
			if (wire === null || Object.keys(inside).length === 0) return inside;
			return { [wire]: inside };
		},
	};
}

/** Any number of rows with the same fields, sent as a list of objects. */
export function lineItems(
	wire: string,
	displayName: string,
	description: string,
	inputs: Input[],
	more: More = {},
): Input {
	return {
		field: {
			...fieldOf('fixedCollection', {}, wire, displayName, description, {
				placeholder: `Add ${displayName.replace(/s$/, '')}`,
				...more,
			}),
			typeOptions: { multipleValues: true },
			options: [
				{ displayName, name: 'rows', values: inputs.map(({ field }) => field) },
			] as INodePropertyCollection[],
		},
		routes: routesOf(inputs),
		async write(value, operation, { saved } = OWN) {
			const given = taken(operation, displayName, readObjects(rowsIn(value)));
			const list: Wire[] = [];
			for (const [place, row] of given.entries()) {
				// n8n puts all fields into every row, filled in or not.
				const asSaved: Giving = { as: 'own', saved: fieldIn(rowsIn(saved), place) };
				list.push(await written(operation, inputs, row as IDataObject, asSaved));
			}
			if (list.every((row) => Object.keys(row).length > 0)) return { [wire]: list };
			throw inputError(
				operation,
				`"${displayName}" has a row with nothing in it`,
				'Fill the row in, or take it out; an expression there may give nothing for this item',
			);
		},
	};
}
