// What an operation is: its form and its work side by side, so that a table can hold it.
import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

/** What an operation gets for one item. */
export interface OperationContext {
	context: IExecuteFunctions;
	itemIndex: number;
	/** the item's own data */
	item: IDataObject;
	param<T>(name: string, fallback?: T): T;
	/** tag ids found in this run, by name */
	tags: Map<string, Promise<string>>;
}

export interface Operation {
	value: string;
	name: string;
	action: string;
	description: string;
	fields: INodeProperties[];
	run(operation: OperationContext): Promise<IDataObject>;
}

export interface Resource {
	value: string;
	name: string;
	/** the first is what a new node begins with */
	operations: Operation[];
}

/** The form of all resources: the two choices, then each operation's own fields. */
export function formOf(resources: Resource[]): INodeProperties[] {
	const form = [choice('Resource', resources)];
	for (const { value, operations } of resources) {
		const show = { resource: [value] };
		form.push({ ...choice('Operation', operations), displayOptions: { show } });
		for (const operation of operations) {
			const displayOptions = { show: { ...show, operation: [operation.value] } };
			form.push(...operation.fields.map((field) => ({ ...field, displayOptions })));
		}
	}
	return form;
}

type Choice = Pick<Operation, 'value' | 'name'> &
	Partial<Pick<Operation, 'action' | 'description'>>;

/** A choice whose first entry is the default. */
function choice(displayName: string, entries: Choice[]): INodeProperties {
	const options = entries.map(({ name, value, action, description }) => ({
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
