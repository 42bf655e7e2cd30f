// Takes apart KiotViet's one text for province and district: a province's own name may hold the sign between them.

/** The 63 provinces until 2025; the 34 since then bear these names too, but for Huế. */
const PROVINCES =
	`An Giang|Bà Rịa - Vũng Tàu|Bắc Giang|Bắc Kạn|Bạc Liêu|Bắc Ninh|Bến Tre|Bình Định|Bình Dương|Bình Phước
Bình Thuận|Cà Mau|Cần Thơ|Cao Bằng|Đà Nẵng|Đắk Lắk|Đắk Nông|Điện Biên|Đồng Nai|Đồng Tháp|Gia Lai|Hà Giang|Hà Nam|Hà Nội
Hà Tĩnh|Hải Dương|Hải Phòng|Hậu Giang|Hòa Bình|Hồ Chí Minh|Hưng Yên|Khánh Hòa|Kiên Giang|Kon Tum|Lai Châu|Lâm Đồng
Lạng Sơn|Lào Cai|Long An|Nam Định|Nghệ An|Ninh Bình|Ninh Thuận|Phú Thọ|Phú Yên|Quảng Bình|Quảng Nam|Quảng Ngãi
Quảng Ninh|Quảng Trị|Sóc Trăng|Sơn La|Tây Ninh|Thái Bình|Thái Nguyên|Thanh Hóa|Thừa Thiên Huế|Huế|Tiền Giang|Trà Vinh
Tuyên Quang|Vĩnh Long|Vĩnh Phúc|Yên Bái`.split(/[|\n]/);

const DASH = /\s*[-\u2010-\u2015\u2212]\s*/g;
const KNOWN = new Set(PROVINCES.map(plain));
const WARD = /^(phuong|xa|thi tran|dac khu|p\.|x\.)/;

/**
 * The parts of `Province - District`, or since 2025 `Province - Ward`, as they are spelt there.
 *
 * @returns parts that the text does not hold are left out; a text without a separator is the city
 * @see     kiotviet-api.md 3.1 (province and district), 9 (19)
 */
export function placesIn(location: string): { city?: string; district?: string; ward?: string } {
	const text = location.normalize('NFC').trim();
	const [city, rest] = inTwo(text);
	return {
		...(city ? { city } : {}),
		...(rest ? { [WARD.test(plain(rest)) ? 'ward' : 'district']: rest } : {}),
	};
}

function inTwo(text: string): [string, string] {
	if (KNOWN.has(plain(text))) return [text, ''];
	const dashes = [...text.matchAll(DASH)];
	const known = dashes.filter(({ index }) => KNOWN.has(plain(text.slice(0, index)))).at(-1);
	// Of an unknown name only a sign with blanks around it is the end.
	const end = known ?? dashes.find(({ 0: dash }) => /^\s.+\s$/.test(dash));
	return end ? [text.slice(0, end.index), text.slice(end.index + end[0].length)] : [text, ''];
}

/** A name without accents, capitals, dashes and what stands before it: Tỉnh, Thành phố, TP. */
function plain(name: string): string {
	return name
		.normalize('NFD')
		.replace(/\p{Mn}/gu, '')
		.toLowerCase()
		.replace(/đ/g, 'd')
		.replace(DASH, ' ')
		.replace(/\s+/g, ' ')
		.trim()
		.replace(/^(tinh |thanh pho |tp\.? ?)/, '');
}
