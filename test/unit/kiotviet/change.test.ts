// A change carries its keys from its birth, over n8n's database too, and what is no change is not taken for one.
import fc from 'fast-check';

import {
	type Change,
	type ChangeFacts,
	changeOf,
	readChange,
} from '../../../nodes/KiotViet/events/change';

const facts: ChangeFacts = {
	source: 'catchUp',
	resource: 'invoice',
	deleted: false,
	record: { id: 1, status: 3, modifiedDate: '2026-11-23T10:05:00.000+07:00' },
	retailerId: 5,
	deliveryId: null,
	newSince: '2026-11-23T10:00:00.000+07:00',
	afterStart: false,
	readAt: '2026-11-23T10:06:00.000+07:00',
};
const KEYS = {
	version: 'invoice:1:2026-11-23T10:05:00.000+07:00',
	record: 'invoice:1',
	status: 'invoice:1:status:3',
};

const kept = (change: unknown): unknown => JSON.parse(JSON.stringify(change));

it('has the keys of its record, and others when its record is read again', () => {
	const change = changeOf(facts);
	expect(change.keys).toEqual(KEYS);
	const read = changeOf({ ...change, record: { ...facts.record, status: 1 } });
	expect(read.keys).toEqual({ ...KEYS, status: 'invoice:1:status:1' });
});

it('comes back from n8n as it was, and with its keys where a version before kept it without', () => {
	const changes: Change[] = [
		changeOf(facts),
		changeOf({ ...facts, underWaySince: facts.newSince, deliveryId: 'd-1' }),
		changeOf({ ...facts, deleted: true, record: { id: 1 }, retailerId: null }),
	];
	for (const change of changes) expect(readChange(kept(change))).toEqual(change);
	expect(readChange(kept(facts))).toEqual(changeOf(facts));
});

it('of a kind that this version does not know is left out', () => {
	expect(readChange({ ...facts, resource: 'promotion' })).toBeNull();
	expect(readChange({ ...facts, resource: 'constructor' })).toBeNull();
});

it.each([
	[{}, '"source": Required'],
	[{ ...facts, record: 7 }, '"record": Expected object, received number'],
	[null, '"": Expected object, received null'],
])('%j is none', (value, wrong) => {
	expect(readChange(value)).toEqual({ wrong });
});

it('is told from whatever else there is without throwing', () => {
	fc.assert(fc.property(fc.anything(), (value) => void readChange(value)));
});
