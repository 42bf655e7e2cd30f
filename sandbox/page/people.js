// Made-up people for the form of a new customer.

const FAMILY = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Vũ', 'Đặng', 'Bùi', 'Hoàng'];
const MIDDLE = ['Thị', 'Văn', 'Minh', 'Thu', 'Quang', 'Ngọc'];
const GIVEN = ['Mẫu', 'Thử', 'An', 'Bình', 'Hoa', 'Lan', 'Sơn', 'Tú'];
let people = Math.floor(Math.random() * 400);

const pick = (names, step) => names[Math.floor(people / step) % names.length];

/** Puts the next person into the form, or one whose name a marketplace masked. */
export function fillPerson(kind) {
	const form = document.querySelector('[data-form="customer"]');
	people += 7;
	form.elements.name.value =
		kind === 'masked' ? 'Q******o' : `${pick(FAMILY, 1)} ${pick(MIDDLE, 3)} ${pick(GIVEN, 5)}`;
	form.elements.contactNumber.value =
		kind === 'masked' ? '' : `09000${String(10000 + people).slice(-5)}`;
	form.elements.email.value =
		kind === 'masked' || people % 2 === 0 ? '' : `khach${people}@example.com`;
}

const PLACES = [
	['12 Đường Mẫu', 'Hà Nội - Quận Ba Đình', 'Phường Ngọc Hà'],
	['34 Đường Thử', 'Hồ Chí Minh - Quận 7', 'Phường Tân Phú'],
];

/** What a shop knows of a person besides what stands in the form; of a masked one it knows nothing. */
export function moreOf({ name }) {
	if (name.includes('*')) return {};
	const [address, locationName, wardName] = PLACES[people % PLACES.length];
	return { address, locationName, wardName, gender: people % 3 === 0, birthDate: '1995-04-20' };
}
