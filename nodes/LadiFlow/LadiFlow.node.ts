// Writes contacts and their custom fields to LadiFlow (LadiPage Automation).
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
import { inSequence, newRuns } from './operations/operation';
import { itemsAtOnce } from './form/speed';
import { methods } from './form/recordLists';

export class LadiFlow implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'LadiFlow',
		name: 'ladiFlow',
		icon: { light: 'file:../../icons/ladiflow.svg', dark: 'file:../../icons/ladiflow.dark.svg' },
		group: ['output'],
		version: [1, 1.1, 1.2],
		defaultVersion: 1.2,
		subtitle: '={{$parameter["operation"] + ": " + $parameter["resource"]}}',
		description: 'Keeps contacts and their custom fields right in LadiFlow (LadiPage Automation)',
		defaults: { name: 'LadiFlow' },
		builderHint: {
			searchHint:
				'Keeps contacts, tags and custom fields in LadiFlow (LadiPage Automation, Vietnamese marketing automation), puts contacts into sequences and starts flows by their catch hook. For data of a KiotViet shop use Contact: Sync From KiotViet instead of mapping fields.',
			relatedNodes: [
				{
					nodeType: 'n8n-nodes-kiotviet-ladiflow.kiotVietTrigger',
					relationHint: 'Gives the items that Contact: Sync From KiotViet takes',
				},
				{
					nodeType: 'n8n-nodes-kiotviet-ladiflow.kiotViet',
					relationHint:
						'Customer: Get Many with the raw output, for Contact: Compare With KiotViet',
				},
			],
		},
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'ladiFlowApi', required: true }],
		properties: formOf(resources),
	};

	methods = methods;

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const open = newRuns();
		return [
			await runItems(this, {
				resources: inSequence(resources),
				open,
				atOnce: () => itemsAtOnce(this),
			}),
		];
	}
}
