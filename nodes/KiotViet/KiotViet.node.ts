// Reads and writes what a KiotViet shop keeps: customers, sales, goods, money.
import {
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	NodeConnectionTypes,
} from 'n8n-workflow';

import { formOf } from '../shared/form';
import { runItems } from '../shared/runItems';
import { resources } from './actions';
import { listSearch, loadOptions } from './form/recordLists';
import type { Operation } from './operations/operation';

const READS_AT_ONCE = 4;

export class KiotViet implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'KiotViet',
		name: 'kiotViet',
		icon: { light: 'file:../../icons/kiotviet.svg', dark: 'file:../../icons/kiotviet.dark.svg' },
		group: ['input'],
		version: [1, 1.1],
		defaultVersion: 1.1,
		subtitle: '={{$parameter["operation"] + ": " + $parameter["resource"]}}',
		description: 'Reads and writes customers, orders, invoices and products of a KiotViet shop',
		defaults: { name: 'KiotViet' },
		builderHint: {
			searchHint:
				'Reads and writes a KiotViet shop (Vietnamese point of sale): customers with their debt, orders, invoices, products with their stock, sales figures. To start on changes use the KiotViet Trigger.',
			relatedNodes: [
				{
					nodeType: 'n8n-nodes-kiotviet-ladiflow.kiotVietTrigger',
					relationHint: 'Starts the workflow when something changes in the shop',
				},
				{
					nodeType: 'n8n-nodes-kiotviet-ladiflow.ladiFlow',
					relationHint:
						'Contact: Sync From KiotViet takes customers as they are, and orders and invoices with the raw output and Customer included',
				},
			],
		},
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'kiotVietApi', required: true }],
		properties: formOf(resources, 'customer'),
	};

	methods = { listSearch, loadOptions };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [await runItems(this, { resources, open: async () => ({}), atOnce: itemsAtOnce })];
	}
}

/** Items that write follow one another, so that the last of two changes wins; readings go side by side. */
function itemsAtOnce(operations: Operation[]): number {
	const reads = ({ calls }: Operation) => calls.every((call) => call.startsWith('GET '));
	return operations.every(reads) ? READS_AT_ONCE : 1;
}
