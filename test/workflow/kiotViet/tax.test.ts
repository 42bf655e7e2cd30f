// Taxes through the KiotViet node.
import { TAXES } from '../../../nodes/KiotViet/model/payments';
import { harnessOf } from './resourceHarness';

const harness = harnessOf('tax');

it('taxes are listed, and they are those that a line can be given', async () => {
	const taxes = await harness.does('getMany', { returnAll: true });
	expect(taxes).toContainEqual({ taxId: 4, taxName: 'VAT 10%', value: 10, type: 'Khấu trừ' });
	expect(taxes.map(({ taxId }) => taxId)).toEqual(TAXES.map(({ value }) => value));
});

it('a list of no taxes is refused', async () => {
	await harness.refuses('getMany', { limit: 0 }, /"Limit" is no whole number above 0/);
});

harness.leavesNothingOut();
