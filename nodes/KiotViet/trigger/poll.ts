// What a poll does: puts the webhooks right, says what is silent, and finds what was missed.
import type { IPollFunctions, NodeApiError } from 'n8n-workflow';

import { haveShownDebts, showsDebts } from '../api/figures';
import type { Change } from '../events/change';
import { catchUpResourcesOf } from '../events/events';
import { type Problem, selectionProblem, webhookProblem, holderProblem } from './problems';
import { scan } from './scan';
import { selectionOf, settingsOf } from './settings';
import { asError, isFirstPoll, isStart, refuseProblem, sayLater } from './start';
import { belongTo, keepOnly, memoryFor, saved, stateFor } from './store';
import { tendWebhooks } from './webhookSync';

/** Milliseconds. */
const REPORT_AGAIN = 24 * 3_600_000;

/** What was missed since the last poll, in runs; none where there is nothing. A first poll that fails while n8n starts is left to the next one. */
export async function poll(context: IPollFunctions): Promise<Change[][]> {
	const isFirst = isFirstPoll(context);
	if (isFirst) refuseProblem(context, selectionProblem(selectionOf(context)));
	return await saved(context, async () => await missed(context)).catch((error: Error) => {
		if (!isFirst || !isStart(context)) throw error;
		sayLater(context, error);
		return [];
	});
}

async function missed(context: IPollFunctions): Promise<Change[][]> {
	const selection = selectionOf(context);
	const state = stateFor(context);
	const memory = memoryFor(context);
	const foreign = selection.receive === 'polling' ? [] : await tendWebhooks(context);
	report(
		context,
		selectionProblem(selection) ??
			holderProblem(selection, foreign) ??
			webhookProblem(selection, memory.webhookTrouble),
	);
	const { events, options, retailer } = await settingsOf(context);
	memory.serve(retailer);
	belongTo(state, retailer);
	if (state.showsDebts) haveShownDebts(state.showsDebts);
	state.showsDebts = (await showsDebts(context)) ?? state.showsDebts;
	if (selection.receive === 'webhook') {
		keepOnly(state, []);
		return [];
	}
	memory.polls = true;
	memory.giveUpOverdue();
	const { changes, failures } = await scan(
		context,
		catchUpResourcesOf(events),
		state,
		memory,
		options.lookBackDays,
	);
	if (failures.length > 0 && changes.length === 0) throw failures[0];
	for (const failure of failures) context.__emitError(failure as NodeApiError);
	const runs = memory.inRuns(changes);
	memory.underWay.note(runs.flat());
	return runs;
}

/**
 * Leaves a failed run that says what is silent: once, again when something else is, and once a day while it
 * lasts. It stands beside what the poll finds, which is handed on all the same.
 */
function report(context: IPollFunctions, problem: Problem | null): void {
	const state = stateFor(context);
	if (!problem) {
		delete state.reported;
		return;
	}
	const { message, at = 0 } = state.reported ?? {};
	if (message === problem.message && Date.now() - at < REPORT_AGAIN) return;
	state.reported = { message: problem.message, at: Date.now() };
	context.__emitError(asError(context, problem));
}
