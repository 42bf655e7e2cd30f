// A name that is too long is cut between letters, as people see letters.
import fc from 'fast-check';

import { cut } from '../../../nodes/shared/vietnam/names';

const letters = new Intl.Segmenter('vi', { granularity: 'grapheme' });
const split = (text: string) => [...letters.segment(text)].map(({ segment }) => segment);

it.each([
	['Lan', 100, 'Lan'],
	['a'.repeat(99) + '😀', 100, 'a'.repeat(99)],
	['a'.repeat(98) + '😀!', 100, 'a'.repeat(98) + '😀'],
	['a'.repeat(95) + '👩‍👩‍👧‍👦', 100, 'a'.repeat(95)],
	['a'.repeat(98) + '🇻🇳', 100, 'a'.repeat(98)],
	['ễ'.normalize('NFD').repeat(101), 100, 'ễ'.repeat(100)],
	['a'.repeat(99) + 'q\u0323\u0301', 100, 'a'.repeat(99)],
	['Lan '.repeat(26), 100, 'Lan '.repeat(25).trimEnd()],
	['z' + '\u0301'.repeat(150), 100, 'ź' + '\u0301'.repeat(99)],
])('%j to at most %i is %j', (name, longest, expected) => {
	expect(cut(name, longest)).toBe(expected);
	expect(expected.length).toBeLessThanOrEqual(longest);
});

it('of whatever letters: never longer, never a broken one, and the beginning of the name', () => {
	const piece = fc.constantFrom('a', 'ễ', 'ễ'.normalize('NFD'), '😀', '👩‍👩‍👧', '🇻🇳', ' ', 'q\u0323');
	fc.assert(
		fc.property(
			fc.array(piece, { maxLength: 60 }),
			fc.integer({ min: 12, max: 40 }),
			(pieces, longest) => {
				const name = pieces.join('');
				const kept = cut(name, longest);
				expect(kept.length).toBeLessThanOrEqual(longest);
				const [all, some] = [name, kept].map((text) => split(text.normalize('NFC')));
				expect(all.slice(0, some.length)).toEqual(some);
				if (name.length <= longest) expect(kept).toBe(name);
			},
		),
	);
});
