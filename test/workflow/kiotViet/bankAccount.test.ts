// The shop's bank accounts through the KiotViet node.
import { harnessOf } from './resourceHarness';

const harness = harnessOf('bankAccount');

it('bank accounts are listed with bank and number', async () => {
	expect(await harness.does('getMany', {})).toEqual([
		expect.objectContaining({ id: 1201, bankName: 'VCB', accountNumber: '0011000000000' }),
	]);
});

it('a list of bank accounts since a date that is none is refused', async () => {
	const filters = { lastModifiedFrom: 'hôm qua' };
	await harness.refuses('getMany', { filters }, /"Changed Since" is no date/);
});

harness.leavesNothingOut();
