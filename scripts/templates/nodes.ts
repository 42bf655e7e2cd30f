// The nodes that templates are built from: each kind with the version that both n8n lines know, said once.
import { idOf, type TemplateNode } from './template';

type At = TemplateNode['at'];
type Parameters = TemplateNode['parameters'];
type Extra = TemplateNode['extra'];

/** The names n8n itself proposes for the first credential of a kind: whoever keeps them need not choose any. */
export const CREDENTIALS = { kiotViet: 'KiotViet account', ladiFlow: 'LadiFlow account' };

/** n8n's own nodes, by the newest version that n8n 1.123 and n8n 2 share. */
const VERSIONS = {
	aggregate: 1,
	convertToFile: 1.1,
	dataTable: 1,
	emailSend: 2.1,
	errorTrigger: 1,
	executeWorkflow: 1.2,
	executeWorkflowTrigger: 1.1,
	filter: 2.2,
	html: 1.2,
	httpRequest: 4.2,
	if: 2.2,
	limit: 1,
	manualTrigger: 1,
	merge: 3,
	noOp: 1,
	removeDuplicates: 2,
	scheduleTrigger: 1.2,
	set: 3.4,
	sort: 1,
	splitOut: 1,
	stopAndError: 1,
	summarize: 1.1,
	switch: 3.2,
	telegram: 1.2,
	wait: 1.1,
};

/** A node of n8n's own. */
export function core(
	kind: keyof typeof VERSIONS,
	name: string,
	at: At,
	parameters: Parameters = {},
	extra?: Extra,
): TemplateNode {
	return {
		name,
		type: `n8n-nodes-base.${kind}`,
		typeVersion: VERSIONS[kind],
		at,
		parameters,
		extra,
	};
}

/** The KiotViet Trigger, looking every minute for what no webhook brought. */
export function kiotVietTrigger(
	name: string,
	at: At,
	parameters: Parameters,
	credential = CREDENTIALS.kiotViet,
): TemplateNode {
	return {
		name,
		type: { of: 'kiotViet', name: 'kiotVietTrigger' },
		typeVersion: 1,
		at,
		parameters: { pollTimes: { item: [{ mode: 'everyMinute' }] }, ...parameters },
		credentials: { kiotVietApi: credential },
	};
}

/** An operation of the KiotViet node, written `resource.operation`. */
export function kiotViet(
	operation: `${string}.${string}`,
	name: string,
	at: At,
	parameters: Parameters = {},
	extra?: Extra,
	credential = CREDENTIALS.kiotViet,
): TemplateNode {
	return {
		name,
		type: { of: 'kiotViet', name: 'kiotViet' },
		typeVersion: 1,
		at,
		parameters: { ...operationOf(operation), ...parameters },
		credentials: { kiotVietApi: credential },
		extra,
	};
}

/** An operation of the LadiFlow node, written `resource.operation`. */
export function ladiFlow(
	operation: `${string}.${string}`,
	name: string,
	at: At,
	parameters: Parameters = {},
	extra?: Extra,
): TemplateNode {
	return {
		name,
		type: { of: 'ladiFlow', name: 'ladiFlow' },
		typeVersion: 1.1,
		at,
		parameters: { ...operationOf(operation), ...parameters },
		credentials: { ladiFlowApi: CREDENTIALS.ladiFlow },
		extra,
	};
}

function operationOf(text: string): Parameters {
	const [resource, operation] = text.split('.');
	return { resource, operation };
}

type Operator =
	| { type: 'number'; operation: 'lt' | 'gt' | 'gte' | 'equals' }
	| { type: 'boolean'; operation: 'true' | 'false' }
	| { type: 'string'; operation: 'equals' | 'notEquals' | 'empty' | 'notEmpty' | 'contains' };

/** Operations that compare with nothing. */
const SINGLE = ['true', 'false', 'empty', 'notEmpty'];

type Condition = [left: unknown, operator: Operator, right?: unknown];

/** What IF, Filter and each rule of Switch hold: all of these must be so. */
export function conditions(...rows: Condition[]): Parameters {
	return {
		options: { caseSensitive: true, leftValue: '', typeValidation: 'strict', version: 2 },
		conditions: rows.map(([leftValue, operator, rightValue = '']) => ({
			id: idOf(JSON.stringify([leftValue, operator, rightValue])),
			leftValue,
			rightValue,
			operator: {
				...operator,
				...(SINGLE.includes(operator.operation) ? { singleValue: true } : {}),
			},
		})),
		combinator: 'and',
	};
}

export const IS_TRUE: Operator = { type: 'boolean', operation: 'true' };

/** An IF that asks one thing; yes leaves by output 0, no by output 1. */
export function ifNode(name: string, at: At, ...asked: Condition): TemplateNode {
	return core('if', name, at, { conditions: conditions(asked), options: {} });
}

/** A Set node with values for people to change: each is a text, a number or a yes-or-no. */
export function settings(
	name: string,
	at: At,
	values: Record<string, string | number | boolean>,
): TemplateNode {
	const assignments = Object.entries(values).map(([field, value]) => ({
		id: idOf(name, field),
		name: field,
		value,
		type: typeof value,
	}));
	return core('set', name, at, { assignments: { assignments }, options: {} });
}

/** A Set node that makes its whole item of one expression, written without `{{ }}`. */
export function computed(name: string, at: At, expression: string, extra?: Extra): TemplateNode {
	const jsonOutput = `=${expr(expression)}`;
	return core('set', name, at, { mode: 'raw', jsonOutput, options: {} }, extra);
}

/** An expression between its braces; two that close inside it would end it early. */
export const expr = (text: string) => `{{ ${text.trim().replace(/\}(?=\})/g, '} ')} }}`;

/** n8n's error workflow and people see this sentence as the reason of the failed run. */
export const stop = (name: string, at: At, sentence: string) =>
	core('stopAndError', name, at, { errorMessage: `=${sentence}` });

/** Starts when somebody presses *Execute workflow*. */
export const byHand = (name: string, at: At) => core('manualTrigger', name, at);

/** Starts once a day, in the shop's time. */
export const daily = (name: string, at: At, hour: number, minute = 0) =>
	core('scheduleTrigger', name, at, {
		rule: {
			interval: [{ field: 'days', daysInterval: 1, triggerAtHour: hour, triggerAtMinute: minute }],
		},
	});

/** The same Set node, whose values come beside what the item holds. */
export const beside = (set: TemplateNode): TemplateNode => ({
	...set,
	parameters: { ...set.parameters, includeOtherFields: true },
});

/** A Switch with an output for each name, where its expression (`={{ }}`) says yes. */
export function switchNode(
	name: string,
	at: At,
	outputs: Record<string, string>,
	options: Parameters = {},
): TemplateNode {
	const values = Object.entries(outputs).map(([outputKey, asked]) => ({
		conditions: conditions([asked, IS_TRUE]),
		renameOutput: true,
		outputKey,
	}));
	return core('switch', name, at, { rules: { values }, options });
}
