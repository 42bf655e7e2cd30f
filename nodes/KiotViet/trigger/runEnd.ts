// Learns how a run ended: n8n tells a node nothing of it, but the execution's own hooks do, on both lines.
import type { IExecuteFunctions } from 'n8n-workflow';

/** What n8n's contexts hold beside their published interface (`ExecutionLifecycleHooks` of n8n-core). */
interface WithHooks {
	additionalData?: {
		hooks?: {
			addHandler?(hook: 'workflowExecuteAfter', handler: (run: { status?: string }) => void): void;
		};
	};
}

/**
 * Asks to be told when a run has ended, once, with its status: `success`, `error`, `canceled`, `waiting`.
 *
 * @returns  false where this n8n does not tell
 */
export function onRunEnd(context: IExecuteFunctions, ended: (status: string) => void): boolean {
	const { hooks } = (context as unknown as WithHooks).additionalData ?? {};
	if (typeof hooks?.addHandler !== 'function') return false;
	let isTold = false;
	hooks.addHandler('workflowExecuteAfter', (run) => {
		if (isTold) return;
		isTold = true;
		ended(String(run?.status));
	});
	return true;
}
