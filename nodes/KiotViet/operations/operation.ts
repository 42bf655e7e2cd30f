// What an operation of this node is, and how one with a call of its own is made: the route is the call and its documentation.
import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type * as shared from '../../shared/operation';
import { callsOf } from '../../shared/routes';
import { type Call, callKiotViet } from '../api/request';
import type { Route } from '../api/routes';

export interface Operation extends shared.Operation {
	calls: Route[];
}

export interface Resource extends shared.Resource {
	operations: Operation[];
}

/** What an operation asks for: a field, a record that is picked, or a form, with the calls that reading it may make. */
type Asked =
	| INodeProperties
	| { field: INodeProperties; routes: Route[] }
	| { fields: INodeProperties[]; routes: Route[] };

export type Words = Pick<Operation, 'value' | 'name' | 'action' | 'description'>;

/** An operation with one call of its own, which it can make by no other name than the route it states. */
export interface OperationWithCall<R extends Route> extends Words {
	route: R;
	/** calls that it makes besides that route and what reading its form costs */
	reads?: Route[];
	form: Asked[];
	run(
		operation: shared.ItemContext,
		call: (call: Omit<Call<R>, 'route'>) => Promise<unknown>,
	): Promise<IDataObject | IDataObject[]>;
}

/** Makes an operation that calls its route. */
export function operationOf<R extends Route>(one: OperationWithCall<R>): Operation {
	const { route, reads = [], form, run, ...words } = one;
	return {
		...words,
		calls: callsOf(route, ...reads, ...routesIn(form)),
		fields: fieldsIn(form),
		async run(operation) {
			return await run(
				operation,
				async (call) => await callKiotViet(operation.context, { ...call, route } as Call<R>),
			);
		},
	};
}

const fieldsIn = (asked: Asked[]): INodeProperties[] =>
	asked.flatMap((one) => ('routes' in one ? ('fields' in one ? one.fields : one.field) : one));

const routesIn = (asked: Asked[]): Route[] =>
	asked.flatMap((one) => ('routes' in one ? one.routes : []));
