// A workflow with forms of the KiotViet node, filled in as a person fills them, for the editor to show.
import type { Environment } from '../../demo/environment';
import type { WorkflowDraft, WorkflowNode } from '../../demo/n8n/rest';

export const NEW_ORDER = 'New Order';
export const NEW_INVOICE = 'New Invoice';
export const CANCEL_INVOICE = 'Cancel Invoice';
export const METRICS = 'Metrics';

const START = 'Start';

/** A record as it is picked from its list. */
const picked = (value: number, cachedResultName: string) => ({
	__rl: true,
	mode: 'list',
	value,
	cachedResultName,
});

const branchId = picked(20001, 'Chi nhánh trung tâm');
const lines = {
	rows: [
		{
			product: picked(48870001, 'Áo thun trắng - M (SP000001)'),
			quantity: '2',
			price: '150000',
		},
	],
};

/** The node for each form; each is run after the one before it. */
const FORMS: Record<string, Record<string, unknown>> = {
	[NEW_ORDER]: {
		resource: 'order',
		operation: 'create',
		branchId,
		lines,
		additionalFields: {
			description: 'Giao buổi sáng',
			payment: { amount: 100000, method: 'Transfer', accountId: picked(1201, 'VCB') },
			saleChannelId: picked(496001, 'Facebook'),
		},
	},
	[NEW_INVOICE]: {
		resource: 'invoice',
		operation: 'create',
		branchId,
		lines,
		additionalFields: { payment: { amount: 300000, method: 'Cash' } },
	},
	[CANCEL_INVOICE]: {
		resource: 'invoice',
		operation: 'cancel',
		invoice: { __rl: true, mode: 'id', value: '={{ $json.id }}' },
		voidPayments: true,
	},
	[METRICS]: {
		resource: 'shop',
		operation: 'getMetrics',
		from: '={{ $now.startOf("month") }}',
		until: '={{ $now }}',
		additionalFields: { breakDownBy: ['branch', 'saleChannel'] },
	},
};

/** The workflow, one form after the other. */
export function salesForms({ credentials }: Environment): WorkflowDraft {
	const { id, name } = credentials.kiotViet;
	const node = (
		place: number,
		words: Pick<WorkflowNode, 'name' | 'type' | 'parameters'>,
	): WorkflowNode => ({
		...words,
		id: `5b1f6c1e-0000-4000-8000-00000000020${place}`,
		typeVersion: 1,
		position: [220 * place, 0],
	});
	const names = [START, ...Object.keys(FORMS)];
	return {
		name: 'Sales',
		nodes: [
			node(0, { name: START, type: 'n8n-nodes-base.manualTrigger', parameters: {} }),
			...Object.entries(FORMS).map(([form, parameters], index) => ({
				...node(index + 1, {
					name: form,
					type: 'n8n-nodes-kiotviet-ladiflow.kiotViet',
					parameters,
				}),
				credentials: { kiotVietApi: { id, name } },
			})),
		],
		connections: Object.fromEntries(
			names
				.slice(0, -1)
				.map((from, index) => [
					from,
					{ main: [[{ node: names[index + 1], type: 'main', index: 0 }]] },
				]),
		),
	};
}
