// Reads the trigger's parameters and options strictly: "FALSE" must not delete another app's webhook, nor a text name no branch.
import {
	type ICredentialDataDecryptedObject,
	type IDataObject,
	type IExecuteFunctions,
	type IHookFunctions,
	type INodeProperties,
	type IPollFunctions,
	NodeOperationError,
} from 'n8n-workflow';

import { emptyField } from '../../shared/given';
import {
	isNothing,
	type Read,
	readBoolean,
	readId,
	readInteger,
	readList,
} from '../../shared/values';
import { shopName } from '../model/connection';
import { eventsOf, type TriggerEvent } from '../events/events';
import { properties } from './form';
import type { Selection } from './problems';

/** What a user chose under Options, or the form's defaults. */
export interface TriggerOptions {
	/** IDs; empty: all branches */
	branches: number[];
	/** whole days */
	lookBackDays: number;
	includeFullRecord: boolean;
	includeOrderMetrics: boolean;
	replaceForeignWebhooks: boolean;
	skipGuestSales: boolean;
}

const READERS: Record<keyof TriggerOptions, (value: unknown) => Read<unknown>> = {
	branches: (value) => readList(value, readId),
	lookBackDays: (value) => readInteger(value, 0),
	includeFullRecord: readBoolean,
	includeOrderMetrics: readBoolean,
	replaceForeignWebhooks: readBoolean,
	skipGuestSales: readBoolean,
};

const FIELDS = properties.find(({ name }) => name === 'options')?.options as INodeProperties[];

/**
 * The options as they were meant. A list of branches that was emptied in the editor means all of them; one that
 * an expression leaves out does not.
 *
 * @param given  what n8n gives for Options: what was added
 * @returns      or why one cannot be used, as a whole sentence
 */
export function readOptions(
	given: IDataObject,
): { options: TriggerOptions } | { message: string; advice: string } {
	const options: Record<string, unknown> = {};
	for (const { name, displayName, default: untouched } of FIELDS) {
		const value = name in given ? given[name] : untouched;
		if (isNothing(value) && !Array.isArray(value)) return emptyField(displayName);
		const read = READERS[name as keyof TriggerOptions](value);
		if ('wrong' in read) return { message: `"${displayName}" ${read.wrong}`, advice: read.advice };
		options[name] = read.value;
	}
	return { options: options as unknown as TriggerOptions };
}

/** What the trigger is set to do. */
export interface Settings {
	events: TriggerEvent[];
	options: TriggerOptions;
	/** the shop's name in the credential, cleaned */
	retailer: string;
	/** read once with the rest: each reading costs n8n an evaluator of its own */
	credential: ICredentialDataDecryptedObject;
}

type ParameterContext = IExecuteFunctions | IHookFunctions | IPollFunctions;

/** @throws NodeOperationError where an option cannot be used */
export async function settingsOf(context: ParameterContext): Promise<Settings> {
	const parameter = (name: string, fallback: object) =>
		'getInputData' in context
			? context.getNodeParameter(name, 0, fallback)
			: context.getNodeParameter(name, fallback);
	const read = readOptions(parameter('options', {}) as IDataObject);
	if (!('options' in read)) {
		throw new NodeOperationError(context.getNode(), read.message, { description: read.advice });
	}
	const credential = await context.getCredentials('kiotVietApi');
	return {
		options: read.options,
		events: eventsOf(parameter('events', []) as string[]),
		retailer: shopName(String(credential.retailer)),
		credential,
	};
}

/** What the form gives, before it is judged. */
export function selectionOf(context: IHookFunctions | IPollFunctions): Selection {
	const pollTimes = context.getNodeParameter('pollTimes', {}) as { item?: unknown[] };
	return {
		events: context.getNodeParameter('events', []),
		receive: context.getNodeParameter('receive'),
		polls: pollTimes.item?.length !== 0,
	};
}
