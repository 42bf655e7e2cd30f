// The trigger's options, as people and expressions give them.
import { readOptions } from '../../../nodes/KiotViet/trigger/settings';

const UNTOUCHED = {
	branches: [],
	lookBackDays: 0,
	includeFullRecord: true,
	includeOrderMetrics: false,
	replaceForeignWebhooks: false,
	skipGuestSales: false,
};

describe('the options of the trigger', () => {
	it('are the defaults of the form where nobody touched them', () => {
		expect(readOptions({})).toEqual({ options: UNTOUCHED });
	});

	it('are understood as they were meant: "FALSE" takes no webhook from another app', () => {
		const given = {
			branches: '20001, 20002',
			lookBackDays: '3',
			includeFullRecord: 0,
			includeOrderMetrics: 'có',
			replaceForeignWebhooks: 'FALSE',
			skipGuestSales: 'TRUE',
		};
		expect(readOptions(given)).toEqual({
			options: {
				branches: [20001, 20002],
				lookBackDays: 3,
				includeFullRecord: false,
				includeOrderMetrics: true,
				replaceForeignWebhooks: false,
				skipGuestSales: true,
			},
		});
		expect(readOptions({ branches: [] })).toEqual({ options: UNTOUCHED });
		expect(readOptions({ branches: ['20001'] })).toMatchObject({ options: { branches: [20001] } });
	});

	it.each([
		[{ branches: 'Quận 7' }, '"Branch Names or IDs" is no ID: an ID is a whole number'],
		[{ branches: null }, '"Branch Names or IDs" is empty'],
		[{ lookBackDays: 'abc' }, '"First Look Back (Days)" is no whole number of 0 or more'],
		[{ lookBackDays: -1 }, '"First Look Back (Days)" is no whole number of 0 or more'],
		[{ replaceForeignWebhooks: 'never' }, '"Replace Webhooks of Other Apps" is neither yes nor no'],
		[{ skipGuestSales: undefined }, '"Skip Guest Sales" is empty'],
	])('%j is refused', (given, message) => {
		expect(readOptions(given as never)).toEqual({ message, advice: expect.any(String) });
	});
});
