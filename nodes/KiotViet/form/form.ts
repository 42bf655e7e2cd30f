// A form: from the same inputs the fields in the editor, the request, and the calls that reading it may make.
import { lowerFirst, merge } from 'lodash';
import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { savedParameter } from '../../shared/given';
import type { ItemContext } from '../../shared/operation';
import type { Route } from '../api/routes';
import { type Input, routesOf, sorted, type Wire, written, writtenFrom } from './inputs';

/** Inputs that stand by themselves, then a collection of those that can be added. */
export interface Form {
	fields: INodeProperties[];
	/** the calls that reading it may make */
	routes: Route[];
	read(operation: ItemContext): Promise<Wire>;
}

/** The collections that n8n's users know, with what their button says. */
const COLLECTIONS = {
	'Additional Fields': 'Add Field',
	'Update Fields': 'Add Field',
	Filters: 'Add Filter',
};

/** A form from which both the fields in the editor and the request are made. */
export function form(
	inputs: Input[],
	collection?: { name: keyof typeof COLLECTIONS; inputs: Input[] },
): Form {
	const fields = inputs.map(({ field }) => field);
	const added = collection && addable(collection.name, collection.inputs);
	return {
		fields: added ? [...fields, added] : fields,
		routes: routesOf([...inputs, ...(collection?.inputs ?? [])]),
		async read(operation) {
			const names = fields.map(({ name }) => name);
			const valueOf = (read: (name: string) => unknown) =>
				Object.fromEntries(names.map((name) => [name, read(name)])) as IDataObject;
			const own = valueOf((name) => operation.param(name));
			const saved = valueOf((name) => savedParameter(operation, name));
			const wire = await written(operation, inputs, own, { as: 'own', saved });
			if (!added) return wire;
			const as = collection.name === 'Update Fields' ? 'changes' : 'added';
			return merge(wire, await writtenFrom(operation, added.name, collection.inputs, as));
		},
	};
}

function addable(displayName: keyof typeof COLLECTIONS, inputs: Input[]): INodeProperties {
	return {
		displayName,
		name: lowerFirst(displayName.replace(' ', '')),
		type: 'collection',
		placeholder: COLLECTIONS[displayName],
		default: {},
		options: sorted(inputs),
	};
}
