// Whether a document of the goods is only noted (Phiếu tạm) or takes effect.
import type { Input } from './inputs';
import { choice } from './values';

/**
 * The choice that the API calls `isDraft`.
 *
 * @param effect  what the real thing does, as the end of a sentence
 * @param sends   what the API takes for a draft and for the real thing
 */
export const savedAs = (
	done: { name: string; word: string; effect: string },
	sends: [draft: number | boolean, done: number | boolean],
): Input =>
	choice(
		'isDraft',
		'Save As',
		`A draft changes no stock; ${done.effect}`,
		[
			{ value: 'draft', name: 'Draft', word: 'Phiếu tạm', sends: sends[0] },
			{ value: 'done', name: done.name, word: done.word, sends: sends[1] },
		],
		{ name: 'saveAs' },
	);
