// Makes Create and Update of a resource: what a form says, sent as the API spells it.
import { omit, pick } from 'lodash';
import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { recordIn } from '../api/records';
import { callKiotViet } from '../api/request';
import type { Source } from '../api/sources';
import { form, type Form, type Input, type Wire } from './inputs';
import { type ItemContext, type Operation, refusal } from './operation';
import { aOrAn } from './single';

/** How a resource is written. */
export interface Writing {
	source: Source;
	form: Form;
	/** more than that it is created or changed */
	description: string;
	/** calls that reading the form may make */
	lookUps?: string[];
	/** what the body holds besides what the form says; `id` is that of a changed record */
	finish?(body: Wire, id?: number): Wire;
	/** the record in the answer */
	recordOf?(answer: unknown): IDataObject;
}

/** Create: the new record as KiotViet answers it. */
export function createOf(writing: Writing): Operation {
	const { source, form, description, lookUps = [] } = writing;
	const { finish = (body) => body, recordOf = recordIn } = writing;
	return {
		value: 'create',
		name: 'Create',
		action: `Create ${aOrAn(source.singular)}`,
		description,
		calls: [`POST ${source.path}`, ...lookUps],
		fields: form.fields,
		async run(operation) {
			const answer = await callKiotViet(operation.context, {
				what: `Creating the ${source.singular}`,
				method: 'POST',
				path: source.path,
				body: finish(await form.read(operation)),
			});
			return recordOf(answer);
		},
	};
}

/**
 * The form of a change: the record, what the change needs besides, and what can change.
 * Read, it gives the `id` with the changes.
 *
 * @param besides  inputs that say nothing of the record, such as the branch one works in
 * @throws         NodeOperationError when nothing changes
 */
export function changeForm(
	field: INodeProperties,
	idOf: (operation: ItemContext) => number | Promise<number>,
	changes: Input[],
	besides: Input[] = [],
): Form {
	const around = form(besides);
	const changed = form([], { name: 'Update Fields', inputs: changes });
	return {
		fields: [field, ...around.fields, ...changed.fields],
		async read(operation) {
			const wire = await changed.read(operation);
			if (Object.keys(wire).length === 0) {
				throw refusal(
					operation,
					'There is nothing to change',
					'Add at least one field under "Update Fields"; empty ones are left as they are',
				);
			}
			return { id: await idOf(operation), ...(await around.read(operation)), ...wire };
		},
	};
}

/** Update: the changed record as KiotViet answers it. `inQuery` names what does not belong into the body. */
export function updateOf(writing: Writing & { inQuery?: string[] }): Operation {
	const { source, form, description, lookUps = [], inQuery = [] } = writing;
	const { finish = (body) => body, recordOf = recordIn } = writing;
	return {
		value: 'update',
		name: 'Update',
		action: `Update ${aOrAn(source.singular)}`,
		description,
		calls: [`PUT ${source.path}/{id}`, ...lookUps],
		fields: form.fields,
		async run(operation) {
			const { id, ...wire } = await form.read(operation);
			const answer = await callKiotViet(operation.context, {
				what: `Updating ${source.singular} ${String(id)}`,
				method: 'PUT',
				path: `${source.path}/${String(id)}`,
				query: pick(wire, inQuery),
				body: finish(omit(wire, inQuery), id as number),
			});
			return recordOf(answer);
		},
	};
}
