// Names of people, cut where a service takes no longer ones: never in the middle of what people see as one letter.
import { once } from 'lodash';

/** One segmenter for all, made for the first long name: making one is slow. What people see as one letter is the same in every language. */
const letters = once(() => new Intl.Segmenter('vi', { granularity: 'grapheme' }));

/**
 * Cuts a text to at most `longest` UTF-16 units, as services and forms count. An emoji, or a letter with its
 * accents, stays whole or goes; only a single letter that is itself too long is cut between its parts.
 */
export function cut(text: string, longest: number): string {
	if (text.length <= longest) return text;
	// One letter with its accents is one unit then, so that more of the name stays.
	const whole = text.normalize('NFC');
	const kept = upTo(
		longest,
		[...letters().segment(whole)].map(({ segment }) => segment),
	);
	return kept === '' ? upTo(longest, [...whole]) : kept.trimEnd();
}

function upTo(longest: number, pieces: string[]): string {
	let kept = '';
	for (const piece of pieces) {
		if (kept.length + piece.length > longest) break;
		kept += piece;
	}
	return kept;
}
