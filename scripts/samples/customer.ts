// What each customer operation is run with to see the shape of its output.
import type { Sample } from '../schemas';

const locator = (id: number) => ({ __rl: true, mode: 'id', value: String(id) });

const additionalFields = {
	address: '34 Đường Thử',
	birthDate: '1990-01-15',
	code: 'KH000125',
	comments: 'Tạo từ n8n',
	contactNumber: '0900000003',
	email: 'thu@example.com',
	gender: 'male',
	groupIds: [1501],
	identificationNumber: '001090000001',
	locationName: 'Hà Nội - Quận Ba Đình',
	subNumber: '0900000004',
	wardName: 'Phường Ngọc Hà',
};

const withCustomer =
	(more: object): Sample =>
	(shop) => {
		const { id } = shop.registersCustomer({
			name: 'Nguyễn Thị Mẫu',
			contactNumber: '0900000001',
			email: 'mau@example.com',
			address: '12 Đường Mẫu',
			groups: 'Khách VIP',
		});
		return { customer: locator(id), ...more };
	};

export const samples: Record<string, Sample> = {
	create: () => ({ name: 'Trần Văn Thử', additionalFields }),
	createMany: () => ({ name: 'Trần Văn Thử', additionalFields }),
	delete: withCustomer({}),
	get: withCustomer({}),
	getMany: withCustomer({}),
	update: withCustomer({ updateFields: { ...additionalFields, taxCode: '0100000000' } }),
	updateMany: withCustomer({ updateFields: { ...additionalFields, taxCode: '0100000000' } }),
};
