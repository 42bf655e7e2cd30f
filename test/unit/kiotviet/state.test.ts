// What the trigger keeps belongs to one node, one shop and what is selected.
import type { IDataObject } from 'n8n-workflow';

import { newSince } from '../../../nodes/KiotViet/trigger/cursor';
import {
	belongTo,
	cursorOf,
	keepOnly,
	placeOf,
	stateIn,
	stateSeen,
	type TriggerState,
} from '../../../nodes/KiotViet/trigger/store';

const SINCE = '2026-05-01T10:00:00.000+07:00';
const MARK = '2026-11-23T10:00:00.000+07:00';

describe('the state of a trigger', () => {
	it('of a version before is taken over from the node’s name, with one beginning for each kind', () => {
		const former: IDataObject = {
			since: SINCE,
			marks: { customer: MARK },
			passages: { customer: [{ from: SINCE, until: MARK }] },
			ownIds: [7],
		};
		const ofWorkflow: IDataObject = {};
		const seen = stateSeen(ofWorkflow, former, 'node-1');
		expect(ofWorkflow).toEqual({});
		const state = stateIn(ofWorkflow, former, 'node-1');
		const passages = [{ from: SINCE, until: MARK }];
		expect(state).toEqual({
			since: SINCE,
			kinds: { customer: { since: SINCE, mark: MARK, passages } },
			ownIds: [7],
		});
		expect(seen).toEqual(state);
		expect(former).toEqual({});
		expect(Object.keys(ofWorkflow)).toEqual([placeOf('node-1')]);
	});

	it('is the same under another name, and another one for another node', () => {
		const ofWorkflow: IDataObject = {};
		stateIn(ofWorkflow, {}, 'node-1').since = SINCE;
		expect(stateIn(ofWorkflow, { since: MARK }, 'node-1').since).toBe(SINCE);
		expect(stateIn(ofWorkflow, {}, 'node-2').since).toBeUndefined();
	});

	it('begins anew for another shop, and not for the same one', () => {
		const state: TriggerState = { since: SINCE, retailerId: 5, kinds: {}, ownIds: [7] };
		belongTo(state, 'taphoaxyz');
		belongTo(state, 'taphoaxyz');
		expect(state).toMatchObject({ shop: 'taphoaxyz', since: SINCE, ownIds: [7] });
		belongTo(state, 'shopkhac');
		expect(state).toEqual({ shop: 'shopkhac' });
	});

	it('forgets a kind that is taken out', () => {
		const kind = { since: SINCE, mark: MARK };
		const state: TriggerState = { kinds: { customer: kind, order: kind } };
		keepOnly(state, ['order', 'invoice']);
		expect(state.kinds).toEqual({ order: kind });
	});

	it('lets records be new from a quarter of an hour before the mark, never before the kind’s beginning', () => {
		const kinds = {
			customer: { since: SINCE, mark: MARK },
			order: { since: MARK, mark: MARK },
		};
		expect(Date.parse(newSince(cursorOf({ kinds }, 'customer')))).toBe(
			Date.parse(MARK) - 15 * 60_000,
		);
		expect(Date.parse(newSince(cursorOf({ kinds }, 'order')))).toBe(Date.parse(MARK));
	});
});
