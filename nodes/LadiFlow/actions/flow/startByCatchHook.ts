// Starts one flow through its Catch hook, the only way to do so for sure from outside.
import { isPlainObject } from 'lodash';
import { type IDataObject } from 'n8n-workflow';

import { hookAddress, unmappableNames } from '../../api/hooks';
import { notice, optionsField, pairsField, pairsIn } from '../fields';
import type { Item, Operation } from '../operation';
import { refusal } from '../refusal';

type Content = 'fields' | 'item' | 'json';

export const startByCatchHook: Operation = {
	value: 'startByCatchHook',
	name: 'Start by Catch Hook',
	action: 'Start a flow by its catch hook',
	description: 'Send data to the Catch hook of a flow, which maps it to the contact',
	calls: ['POST /hooks/catch/{id}'],
	fields: [
		notice(
			"LadiFlow's API cannot start a flow by its ID. In the flow add the trigger Catch hook (channel OTHER), copy its address, pair each property with a parameter name (nested data as LF:inputData.email), publish the flow and switch the trigger on.",
		),
		{
			displayName: 'Catch Hook URL',
			name: 'catchHookUrl',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. https://api.service.ladiflow.com/hooks/catch/64f000000000000000000009',
			description: 'The address that the trigger Catch hook shows in LadiFlow',
		},
		{
			displayName: 'Data',
			name: 'content',
			type: 'options',
			default: 'fields',
			description: 'What to send; an e-mail or a phone tells LadiFlow who is meant',
			options: [
				{
					name: 'Fields Below',
					value: 'fields',
					description: 'Flat data: names and values',
				},
				{
					name: 'JSON',
					value: 'json',
					description: 'Nested data, mapped in LadiFlow as LF:inputData.email',
				},
				{ name: 'The Item', value: 'item', description: 'The incoming item as it is' },
			],
		},
		{
			...pairsField('Fields', 'fields', {
				placeholder: 'Add Field',
				description: 'Names are ASCII without spaces, spelled as in the mapping of the hook',
				nameDescription: 'The parameter name in the mapping of the hook',
				namePlaceholder: 'e.g. email',
				valueDescription: 'The value; an expression keeps its type',
			}),
			displayOptions: { show: { content: ['fields'] } },
		},
		{
			displayName: 'JSON',
			name: 'json',
			type: 'json',
			default: '{\n  "inputData": {\n    "email": ""\n  }\n}',
			required: true,
			displayOptions: { show: { content: ['json'] } },
			description: 'The object to send',
		},
		optionsField(),
	],
	async run(item) {
		const { connection, param } = item;
		const url = hookAddress(String(param('catchHookUrl', '')));
		if (!url) {
			throw refusal(
				item,
				'This is not the address of a Catch hook',
				'Copy it from the trigger Catch hook in LadiFlow; it ends with /hooks/catch/ and 24 letters and digits',
			);
		}
		const data = dataOf(item, param<Content>('content', 'fields'));
		if (Object.keys(data).length === 0) {
			throw refusal(item, 'There is no data to send', 'Give at least an e-mail or a phone');
		}
		return { started: true, answer: (await connection.callHook(url, data)) as IDataObject };
	},
};

function dataOf(item: Item, content: Content): IDataObject {
	if (content === 'item') return item.item;
	if (content === 'json') {
		const data = parsed(item.param('json', {}));
		if (isPlainObject(data)) return data as IDataObject;
		throw refusal(item, '"JSON" does not hold an object', 'Write it as { "email": "…" }');
	}
	const data = Object.fromEntries(pairsIn(item.param('fields', {}))) as IDataObject;
	const unmappable = unmappableNames(data);
	if (unmappable.length === 0) return data;
	throw refusal(
		item,
		`LadiFlow cannot map these names: ${unmappable.join(', ')}`,
		'Use ASCII letters, digits and underscores, without spaces and accents',
	);
}

function parsed(json: unknown): unknown {
	if (typeof json !== 'string') return json;
	try {
		return JSON.parse(json);
	} catch {
		return undefined;
	}
}
