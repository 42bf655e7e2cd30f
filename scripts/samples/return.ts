// What each return operation is run with to see the shape of its output.
import type { Sample } from '../schemas';
import { byId } from './values';

const withReturn: Sample = (shop) => {
	const { id: customerId } = shop.registersCustomer({
		name: 'Nguyễn Thị Mẫu',
		contactNumber: '0900000001',
	});
	const sale = shop.sells({ customerId, lines: [{ productCode: 'SP000001', quantity: 1 }] });
	const { id } = shop.returnsGoods(sale.id, { fee: 10000 });
	return { return: byId(id) };
};

export const samples: Record<string, Sample> = { get: withReturn, getMany: withReturn };
