// Asks all open questions of one account, and tells the facts in words.
import { doubtful, type Fact, notAsked, type Reading } from '../../shared/factSheet';
import { failureKind } from '../api/request';
import type { Facts } from './question';
import { QUESTIONS } from './questions';
import { CannotAsk, type TestedAccount } from './testedAccount';

/**
 * Asks all questions of one account.
 *
 * @param may  `write`: the test contacts; with `keyRefused` only the refusal of a key is asked
 * @throws     what is no failure of LadiFlow, such as a stopped run
 */
export async function factsOf(
	account: TestedAccount,
	may: { write: boolean; keyRefused?: boolean },
): Promise<Facts> {
	const facts: Facts = {};
	for (const { name, writes, settle } of QUESTIONS) {
		if (may.keyRefused && name !== 'badKey') facts[name] = notAsked('the key was refused');
		else if (writes && !may.write) facts[name] = notAsked('it takes "Write a Test Contact"');
		else facts[name] = await settle(account, facts).catch(unsettled);
	}
	return facts;
}

function unsettled(error: unknown): Fact {
	if (error instanceof CannotAsk) return notAsked(error.message);
	const kind = failureKind(error);
	if (kind === null) throw error;
	return doubtful(null, `Not settled: a call failed (${kind})`);
}

/** One line of the report that a person reads. */
export interface Finding {
	question: string;
	asks: string;
	found: Reading;
	sure: boolean;
	evidence: string;
	toDo: string;
}

/** The facts in words, with what follows from each. */
export function findings(facts: Facts): Finding[] {
	return QUESTIONS.map(({ name, asks, toDo }) => {
		const { reading, sure, evidence } = facts[name];
		return {
			question: name,
			asks,
			found: reading,
			sure,
			evidence,
			toDo: toDo[String(reading)] ?? 'Nothing: the node works with every answer',
		};
	});
}
