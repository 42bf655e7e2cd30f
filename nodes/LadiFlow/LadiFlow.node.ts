// Writes contacts and their custom fields to LadiFlow (LadiPage Automation).
import {
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type JsonObject,
	NodeApiError,
	NodeConnectionTypes,
	NodeOperationError,
} from 'n8n-workflow';

import { mapBounded } from '../shared/queue';
import { resources } from './actions';
import { formOf, type Operation } from './actions/operation';

const ITEMS_AT_ONCE = 4;

export class LadiFlow implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'LadiFlow',
		name: 'ladiFlow',
		icon: { light: 'file:../../icons/ladiflow.svg', dark: 'file:../../icons/ladiflow.dark.svg' },
		group: ['output'],
		version: [1],
		defaultVersion: 1,
		subtitle: '={{$parameter["operation"] + ": " + $parameter["resource"]}}',
		description: 'Keeps contacts and their custom fields right in LadiFlow (LadiPage Automation)',
		defaults: { name: 'LadiFlow' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'ladiFlowApi', required: true }],
		properties: formOf(resources),
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const items = this.getInputData();
		const tags = new Map<string, Promise<string>>();
		const output = await mapBounded(items, ITEMS_AT_ONCE, async ({ json }, itemIndex) => {
			try {
				const operation = operationOf(this, itemIndex);
				const result = await operation.run({
					context: this,
					itemIndex,
					item: json,
					param: <T>(name: string, fallback?: T) =>
						this.getNodeParameter(name, itemIndex, fallback) as T,
					tags,
				});
				refuseMissing(this, itemIndex, result);
				return { json: result, pairedItem: { item: itemIndex } };
			} catch (error) {
				if (this.continueOnFail()) {
					return {
						// n8n sends exactly these keys to the error output and leaves them as they are.
						json: { error: (error as Error).message, details: json },
						pairedItem: { item: itemIndex },
					};
				}
				throw asNodeError(this, error, itemIndex);
			}
		});
		return [output];
	}
}

function operationOf(context: IExecuteFunctions, itemIndex: number): Operation {
	const resource = context.getNodeParameter('resource', itemIndex);
	const value = context.getNodeParameter('operation', itemIndex);
	const operation = resources
		.find((entry) => entry.value === resource)
		?.operations.find((entry) => entry.value === value);
	if (operation) return operation;
	throw new NodeOperationError(
		context.getNode(),
		`LadiFlow has no operation "${String(value)}" for "${String(resource)}"`,
		{ itemIndex },
	);
}

function refuseMissing(context: IExecuteFunctions, itemIndex: number, result: IDataObject): void {
	const { failOnMissingFields } = context.getNodeParameter('options', itemIndex, {}) as {
		failOnMissingFields?: boolean;
	};
	const missing = (result.missingCustomFields ?? []) as string[];
	if (!failOnMissingFields || missing.length === 0) return;
	throw new NodeOperationError(
		context.getNode(),
		`LadiFlow did not keep these custom fields: ${missing.join(', ')}`,
		{
			itemIndex,
			description:
				'Create them in LadiFlow under Cài đặt → Trường tuỳ chỉnh, with exactly these names',
		},
	);
}

function asNodeError(context: IExecuteFunctions, error: unknown, itemIndex: number) {
	if (error instanceof NodeApiError || error instanceof NodeOperationError) {
		error.context.itemIndex ??= itemIndex;
		return error;
	}
	return new NodeOperationError(context.getNode(), error as JsonObject & Error, { itemIndex });
}
