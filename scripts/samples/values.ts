// Values that the samples of several resources are run with.

export const byId = (id: number) => ({ __rl: true, mode: 'id', value: String(id) });

/** One line of an order or an invoice. */
export const lines = {
	rows: [
		{
			product: { __rl: true, mode: 'code', value: 'SP000001' },
			quantity: '2',
			price: '150000',
			tax: 4,
		},
	],
};
