// Where a person lives by the reference (kiotviet-api.md 3.1, 9 (19)): the sandbox's own statement of it.

// Without accents; a blank may be a dash there. Those until 2025, which the ones since then are among.
const PROVINCES =
	`an giang|ba ria vung tau|bac giang|bac kan|bac lieu|bac ninh|ben tre|binh dinh|binh duong|binh phuoc|binh thuan
ca mau|can tho|cao bang|da nang|dak lak|dak nong|dien bien|dong nai|dong thap|gia lai|ha giang|ha nam|ha noi|ha tinh
hai duong|hai phong|hau giang|hoa binh|ho chi minh|hung yen|khanh hoa|kien giang|kon tum|lai chau|lam dong|lang son
lao cai|long an|nam dinh|nghe an|ninh binh|ninh thuan|phu tho|phu yen|quang binh|quang nam|quang ngai|quang ninh
quang tri|soc trang|son la|tay ninh|thai binh|thai nguyen|thanh hoa|thua thien hue|hue|tien giang|tra vinh|tuyen quang
vinh long|vinh phuc|yen bai`.replace(/\n/g, '|');
const KNOWN = new RegExp(
	`^((?:(?:tinh|thanh pho)\\s+|tp\\.?\\s*)?(?:${PROVINCES.replace(/ /g, '[\\s-]+')}))(?:$|\\s*-\\s*)`,
);
const UNKNOWN = /^(.*?)(?:$|\s+-\s+)/s;
const WARD = /^(phuong|xa|thi tran|dac khu)\s|^[px]\./;

/** City, and district or (with the two levels since 2025) ward; '' for what the text does not hold. */
export function livesIn(locationName: string): { city: string; district: string; ward: string } {
	const text = locationName.normalize('NFC').trim();
	// One letter for one, so that a place in the one text is the same place in the other.
	const bare = Array.from({ length: text.length }, (_, at) => bareLetter(text[at])).join('');
	const [whole, city] = KNOWN.exec(bare) ?? UNKNOWN.exec(bare) ?? ['', ''];
	const rest = text.slice(whole.length);
	const isWard = WARD.test(bare.slice(whole.length));
	return {
		city: text.slice(0, city.length),
		district: isWard ? '' : rest,
		ward: isWard ? rest : '',
	};
}

function bareLetter(letter: string): string {
	if (/[\u2010-\u2015\u2212]/.test(letter)) return '-';
	return letter.normalize('NFD')[0].toLowerCase()[0].replace('đ', 'd');
}
