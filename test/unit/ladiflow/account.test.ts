// What the process knows of its accounts: the same for all who come to one, and never more than it can hold.
import { accountOf } from '../../../nodes/LadiFlow/contact/account';
import { ItemSequence } from '../../../nodes/LadiFlow/contact/itemSequence';
import { LastUsed } from '../../../nodes/shared/lastUsed';

const useOthers = (count = 150) => {
	for (let other = 0; other < count; other++) accountOf({ account: `other ${other}` });
};

describe('an account', () => {
	it('is the same for all who come to it', () => {
		const known = accountOf({ account: 'a' });
		known.dialect.listsGrow = true;
		expect(accountOf({ account: 'a' })).toBe(known);
		expect(accountOf({ account: 'b' }).dialect.listsGrow).toBe(false);
	});

	it('is remembered while a hundred others are used, and forgotten some time after', () => {
		const known = accountOf({ account: 'seldom used' });
		useOthers(99);
		expect(accountOf({ account: 'seldom used' })).toBe(known);
		useOthers();
		expect(accountOf({ account: 'seldom used' })).not.toBe(known);
	});

	it('is never forgotten while somebody writes to one of its contacts', async () => {
		const known = accountOf({ account: 'in use' });
		const item = { sequence: new ItemSequence(), itemIndex: 0 };
		const lookUp = async () => ({ found: null, id: null });
		await known.lock.hold(item, ['mai@example.com'], lookUp, async () => {
			useOthers();
			expect(accountOf({ account: 'in use' })).toBe(known);
		});
		expect(known.isFree).toBe(true);
	});

	it('is never forgotten while LadiFlow wants it to wait', async () => {
		const known = accountOf({ account: 'held' });
		const request = { items: 1, atMost: 0, route: 'POST /customer/show' };
		const end = await known.requests.turn(request, undefined);
		end({ asked: 60_000 });
		useOthers();
		expect(accountOf({ account: 'held' })).toBe(known);
	});
});

it('of the readings of customers the latest stay', () => {
	const readings = new LastUsed<number>(3);
	for (const [index, name] of ['a', 'b', 'c', 'a', 'd'].entries()) readings.keep(name, index);
	expect(['a', 'b', 'c', 'd'].map((name) => readings.get(name))).toEqual([3, undefined, 2, 4]);
});
