// What an open question about an account is: how it is asked, how the answer is read, what follows from it.
import { memoize } from 'lodash';

import type { Fact } from '../../shared/factSheet';
import type { TestedAccount } from './testedAccount';

/** What was found so far, by question. */
export type Facts = Record<string, Fact>;

/** One open question, named as the sandbox's switch is. */
export interface Question {
	name: string;
	/** in words, for the report */
	asks: string;
	/** whether it takes the test contacts */
	writes: boolean;
	settle(account: TestedAccount, facts: Facts): Promise<Fact>;
	/** what a shop owner is to do where the reading is this one; with the others there is nothing to do */
	toDo: Record<string, string>;
}

interface Row<Seen> {
	name: string;
	asks: string;
	writes?: boolean;
	look: (account: TestedAccount) => Promise<Seen>;
	judge: (seen: Seen, facts: Facts) => Fact;
	toDo?: Record<string, string>;
}

/** A question whose answer is read off one observation. */
export function question<Seen>({
	look,
	judge: read,
	writes = true,
	toDo = {},
	...row
}: Row<Seen>): Question {
	return {
		...row,
		writes,
		toDo,
		settle: async (account, facts) => read(await look(account), facts),
	};
}

/** Something to see in an account, looked at once however many questions are read off it. */
export function observation<Seen>(look: (account: TestedAccount) => Promise<Seen>) {
	const seen = memoize(look);
	seen.cache = new WeakMap();
	return async (account: TestedAccount): Promise<Seen> => await seen(account);
}
