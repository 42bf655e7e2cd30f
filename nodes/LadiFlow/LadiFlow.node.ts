// Writes contacts and their custom fields to LadiFlow (LadiPage Automation).
import {
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	NodeConnectionTypes,
} from 'n8n-workflow';

import { formOf, runItems } from '../shared/operation';
import { resources } from './actions';
import { inItemOrder, newRun } from './actions/operation';
import { connect } from './api/request';
import { methods } from './methods';

const ITEMS_AT_ONCE = 4;

export class LadiFlow implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'LadiFlow',
		name: 'ladiFlow',
		icon: { light: 'file:../../icons/ladiflow.svg', dark: 'file:../../icons/ladiflow.dark.svg' },
		group: ['output'],
		version: [1, 1.1],
		defaultVersion: 1.1,
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
		const { itemsAtOnce = ITEMS_AT_ONCE, requestsPerSecond } = this.getNodeParameter(
			'options',
			0,
			{},
		) as { itemsAtOnce?: number; requestsPerSecond?: number };
		const run = newRun(await connect(this, requestsPerSecond));
		return [await runItems(this, inItemOrder(resources), run, Math.max(1, itemsAtOnce))];
	}
}
