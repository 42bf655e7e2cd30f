// No shape of refusal counts as a success, and each says what to do.
import { failureOf } from '../../../nodes/LadiFlow/api/errors';

it.each([
	[200, { data: null, message: 'Api-Key không hợp lệ', code: 401 }, 'key'],
	[401, { data: null, message: 'Api-Key không hợp lệ', code: 401 }, 'key'],
	[403, { message: 'Forbidden', code: 403 }, 'key'],
	[401, { error: 'Unauthorized' }, 'key'],
	[200, { error: 'Unauthorized' }, 'key'],
	[200, { data: null, message: 'Dữ liệu không hợp lệ', code: '400' }, 'refused'],
	[200, { data: null, message: 'Gói dịch vụ không hỗ trợ', code: 499 }, 'refused'],
	[200, { data: null, message: 'Không tìm thấy khách hàng', code: 404 }, 'notFound'],
	[429, { message: 'Too Many Requests' }, 'busy'],
	[500, { data: null, message: 'Internal server error', code: 500 }, 'unavailable'],
	[502, '<html>502 Bad Gateway</html>', 'unavailable'],
	[200, '', 'unavailable'],
	[null, undefined, 'unreachable'],
])('status %j with %j is %s', (status, body, kind) => {
	const failure = failureOf({ status, body }, 'Writing the contact');
	expect(failure?.kind).toBe(kind);
	expect(failure?.message).toContain('Writing the contact');
});

it.each([
	[200, { data: { items: [] }, code: 200 }],
	[200, { data: {}, code: '201' }],
	[200, { data: null, code: 200 }],
])('status %j with %j is a success', (status, body) => {
	expect(failureOf({ status, body }, 'Reading')).toBeNull();
});
