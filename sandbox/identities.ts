// By what e-mail and phone a person can be reached, so that the judge and the account read what people type alike.
import {
	findPhoneNumbersInText,
	parsePhoneNumberFromString,
	type PhoneNumber,
} from 'libphonenumber-js/max';

/** What marketplaces put in the place of a letter or digit that they hide (kiotviet-api.md 3.1). */
export const MASK = '*';

/** A plain address in lower case, or null for junk such as `.` or `none` (ladiflow-api.md 2.10). */
export function usableEmail(typed: string | undefined): string | null {
	const email = (typed ?? '').trim().toLowerCase();
	return /^[^\s@*,;]+@[^\s@*,;.]+(\.[^\s@*,;.]+)+$/.test(email) ? email : null;
}

/**
 * The number to reach a person by, of free text: `0xxxxxxxxx`, or a foreign one with its `+`. A mobile goes before
 * a landline before a foreign number; a later field counts only where those before it have none.
 *
 * @see kiotviet-api.md 3.1 (phones), ladiflow-api.md 2.10
 */
export function usablePhone(...fields: Array<string | undefined>): string | null {
	for (const field of fields) {
		const found = numbersIn(field ?? '');
		const best =
			found.find(isMobile) ?? found.find((phone) => phone.startsWith('0')) ?? found.at(0);
		if (best) return best;
	}
	return null;
}

const isMobile = (phone: string) => /^0[35789]/.test(phone);

/** Every number of the field, as libphonenumber reads it; a masked one is none. */
function numbersIn(field: string): string[] {
	return field
		.normalize('NFKC')
		.replace(/\p{Cf}/gu, '')
		.split(/[,;|/\n\r]|\s-\s|\s*[–—]\s*| {2,}|(?<=\d{9})-(?=[\d+])/)
		.filter((part) => !part.includes(MASK))
		.flatMap((part) => {
			const found = findPhoneNumbersInText(part, 'VN').map(({ number }) => number);
			return found.length > 0 ? found : [parsePhoneNumberFromString(part, 'VN')];
		})
		.filter((number) => number?.isPossible())
		.map((number) => number as PhoneNumber)
		.map(({ countryCallingCode, nationalNumber, number }) =>
			countryCallingCode === '84' ? `0${nationalNumber}` : number,
		)
		.filter((phone) => /^(0[35789]\d{8}|02\d{9}|\+.*)$/.test(phone));
}

/** The address LadiFlow makes up for a contact without an e-mail (ladiflow-api.md 2.10). */
export const placeholderOf = (phone: string): string => `${phone}.ladiflow@ladimail.com`;

/** The phone that a made-up address was made of; undefined for any other address. */
export const phoneInPlaceholder = (email: string): string | undefined =>
	/^(.+)\.ladiflow@ladimail\.com$/.exec(email)?.[1];
