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
