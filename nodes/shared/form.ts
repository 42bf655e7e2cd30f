// The form of a node, made from the table of its operations.
import { sortBy } from 'lodash';
import type { INodeProperties } from 'n8n-workflow';

import type { Operation, Resource } from './operation';

/**
 * The form of all resources: the two choices, then each operation's own fields.
 *
 * @param first  the resource that a new node begins with
 */
export function formOf<Run>(
	resources: Array<Resource<Run>>,
	first = resources[0].value,
): INodeProperties[] {
	const form: INodeProperties[] = [{ ...choice('Resource', resources), default: first }];
	for (const { value, operations } of resources) {
		const show = { resource: [value] };
		form.push({ ...choice('Operation', operations), displayOptions: { show } });
		for (const operation of operations) {
			const displayOptions = { show: { ...show, operation: [operation.value] } };
			form.push(
				...operation.fields.map((field) => ({
					...field,
					displayOptions: {
						...field.displayOptions,
						show: { ...field.displayOptions?.show, ...displayOptions.show },
					},
				})),
			);
		}
	}
	return form;
}

type Choice = Pick<Operation, 'value' | 'name'> &
	Partial<Pick<Operation, 'action' | 'description'>>;

/** A choice whose first entry is the default; the list is in alphabetical order. */
function choice(displayName: string, entries: Choice[]): INodeProperties {
	const options = sortBy(entries, 'name').map(({ name, value, action, description }) => ({
		name,
		value,
		...(action ? { action, description } : {}),
	}));
	const form: INodeProperties = {
		displayName,
		name: displayName.toLowerCase(),
		type: 'options',
		noDataExpression: true,
		default: '',
		options,
	};
	form.default = entries[0].value;
	return form;
}
