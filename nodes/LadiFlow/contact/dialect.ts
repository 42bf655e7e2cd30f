// How one account takes what LadiFlow's reference leaves open; learned from its answers.
import type { Kind } from '../model/encodings';

/** @see ladiflow-api.md 2.13, 9.1 */
export interface ApiDialect {
	/** a written list joins the stored one */
	listsGrow: boolean;
	/** a field that is not sent along is gone */
	replaces: boolean;
	/** of each kind of entry the encoding that was kept last */
	encodings: Record<Kind, number>;
}

export const newDialect = (): ApiDialect => ({
	listsGrow: false,
	replaces: false,
	encodings: { date: 0, list: 0, boolean: 0, empty: 0, emptyList: 0, other: 0 },
});
