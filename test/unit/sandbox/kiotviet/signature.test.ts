// The sandbox must sign as KiotViet does, or everything that is tested against it proves nothing.
import { signatureOf } from '../../../../sandbox';

describe('the signature of a delivery', () => {
	const registered = 'bXktd2ViaG9vay1zZWNyZXQ=';

	it('is an HMAC-SHA256 over the raw bytes, labelled sha1', () => {
		const raw =
			'{"Id":"714d7659-f158-4da5-9591-d9c9578f9e8c","Attempt":1,"Notifications":[{"Data":[43043454],"Action":"product.delete.501195938"}]}';
		expect(signatureOf(raw, registered)).toBe(
			'sha1=2add1dc4efae8a46ace7c0023aa74f5f5c3f803108cd43c45072f304e9e4cdf8',
		);
	});

	it('covers Vietnamese words and decimals as they are written', () => {
		const raw =
			'{"Id":"0f1c2d3e-3333-4a4a-9b9b-0000000000aa","Attempt":1,"Notifications":[{"Action":"invoice.update.500199999","Data":[{"Id":252000001,"Code":"HD000789","CustomerName":"Nguyễn Thị Mẫu","Total":335000.0,"TotalPayment":335000.00,"Status":1,"StatusValue":"Hoàn thành"}]}]}';
		expect(signatureOf(raw, registered)).toBe(
			'sha1=0e92014263d8ce35a7ae72ebe3ec76de95a8f48be29a099517d6881645504f50',
		);
		expect(signatureOf(JSON.stringify(JSON.parse(raw)), registered)).toBe(
			'sha1=1bfe1cd0cbb2c025b61dca8ad883ca7718aef00ebd106b264587735f51a4d388',
		);
	});
});
