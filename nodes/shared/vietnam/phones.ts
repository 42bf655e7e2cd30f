// Reads phones out of what people type: shops keep them as free text, with two numbers, words and odd signs in it.

/** A number that was read; `number` is `0900000001`, another country's `+16502530000`. */
export interface Phone {
	number: string;
	kind: 'mobile' | 'landline' | 'foreign';
	/** the part of the text that it was read from */
	typed: string;
}

// Keycaps and emoji signs; NFKC and \p{Cf} (zero width, BOM, marks of direction) do the rest.
const UNSEEN = /[\p{Cf}\p{Mn}\u20E3]|(?![\t\n\v\f\r\u0085])\p{Cc}/gu;
const BLANKS = /[\u2800\u3164\uFFA0]/g;
const DASHES = /[\p{Pd}\u2212\u02D7\u2043\u30FC~]/gu;
const LINE_BREAKS = /[\n\v\f\r\u0085\u2028\u2029]/g;
/** A masked number (`09*****001`, `091xxx`) is none, nor is what stands beside the mask. */
const MASKED = /[\d+.()-]*(?:[*•●■█]+|(?<=\d)x{2,}|x{2,}(?=\d))[\d+.()*•●■█x-]*/gi;
/** A spreadsheet's number as text, with all of its digits: `9.12345678E8`. */
const SCIENTIFIC = /^'?(\d)[.,](\d{8,10})e\+?(\d{1,2})$/i;

/** A day of somebody's note, which is no part of a number. */
const DAY = /(?<![\d.-])\d{1,2}([-./])\d{1,2}\1(?:19|20)\d\d(?![\d.-])/g;

const INSIDE = /^[\s.\-()'’·]*$/;
const APART = /\s-|-\s/;
/** No gap of this length stands inside a number, however it is written. */
const LONGEST_GAP = 6;
const MOST_DIGITS = 17;
/** KiotViet's field holds less; a novel is not searched. */
const LONGEST_TEXT = 1000;

/**
 * All numbers in a text, in their order. Groups of digits are joined where nothing but blanks, dots, hyphens
 * and brackets stands between them and the whole is a number; so a hyphen inside a number stays inside, and
 * one between two whole numbers parts them.
 *
 * @param typed  a text, or the number that a spreadsheet made of one
 * @see          kiotviet-api.md 3.1 (phones), 5.8
 */
export function phonesIn(typed: unknown): Phone[] {
	if (typeof typed !== 'string' && !(Number.isSafeInteger(typed) && Number(typed) > 0)) return [];
	const text = cleaned(String(typed).slice(0, LONGEST_TEXT));
	const strict = phonesOf(text, (gap) => INSIDE.test(gap) && !APART.test(gap));
	if (strict.length > 0) return strict;
	// `0900 - 000 - 001`, `0900/000/001`: a sign that parts numbers, everywhere the same one, in a single number.
	const gaps = new Set(text.match(/(?<=\d)[^\p{L}\d+;]+(?=\d)/gu));
	return gaps.size === 1 ? phonesOf(text, (gap) => gaps.has(gap)) : [];
}

/**
 * The number to reach a person by: a mobile before a landline before another country's number, the first of
 * each; a further field counts only where those before it have none.
 *
 * @returns null when there is no usable number: masked ones, short ones, hotlines (1900, 1800)
 */
export function phoneOf(...fields: unknown[]): string | null {
	return bestPhone(...fields)?.number ?? null;
}

/** As `phoneOf`, with the part of the text that the number was read from. */
export function bestPhone(...fields: unknown[]): Phone | null {
	for (const field of fields) {
		const phones = phonesIn(field);
		for (const kind of ['mobile', 'landline', 'foreign'] as const) {
			const phone = phones.find((candidate) => candidate.kind === kind);
			if (phone) return phone;
		}
	}
	return null;
}

/** Whether a field, which may hold several numbers, has this phone, however both are written. */
export function hasPhone(field: unknown, typed: unknown): boolean {
	const phone = phoneOf(typed);
	return phone !== null && phonesIn(field).some(({ number }) => number === phone);
}

/** The forms under which a phone may be stored, the likeliest first. */
export function phoneForms(phone: string): string[] {
	if (!phone.startsWith('0')) return [phone];
	const rest = phone.slice(1);
	return [phone, `+84${rest}`, `84${rest}`];
}

function cleaned(typed: string): string {
	const text = typed
		.normalize('NFKC')
		.replace(LINE_BREAKS, '\n')
		.replace(UNSEEN, '')
		.replace(BLANKS, ' ')
		.replace(DASHES, '-')
		.replace(MASKED, ';')
		.replace(DAY, ';');
	const [, first, rest, exponent] = SCIENTIFIC.exec(text.trim()) ?? [];
	return first && rest.length === Number(exponent) ? first + rest : text;
}

/** A group of digits and where it stands. */
interface Run {
	digits: string;
	/** the plus and the bracket before it */
	lead: string;
	start: number;
	end: number;
}

/** Joins groups so that as many digits as can be belong to a number. */
function phonesOf(text: string, joins: (gap: string) => boolean): Phone[] {
	const runs = runsIn(text);
	const isJoined = (first: Run, one: Run, next: Run) => {
		const gap = text.slice(one.end, next.start);
		if (gap.length > LONGEST_GAP || gap.includes('\n') || next.lead.includes('+')) return false;
		return joins(gap) && (hasCountryCode(first) || !(isWhole(one) || isWhole(next)));
	};
	// What is best from the n-th group on; filled from the end.
	const best: Array<{ covered: number; phones: Phone[] }> = [];
	best[runs.length] = { covered: 0, phones: [] };
	for (let from = runs.length - 1; from >= 0; from--) {
		best[from] = best[from + 1];
		let digits = '';
		for (let to = from; to < runs.length; to++) {
			if (to > from && !isJoined(runs[from], runs[to - 1], runs[to])) break;
			digits += runs[to].digits;
			if (digits.length > MOST_DIGITS) break;
			const phone = numberOf(digits, runs[from]);
			const covered = digits.length + best[to + 1].covered;
			if (phone && covered > best[from].covered) {
				const part = text.slice(runs[from].start - runs[from].lead.length, runs[to].end).trim();
				best[from] = { covered, phones: [{ ...phone, typed: part }, ...best[to + 1].phones] };
			}
		}
	}
	return best[0].phones;
}

function isForeign({ lead, digits }: Run): boolean {
	return lead.includes('+') && !/^0|^84/.test(digits);
}

function hasCountryCode(first: Run): boolean {
	return isForeign(first) || /^0{0,2}84$/.test(first.digits);
}

/** A group that is a number by itself is no part of another. */
function isWhole(run: Run): boolean {
	return numberOf(run.digits, run) !== null;
}

function runsIn(text: string): Run[] {
	return [...text.matchAll(/\d+/g)].map(({ 0: digits, index }) => ({
		digits,
		lead: /(?:\+[ (]*|\()?$/.exec(text.slice(Math.max(0, index - 4), index))?.[0] ?? '',
		start: index,
		end: index + digits.length,
	}));
}

/** A number as it is dialled, without the zero: nine digits of a mobile, ten of a landline. */
const MOBILE = /^[35789]\d{8}$/;
const LANDLINE = /^2\d{9}$/;

function numberOf(digits: string, first: Run): Omit<Phone, 'typed'> | null {
	if (isForeign(first)) {
		return /^[1-9]\d{7,14}$/.test(digits) ? { number: `+${digits}`, kind: 'foreign' } : null;
	}
	// A lone digit before a number without its zero is a count or a day, no part of it.
	if (first.digits.length === 1 && first.digits !== '0') return null;
	for (const national of nationalForms(digits, first.digits)) {
		const today = sinceTenDigits(national);
		if (MOBILE.test(today)) return { number: `0${today}`, kind: 'mobile' };
		if (LANDLINE.test(today)) return { number: `0${today}`, kind: 'landline' };
	}
	return null;
}

/** The digits without a country code and the leading zero, which a spreadsheet may have eaten. */
function nationalForms(digits: string, start: string): string[] {
	const abroad = /^(?:00)?840?(\d{9,10})$/.exec(digits)?.[1];
	// `084 …` for `+84 …`; with a 3 behind it, it may be the number of an identity card.
	const mistyped = start === '084' ? /^084([5789]\d{8})$/ : /^00([35789]\d{8})$/;
	return [digits.replace(/^0/, ''), abroad, mistyped.exec(digits)?.[1]].filter(
		(form) => form !== undefined,
	);
}

/** The mobiles of eleven digits became ones of ten in 2018; the old ones ring nowhere. */
const SINCE_2018: Record<string, string> = {
	...{ 120: '70', 121: '79', 122: '77', 126: '76', 128: '78' },
	...{ 123: '83', 124: '84', 125: '85', 127: '81', 129: '82' },
	...{ 162: '32', 163: '33', 164: '34', 165: '35', 166: '36', 167: '37', 168: '38', 169: '39' },
	...{ 186: '56', 188: '58', 199: '59' },
};

function sinceTenDigits(national: string): string {
	const prefix = national.length === 10 ? SINCE_2018[national.slice(0, 3)] : undefined;
	return prefix ? prefix + national.slice(3) : national;
}
