// The locations that addresses name, through the KiotViet node.
import { deskOf } from './desk';

const desk = deskOf('location');

it('locations are listed, with and without accents', async () => {
	expect(await desk.does('getMany', { returnAll: true })).toEqual([
		{ id: 229, name: 'Hà Nội - Quận Ba Đình', normalName: 'Ha Noi - Quan Ba Dinh' },
		expect.objectContaining({ id: 230 }),
	]);
});

it('a list of no locations is refused', async () => {
	await desk.refuses('getMany', { limit: 1.5 }, /"Limit" is no whole number above 0/);
});

desk.leavesNothingOut();
