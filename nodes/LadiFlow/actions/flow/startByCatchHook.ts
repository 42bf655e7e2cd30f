// Starts one flow through its Catch hook, the only way to do so for sure from outside.
import { notice } from '../../../shared/fields';
import { isPlainObject, omit } from 'lodash';
import { type IDataObject } from 'n8n-workflow';

import { CATCH_HOOK } from '../../api/request';
import { doubtsAbout, hookAddress, saysWho, unmappableNames } from '../../model/catchHook';
import { optionsField, pairsField, pairsIn } from '../../form/fields';
import type { Item, Operation } from '../../operations/operation';
import { choiceIn, textIn } from '../../form/inputs';
import { inputError } from '../../form/inputErrors';

const CONTENTS = ['fields', 'item', 'json'] as const;
type Content = (typeof CONTENTS)[number];

export const startByCatchHook: Operation = {
	value: 'startByCatchHook',
	name: 'Start by Catch Hook',
	action: 'Start a flow by its catch hook and send messages that cost money',
	description:
		'Send data to the Catch hook of a flow, which maps it to the contact; the messages of the flow cost points and cannot be taken back',
	calls: [CATCH_HOOK],
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
				valuePlaceholder: 'e.g. name@email.com',
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
		const url = hookAddress(textIn(item, 'catchHookUrl', 'Catch Hook URL') ?? '');
		if (!url) {
			throw inputError(
				item,
				'This is not the address of a Catch hook',
				'Copy it from the trigger Catch hook in LadiFlow; it ends with /hooks/catch/ and 24 letters and digits',
			);
		}
		const content = choiceIn(item, 'content', 'Data', CONTENTS, 'fields');
		const { data, notes } = checked(item, content, dataOf(item, content));
		const answer = (await item.connection.callHook(url, data)) as IDataObject;
		return { started: true, answer, ...(notes.length > 0 ? { notes } : {}) };
	},
};

function dataOf(item: Item, content: Content): IDataObject {
	if (content === 'item') return item.item;
	if (content === 'json') {
		const data = parsed(item.param('json', {}));
		if (isPlainObject(data)) return data as IDataObject;
		throw inputError(item, '"JSON" does not hold an object', 'Write it as { "email": "…" }');
	}
	const data = Object.fromEntries(pairsIn(item, 'Fields', item.param('fields', {}))) as IDataObject;
	const unmappable = unmappableNames(data);
	if (unmappable.length === 0) return data;
	throw inputError(
		item,
		`LadiFlow cannot map these names: ${unmappable.join(', ')}`,
		'Use ASCII letters, digits and underscores, without spaces and accents',
	);
}

/**
 * The data that may start a flow. Of an e-mail and a phone one may be empty, and is left out of flat data: sent
 * empty it would take the contact's own away. Any other field of flat data that is empty was meant to hold something.
 *
 * @throws NodeOperationError for data that says of nobody anything
 */
function checked(
	item: Item,
	content: Content,
	data: IDataObject,
): { data: IDataObject; notes: string[] } {
	const { namesNobody, empty, unreadable } = doubtsAbout(data);
	if (unreadable.length > 0) {
		throw inputError(
			item,
			`These hold no text, but an object, a list or what is left of one: ${unreadable.join(', ')}`,
			'Pick one value out of it, such as {{ $json.customer.email }}',
		);
	}
	if (namesNobody) {
		throw inputError(
			item,
			empty.length > 0
				? `There is no data to send: these are empty: ${empty.join(', ')}`
				: 'There is no data to send',
			'Give at least an e-mail or a phone; an expression there may give nothing for this item',
		);
	}
	if (content !== 'fields' || empty.length === 0) return { data, notes: [] };
	const missing = empty.filter((name) => !saysWho(name));
	if (missing.length > 0) {
		throw inputError(
			item,
			`These are empty: ${missing.join(', ')}`,
			'Fill them in, or take them out; an expression there may give nothing for this item',
		);
	}
	return {
		data: omit(data, empty),
		notes: [`Empty and left out: ${empty.join(', ')}`],
	};
}

function parsed(json: unknown): unknown {
	if (typeof json !== 'string') return json;
	try {
		return JSON.parse(json);
	} catch {
		return undefined;
	}
}
