// What a form asks for: an input is a field in the editor, and what its value becomes in a request.
import { isPlainObject, lowerFirst, merge, sortBy } from 'lodash';
import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { isExpression, isLocator, savedParameter } from '../../shared/given';
import type { ItemContext } from '../../shared/operation';
import { isNothing, readBoolean } from '../../shared/values';
import type { Route } from '../api/routes';
import { nothingIn, taken } from './inputErrors';

/** Part of a request's query or body, spelt as the API spells it. */
export type Wire = IDataObject;

export interface Input {
	field: INodeProperties;
	/** whether an empty one says just that, as the note of a new customer: it is left out also where it was given */
	mayBeEmpty?: boolean;
	/** the calls that writing it may make, such as looking a code up */
	routes?: Route[];
	/** only called with a value that is not empty */
	write(value: unknown, operation: ItemContext, giving?: Giving): Wire | Promise<Wire>;
}

/** How fields were given, which decides what an empty one means. */
export interface Giving {
	/**
	 * Fields of their `own` are there in any case, and given where an expression is saved in them; `added` ones
	 * are there because somebody added them; `changes` are too, and what is empty of them stays as it is.
	 */
	as: 'own' | 'added' | 'changes';
	/** what n8n saved, with its expressions */
	saved?: unknown;
}

/** What a row may say besides; `name` where the API's spelling is not to be seen. */
export type More = Partial<Pick<INodeProperties, 'name' | 'placeholder' | 'required' | 'default'>>;

/** The same input, which must not be empty. */
export const required = (input: Input): Input => ({
	...input,
	field: { ...input.field, required: true },
});

/** The same inputs, of which an empty one says just that: the new record has none. */
export const emptyOrNot = (...inputs: Input[]): Input[] =>
	inputs.map((input) => ({ ...input, mayBeEmpty: true }));

/** The same input, explained in other words. */
export const withDescription = (input: Input, description: string): Input => ({
	...input,
	field: { ...input.field, description },
});

/** An input whose value the API wants in another shape than its kind gives it. */
export const mapRequest = (
	{ field, routes, write }: Input,
	shape: (wire: Wire, operation: ItemContext) => Wire | Promise<Wire>,
): Input => ({
	field,
	routes,
	write: async (value, operation, giving) =>
		await shape(await write(value, operation, giving), operation),
});

export const OWN: Giving = { as: 'own' };

/**
 * What the inputs become on the wire; two inputs may write into one object. Fields that nobody gave are left out.
 * One that was given and comes to nothing is refused, lest a filter that is empty for an item lists everything;
 * only of changes it is left as it is.
 *
 * @throws NodeOperationError when a required or given one is empty, or a value cannot be sent
 */
export async function written(
	operation: ItemContext,
	inputs: Input[],
	values: IDataObject,
	giving = OWN,
): Promise<Wire> {
	const wire: Wire = {};
	for (const { field, mayBeEmpty, write } of inputs) {
		const value = values[field.name];
		const saved = fieldIn(giving.saved, field.name);
		if (!isEmpty(field, value)) {
			merge(wire, await write(value, operation, { ...giving, saved }));
		} else if (
			field.required ||
			(!mayBeEmpty && wasGiven(giving.as, field.name in values, saved))
		) {
			throw nothingIn(operation, field.displayName);
		}
	}
	return wire;
}

/** What the fields that were added to a collection, such as Options, become on the wire. */
export async function writtenFrom(
	operation: ItemContext,
	collection: string,
	inputs: Input[],
	as: Giving['as'] = 'added',
): Promise<Wire> {
	const saved = savedParameter(operation, collection);
	return await written(operation, inputs, operation.param(collection, {}), { as, saved });
}

function wasGiven(as: Giving['as'], isThere: boolean, saved: unknown): boolean {
	return as === 'own' ? isExpression(saved) : as === 'added' && isThere;
}

export const fieldIn = (saved: unknown, name: string | number): unknown =>
	(saved as Record<string | number, unknown> | null | undefined)?.[name];

/** The calls that writing any of these inputs may make. */
export const routesOf = (inputs: Input[]): Route[] => inputs.flatMap(({ routes = [] }) => routes);

/** n8n's order of what can be added: by name. */
export function sorted(inputs: Input[]): INodeProperties[] {
	return sortBy(
		inputs.map(({ field }) => field),
		({ displayName }) => displayName.toLowerCase(),
	);
}

export function fieldOf(
	type: INodeProperties['type'],
	empty: INodeProperties['default'],
	wire: string,
	displayName: string,
	description: string,
	{ name = lowerFirst(wire), ...more }: More,
): INodeProperties {
	return { displayName, name, type, default: empty, description, ...more };
}

/** The rows in the value of a field for line items. */
export function rowsIn(value: unknown): unknown {
	return isPlainObject(value) && 'rows' in (value as object) ? fieldIn(value, 'rows') : value;
}

/** Whether nothing was picked or typed. */
export const isUnpicked = (value: unknown) => isNothing(isLocator(value) ? value.value : value);

function isEmpty({ type }: INodeProperties, value: unknown): boolean {
	if (type === 'resourceLocator') return isUnpicked(value);
	if (type !== 'collection' && type !== 'fixedCollection') return isNothing(value);
	const inside = rowsIn(value);
	if (Array.isArray(inside)) return inside.length === 0;
	return isNothing(inside) || (isPlainObject(inside) && Object.keys(inside as object).length === 0);
}

/** A choice that every operation has in any case, such as Return All, or its default where nobody touched it. */
export function flagIn(operation: ItemContext, field: INodeProperties): boolean {
	const { name, displayName } = field;
	const value = operation.param<unknown>(name, field.default);
	if (!isNothing(value)) return taken(operation, displayName, readBoolean(value));
	if (isExpression(savedParameter(operation, name))) throw nothingIn(operation, displayName);
	return field.default === true;
}
