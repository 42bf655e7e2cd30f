// Every mapped field is one that the sandbox's account has and its judge knows: else nothing would tell a wrong value.
import { omit } from 'lodash';

import { MAPPING } from '../../../nodes/LadiFlow/sync/mapping';
import { EXPECTED_FIELDS } from '../../../nodes/LadiFlow/sync/expectedFields';
import { type Sandbox, startSandbox } from '../../../sandbox';

/** LadiFlow shows the first only beside the name, and the second is no fact of the shop. */
const JUDGED = Object.values(omit(MAPPING, 'separateOrder'))
	.flat()
	.map(({ target }) => target)
	.filter((target) => !['full_name', 'kv_read_at'].includes(target));

describe('a field of the mapping', () => {
	let sandbox: Sandbox;
	beforeAll(async () => {
		sandbox = await startSandbox();
		const { id } = sandbox.shop.registersCustomer({
			name: 'Nguyễn Thị Mẫu',
			contactNumber: '0900000001',
			gender: false,
			birthDate: '1995-04-20',
			locationName: 'Hà Nội - Quận Ba Đình',
			wardName: 'Phường Ngọc Hà',
			address: '12 Đường Mẫu',
			organization: 'Tạp hóa Mẫu',
		});
		sandbox.shop.sells({ customerId: id, lines: [{ productCode: 'SP000001', quantity: 1 }] });
	});
	afterAll(async () => sandbox.stop());

	it.each(JUDGED)('%s is judged', (target) => {
		const [{ native, fields, kvFields, orderMetrics }] = sandbox.expectedContacts();
		const all = { ...native, ...fields, ...kvFields, ...orderMetrics };
		expect(Object.keys(all)).toContain(target);
	});

	it.each(EXPECTED_FIELDS)('$name is in a usual account, as $type', ({ name, type }) => {
		expect(sandbox.account.fields).toContainEqual(expect.objectContaining({ name, type }));
	});
});
