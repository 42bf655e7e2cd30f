// The LadiFlow node in n8n's own contexts, connected to the sandbox.
import type { IDataObject } from 'n8n-workflow';

import { LadiFlowApi } from '../../../credentials/LadiFlowApi.credentials';
import { LadiFlow } from '../../../nodes/LadiFlow/LadiFlow.node';
import type { Account, Contact, Sandbox } from '../../../sandbox';
import { type Engine, engineFor } from '../engine';

/** A node of the newest version with one operation, such as `contact.upsert`. */
export function ladiFlow(
	sandbox: Sandbox,
	operation: string,
	parameters: IDataObject,
	options: Parameters<typeof engineFor>[4] = {},
): Engine {
	const [resource, value] = operation.split('.');
	return engineFor(
		new LadiFlow(),
		new LadiFlowApi(),
		{ ...sandbox.ladiFlow },
		{ resource, operation: value, ...parameters },
		{ typeVersion: 1.1, ...options },
	);
}

/** Runs one operation over items and gives what it says of each. */
export async function run(
	sandbox: Sandbox,
	operation: string,
	parameters: IDataObject,
	items: IDataObject[] = [{}],
	options: Parameters<typeof engineFor>[4] = {},
): Promise<IDataObject[]> {
	const [output] = await ladiFlow(sandbox, operation, parameters, options).run(items);
	return output.map(({ json }) => json);
}

/** A contact by name and value, as the account holds it; ids of tags and fields say nothing. */
export function held(account: Account, contact: Contact) {
	return {
		email: contact.email,
		phone: contact.phone,
		name: contact.native.first_name,
		company: contact.native.company,
		tags: account.tagNames(contact).sort(),
		fields: Object.fromEntries(
			[...contact.fields].sort(([one], [other]) => (one < other ? -1 : 1)),
		),
	};
}

/** Custom fields as names and values, for the form's second mode. */
export const named = (values: Record<string, unknown>): IDataObject => ({
	customFieldsMode: 'nameValue',
	customFields: {
		field: Object.entries(values).map(([name, value]) => ({ name, value })) as IDataObject[],
	},
});
