// Starts workflows when something changes in a KiotViet shop: webhooks for speed, catch-up for truth.
import {
	type IExecuteFunctions,
	type IHookFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IPollFunctions,
	type IWebhookFunctions,
	type IWebhookResponseData,
	NodeConnectionTypes,
} from 'n8n-workflow';

import { untilStopped } from '../shared/stop';
import { loadOptions } from './form/recordLists';
import { properties } from './trigger/form';
import { poll } from './trigger/poll';
import { startedBy } from './trigger/receive';
import { asGiven, run, samples } from './trigger/run';
import { createWebhooks, removeWebhooks, webhooksExist } from './trigger/webhookSync';

export class KiotVietTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'KiotViet Trigger',
		name: 'kiotVietTrigger',
		icon: { light: 'file:../../icons/kiotviet.svg', dark: 'file:../../icons/kiotviet.dark.svg' },
		group: ['trigger'],
		version: [1, 1.1],
		defaultVersion: 1.1,
		subtitle: '={{$parameter["events"].join(", ")}}',
		description:
			'Starts the workflow when a customer, an order, an invoice or a product changes in KiotViet',
		eventTriggerDescription: 'Waiting for a change in the shop',
		activationMessage:
			'Changes in the KiotViet shop now start this workflow. What happens while n8n is down is caught up on its next start.',
		defaults: { name: 'KiotViet Trigger' },
		builderHint: {
			searchHint:
				'Starts on changes in a KiotViet shop (Vietnamese point of sale): customers, orders, invoices, returns, products, stock. Each item already holds the full record and its customer. A test run gives the newest records of the shop.',
			relatedNodes: [
				{
					nodeType: 'n8n-nodes-kiotviet-ladiflow.ladiFlow',
					relationHint: 'Contact: Sync From KiotViet takes the items of the trigger as they are',
				},
				{
					nodeType: 'n8n-nodes-kiotviet-ladiflow.kiotViet',
					relationHint: 'Reads or writes more in the same shop; Event: Read Again after a wait',
				},
			],
		},
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'kiotVietApi', required: true }],
		webhooks: [
			{
				name: 'default',
				httpMethod: 'POST',
				responseMode: 'onReceived',
				// Without an address a test run cannot take the shop's webhooks away from production.
				path: '={{$workflow.active && $parameter["receive"] !== "polling" ? "kiotviet" : undefined}}',
			},
		],
		triggerPanel: {
			header: 'Fetch a sample, then publish the workflow',
			executionsHelp: {
				inactive:
					'<b>Fetch Test Event</b> reads the newest records of the shop. It registers nothing at KiotViet and takes nothing away from production.<br /><br /><b>Publish</b> the workflow to receive every change.',
				active:
					'The workflow receives every change of the shop. <b>Fetch Test Event</b> still only reads the newest records and disturbs nothing.',
			},
			activationHint: 'Publish the workflow to receive changes as they happen',
		},
		properties,
	};

	methods = { loadOptions: { getBranches: loadOptions.getBranches } };

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return await webhooksExist(this);
			},
			async create(this: IHookFunctions): Promise<boolean> {
				return await createWebhooks(this);
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return await removeWebhooks(this);
			},
		},
	};

	/** Answers at once, then hands on what came close together; never a code that makes KiotViet stop sending. */
	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		this.getResponseObject().status(200).json({ received: true });
		const changes = await startedBy(this);
		return changes
			? { noWebhookResponse: true, workflowData: [asGiven(changes)] }
			: { noWebhookResponse: true };
	}

	/** On publish, on every start and at the poll times: finds what was missed, mends the webhooks. */
	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		if (this.getMode() === 'manual') return [(await samples(this)).map((json) => ({ json }))];
		const [first, ...others] = await poll(this);
		for (const changes of others) this.__emit([asGiven(changes)]);
		return first ? [asGiven(first)] : null;
	}

	/** The first step of each run: enriches, drops duplicates, classifies, filters. */
	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [await untilStopped(this, async () => await run(this))];
	}
}
