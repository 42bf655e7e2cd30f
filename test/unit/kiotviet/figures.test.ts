// A figure that KiotViet leaves out is 0 only where the key has shown it: else it is not known.
import { ShownFigures } from '../../../nodes/KiotViet/model/figures';

const CREATED = '2026-11-23T10:00:00.000+07:00';
const owes = (debt?: number) => ({ id: 1, createdDate: CREATED, ...(debt ? { debt } : {}) });

describe("a customer's missing figure", () => {
	it('is not known as long as the key has shown none', () => {
		const figures = new ShownFigures();
		expect(figures.withZeros('customer', owes())).toEqual(owes());
		expect(figures.hasDebts).toBe(false);
	});

	it('is 0 once the key has shown one: a debt in any reading of customers, a total in its own alone', () => {
		const figures = new ShownFigures();
		figures.note('customerTotals', [{ id: 2, debt: 5000, totalInvoiced: 9000 }]);
		expect(figures.hasDebts).toBe(true);
		expect(figures.withZeros('customer', owes())).toEqual({ ...owes(), debt: 0 });
		expect(figures.withZeros('supplier', owes())).toEqual(owes());
		expect(figures.withZeros('customerTotals', owes())).toEqual({
			...owes(),
			debt: 0,
			totalInvoiced: 0,
		});
	});

	it('is left as it is in what a webhook carries, which has no time of creation', () => {
		const figures = new ShownFigures();
		figures.noteDebts();
		expect(figures.withZeros('customer', { id: 1 })).toEqual({ id: 1 });
	});

	it('is doubted until a second reading bears it out, and again after the customer owed something', () => {
		const figures = new ShownFigures();
		figures.noteDebts();
		expect(figures.isDoubtful(owes())).toBe(true);
		figures.confirm(owes());
		expect(figures.isDoubtful(owes())).toBe(false);
		figures.note('customerList', [owes(5000)]);
		expect(figures.isDoubtful(owes())).toBe(true);
	});
});
