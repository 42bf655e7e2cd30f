// Makes the Delete of a resource.
import type { Endpoint } from '../api/endpoints';
import type { DeleteRoute } from '../api/routes';
import type { TargetRecord } from '../form/recordPickers';
import { aOrAn } from '../form/articles';
import { type Operation, operationOf } from './operation';

/** A resource of which one record can be deleted. */
export interface Deleting {
	endpoint: Endpoint;
	route: DeleteRoute;
	record: TargetRecord;
	/** more than that it is deleted */
	description?: string;
}

/** Delete: gives `deleted` with the ID. */
export function deleteOf({ endpoint, route, record, description }: Deleting): Operation {
	const { singular, key = 'id' } = endpoint;
	return operationOf({
		value: 'delete',
		name: 'Delete',
		action: `Permanently delete ${aOrAn(singular)}`,
		description: description ?? `Delete ${aOrAn(singular)} (Xóa); it cannot be undone`,
		route,
		form: [record],
		async run(operation, call) {
			const id = await record.id(operation);
			await call({ what: `Deleting ${singular} ${id}`, params: { id } });
			return { deleted: true, [key]: id };
		},
	});
}
