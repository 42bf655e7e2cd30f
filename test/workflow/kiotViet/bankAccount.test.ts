// The shop's bank accounts through the KiotViet node.
import { deskOf } from './desk';

const desk = deskOf('bankAccount');

it('bank accounts are listed with bank and number', async () => {
	expect(await desk.does('getMany', {})).toEqual([
		expect.objectContaining({ id: 1201, bankName: 'VCB', accountNumber: '0011000000000' }),
	]);
});

it('a list of bank accounts since a date that is none is refused', async () => {
	const filters = { lastModifiedFrom: 'hôm qua' };
	await desk.refuses('getMany', { filters }, /"Changed Since" is no date/);
});

desk.leavesNothingOut();
