// Where a customer lives, out of KiotViet's one text.
import { placesIn } from '../../../nodes/shared/vietnam/provinces';

it.each([
	['Hà Nội - Quận Ba Đình', { city: 'Hà Nội', district: 'Quận Ba Đình' }],
	[
		'Bà Rịa - Vũng Tàu - Huyện Long Điền',
		{ city: 'Bà Rịa - Vũng Tàu', district: 'Huyện Long Điền' },
	],
	[
		'Tỉnh Bà Rịa – Vũng Tàu – Huyện Long Điền',
		{ city: 'Tỉnh Bà Rịa – Vũng Tàu', district: 'Huyện Long Điền' },
	],
	['Bà Rịa-Vũng Tàu - Huyện Long Điền', { city: 'Bà Rịa-Vũng Tàu', district: 'Huyện Long Điền' }],
	['ba ria - vung tau - Long Dien', { city: 'ba ria - vung tau', district: 'Long Dien' }],
	['Bà Rịa - Vũng Tàu', { city: 'Bà Rịa - Vũng Tàu' }],
	['Thừa Thiên - Huế - Huyện Phú Vang', { city: 'Thừa Thiên - Huế', district: 'Huyện Phú Vang' }],
	['Ninh Thuận - Phan Rang - Tháp Chàm', { city: 'Ninh Thuận', district: 'Phan Rang - Tháp Chàm' }],
	['TP. Hồ Chí Minh - Phường Sài Gòn', { city: 'TP. Hồ Chí Minh', ward: 'Phường Sài Gòn' }],
	['TP.Huế - Xã Vinh Lộc', { city: 'TP.Huế', ward: 'Xã Vinh Lộc' }],
	['Hà Nội-Quận Ba Đình', { city: 'Hà Nội', district: 'Quận Ba Đình' }],
	['Somewhere - Else - There', { city: 'Somewhere', district: 'Else - There' }],
	['Some-where', { city: 'Some-where' }],
	['Hà Nội', { city: 'Hà Nội' }],
	['', {}],
])('%s', (location, places) => {
	expect(placesIn(location)).toEqual(places);
	expect(placesIn(location.normalize('NFD'))).toEqual(places);
});
