// Every refusal of KiotViet becomes a sentence with what to do; the kind decides about repeating.
import { failureOf } from '../../../nodes/KiotViet/api/errors';

const refused = (message: string) => ({ responseStatus: { errorCode: 'KvException', message } });

it.each([
	[null, undefined, 'unreachable'],
	[401, refused('Token is expired'), 'unauthorized'],
	[404, undefined, 'notFound'],
	[420, refused('Khách hàng không tồn tại hoặc đã bị xóa'), 'notFound'],
	[420, refused('Không có quyền đọc khách hàng'), 'forbidden'],
	[429, undefined, 'quota'],
	[420, refused('Số lượng yêu cầu đã vượt quá giới hạn yêu cầu trong một giờ'), 'quota'],
	[420, refused('Số lượng vượt quá tồn kho'), 'refused'],
	[503, '<html>', 'unavailable'],
	[500, refused('Type đã tồn tại'), 'typeTaken'],
	[409, refused('Type đã tồn tại'), 'typeTaken'],
	[420, refused('Lỗi: type  đã tồn tại.'), 'typeTaken'],
	[500, 'Type đã tồn tại'.normalize('NFD'), 'typeTaken'],
	[500, { errors: [{ message: 'Type đã tồn tại' }] }, 'typeTaken'],
	[420, refused('Mã hàng hóa đã tồn tại'), 'refused'],
	[420, refused('Số điện thoại đã tồn tại'), 'refused'],
	[500, refused('SubType đã tồn tại'), 'unavailable'],
])('status %j with %j is %s', (status, body, kind) => {
	const failure = failureOf({ status, body }, 'Reading invoice 7');
	expect(failure.kind).toBe(kind);
	expect(failure.message).toContain('Reading invoice 7');
	expect(failure.advice.length).toBeGreaterThan(20);
});

it("KiotViet's own words are kept, and the setting that is off is named", () => {
	const said = 'Thiết lập "Cho phép đặt hàng" đang không được bật';
	const failure = failureOf({ status: 420, body: refused(said) }, 'Creating an order');
	expect(failure.message).toContain(said);
	expect(failure.advice).toContain('Cho phép đặt hàng');
});

it('a write that names something gone does not say that it reads', () => {
	const answer = { status: 420, body: refused('Sản phẩm không tồn tại'), writes: true };
	const { message } = failureOf(answer, 'Creating the order');
	expect(message).toMatch(/the record, or one that it names, does not exist/);
});
