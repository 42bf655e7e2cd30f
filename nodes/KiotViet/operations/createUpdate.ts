// Makes Create and Update of a resource: what a form says, sent as the API spells it.
import { omit, pick } from 'lodash';
import type { IDataObject } from 'n8n-workflow';

import type { Endpoint } from '../api/endpoints';
import type { CreateRoute, UpdateRoute } from '../api/routes';
import { form, type Form } from '../form/form';
import { inputError } from '../form/inputErrors';
import type { Input, Wire } from '../form/inputs';
import type { TargetRecord } from '../form/recordPickers';
import { recordIn } from '../model/records';
import { aOrAn } from '../form/articles';
import { type Operation, operationOf } from './operation';

/** How a resource is written. */
interface Writing<R> {
	endpoint: Endpoint;
	route: R;
	form: Form;
	/** more than that it is created or changed */
	description: string;
	/** what the body holds besides what the form says; `id` is that of a changed record */
	finish?(body: Wire, id?: number): Wire;
	/** the record in the answer */
	recordOf?(answer: unknown): IDataObject;
}

/** Create: the new record as KiotViet answers it. */
export function createOf(writing: Writing<CreateRoute>): Operation {
	const { endpoint, route, form, description } = writing;
	const { finish = (body) => body, recordOf = recordIn } = writing;
	return operationOf({
		value: 'create',
		name: 'Create',
		action: `Create ${aOrAn(endpoint.singular)}`,
		description,
		route,
		form: [form],
		async run(operation, call) {
			const answer = await call({
				what: `Creating the ${endpoint.singular}`,
				body: finish(await form.read(operation)),
			});
			return recordOf(answer);
		},
	});
}

/**
 * The form of a change: the record, what the change needs besides, and what can change.
 * Read, it gives the `id` with the changes.
 *
 * @param besides  inputs that say nothing of the record, such as the branch one works in
 * @throws         NodeOperationError when nothing changes
 */
export function changeForm(record: TargetRecord, changes: Input[], besides: Input[] = []): Form {
	const around = form(besides);
	const changed = form([], { name: 'Update Fields', inputs: changes });
	return {
		fields: [record.field, ...around.fields, ...changed.fields],
		routes: [...record.routes, ...around.routes, ...changed.routes],
		async read(operation) {
			const wire = await changed.read(operation);
			if (Object.keys(wire).length === 0) {
				throw inputError(
					operation,
					'There is nothing to change',
					'Add at least one field under "Update Fields"; empty ones are left as they are',
				);
			}
			const besidesIt = await around.read(operation);
			return { id: await record.id(operation), ...besidesIt, ...wire };
		},
	};
}

/** Update: the changed record as KiotViet answers it. `inQuery` names what does not belong into the body. */
export function updateOf(writing: Writing<UpdateRoute> & { inQuery?: string[] }): Operation {
	const { endpoint, route, form, description, inQuery = [] } = writing;
	const { finish = (body) => body, recordOf = recordIn } = writing;
	return operationOf({
		value: 'update',
		name: 'Update',
		action: `Update ${aOrAn(endpoint.singular)}`,
		description,
		route,
		form: [form],
		async run(operation, call) {
			const { id, ...wire } = await form.read(operation);
			const answer = await call({
				what: `Updating ${endpoint.singular} ${String(id)}`,
				params: { id: id as number },
				query: pick(wire, inQuery),
				body: finish(omit(wire, inQuery), id as number),
			});
			return recordOf(answer);
		},
	});
}
