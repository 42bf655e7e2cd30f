// The open questions about LadiFlow, in the order in which they are asked: a later one may need an earlier one's fact.
import { notAsked } from '../../../shared/factSheet';
import type { Question } from '../question';
import { ANSWERS } from './answers';
import { FIELDS } from './fields';
import { PAGES } from './pages';
import { PHONES } from './phones';
import { TAGS_OF_CONTACTS } from './tags';
import { VALUES } from './values';
import { WRITES } from './writes';

/** What no check can ask without harm. */
const NEVER_ASKED: Question[] = [
	{
		name: 'missingPermission',
		asks: 'How is a key without the Automation permission refused?',
		why: 'it takes a key without the box "Automation"',
	},
	{
		name: 'unknownSubscriber',
		asks: 'What does a sequence do with an e-mail that no contact has?',
		why: 'a subscription sends messages',
	},
	{
		name: 'catchHookAnswer',
		asks: 'What does a catch hook answer?',
		why: 'it would start a flow',
	},
].map(({ name, asks, why }) => ({
	name,
	asks,
	writes: false,
	toDo: {},
	settle: async () => notAsked(why),
}));

export const QUESTIONS: Question[] = [
	...ANSWERS,
	...TAGS_OF_CONTACTS,
	...PAGES,
	...PHONES,
	...FIELDS,
	...VALUES,
	...WRITES,
	...NEVER_ASKED,
];
