// What becomes of tags: made, written, taken away, searched for.
import { doubtful, type Fact, measured, notAsked } from '../../../shared/factSheet';
import { CONTACT } from '../../api/contacts';
import type { Answer } from '../../api/errors';
import { dataIn, isAccepted, statusesOf } from '../answer';
import { observation, type Question, question } from '../question';
import { CannotAsk, TAGS, type TestedAccount } from '../testedAccount';

/** Answers to making tags. */
interface TagsMade {
	/** of tags that were not there */
	made: Answer[];
	/** to making one a second time; null where there is none to make again */
	again: Answer | null;
	/** how many of that name there are afterwards */
	ofThatName: number;
}

const tagsMade = observation(async (account): Promise<TagsMade> => {
	const made: Answer[] = [];
	for (const name of [TAGS.first, TAGS.second, TAGS.unused]) {
		if ((await account.tagsNamed(name)).length === 0) made.push(await account.createTag(name));
	}
	const before = await account.tagsNamed(TAGS.first);
	const again = before.length === 1 ? await account.createTag(TAGS.first) : null;
	return { made, again, ofThatName: (await account.tagsNamed(TAGS.first)).length };
});

const tagIdIn = (answer: Answer) => {
	const { tag_id, _id, id } = dataIn(answer) ?? {};
	return tag_id || _id || id || '';
};

/** ladiflow-api.md 2.7 */
function judgeCreatedTagId({ made, again }: TagsMade): Fact {
	const accepted = made.filter(isAccepted);
	if (accepted.length > 0) {
		const withId = accepted.filter((answer) => tagIdIn(answer) !== '').length;
		const evidence = `${withId} of ${accepted.length} answers to a new tag held its id`;
		if (withId === accepted.length) return measured('given', evidence);
		return (withId === 0 ? measured : doubtful)('empty', evidence);
	}
	if (again && isAccepted(again) && tagIdIn(again) !== '') {
		return measured('given', 'The answer to a tag that was there already held its id');
	}
	if (made.length > 0) return doubtful(null, `A new tag: ${statusesOf(made[0])}`);
	return notAsked('the tags of this check are there from an earlier one; delete them to ask again');
}

/** ladiflow-api.md 2.7 */
function judgeDuplicateTag({ again, ofThatName }: TagsMade): Fact {
	if (!again) return notAsked('there is no tag to make a second time');
	const evidence = `The same tag a second time: ${statusesOf(again)}, ${ofThatName} of that name afterwards`;
	if (ofThatName !== 1) return doubtful(null, evidence);
	return measured(isAccepted(again) ? 'sameId' : 'refused', evidence);
}

/** A write of a tag by a name that the account did not have. */
interface NewName {
	wasThere: boolean;
	answer: Answer | null;
	isThere: boolean;
}

const newTagName = observation(async (account): Promise<NewName> => {
	const isThere = async () => (await account.tagsNamed(TAGS.byName)).length > 0;
	if (await isThere()) return { wasThere: true, answer: null, isThere: true };
	const { _id, email } = await account.contact();
	const answer = await account.ask(CONTACT.upsert, {
		_id,
		email: String(email),
		tags: [TAGS.byName],
		import_by_tag_name: true,
	});
	account.noteUpdate(answer);
	return { wasThere: false, answer, isThere: await isThere() };
});

/** ladiflow-api.md 2.12 */
function judgeUnknownTagNames({ wasThere, answer, isThere }: NewName): Fact {
	if (wasThere || !answer) {
		return measured(
			'created',
			'A tag that only a write by name makes is there from an earlier check',
		);
	}
	const evidence = `A contact with an unknown tag by name: ${statusesOf(answer)}, the tag ${isThere ? 'is there' : 'is not there'}`;
	if (isThere) return measured('created', evidence);
	return isAccepted(answer) ? measured('dropped', evidence) : doubtful(null, evidence);
}

/** What the contact had after each write of its tags. */
interface TagsWritten {
	/** the first tag alone was written */
	first: { first: boolean };
	/** then the second alone */
	second: { first: boolean; second: boolean };
	/** then none */
	none: { count: number };
}

/** Leaves the contact with the first tag. */
const tagsWritten = observation(async (account): Promise<TagsWritten> => {
	const [first, second] = [await tagId(account, TAGS.first), await tagId(account, TAGS.second)];
	const after = async (tags: string[]) => {
		await account.write({ tags });
		return (await account.shown()).tags ?? [];
	};
	const [one, two, none] = [await after([first]), await after([second]), await after([])];
	await after([first]);
	return {
		first: { first: one.includes(first) },
		second: { first: two.includes(first), second: two.includes(second) },
		none: { count: none.length },
	};
});

/** ladiflow-api.md 2.12, 9.1 (6) */
function judgeTags({ first, second }: TagsWritten): Fact {
	if (!first.first || !second.second) {
		return doubtful(null, 'A tag that was written was not on the contact afterwards');
	}
	return second.first
		? measured('appended', 'The first tag stayed when only the second was written')
		: measured('replaced', 'The first tag went when only the second was written');
}

/** ladiflow-api.md 2.12 */
function judgeEmptyTags({ second, none }: TagsWritten, tags: Fact): Fact {
	if (!second.second) return doubtful(null, 'The contact had no tag that could be taken away');
	if (none.count === 0) return measured('clear', 'An empty list took all tags away');
	if (tags.reading !== 'replaced') return notAsked('tags cannot be taken away here at all');
	return measured('ignored', `After an empty list ${none.count} tags were left`);
}

/** Whether the contact was among the answers to a filter by tags. */
interface TagsFiltered {
	its: boolean;
	anothers: boolean;
	both: boolean;
}

const tagsFiltered = observation(async (account): Promise<TagsFiltered> => {
	await tagsWritten(account);
	const [its, anothers] = [await tagId(account, TAGS.first), await tagId(account, TAGS.unused)];
	const finds = async (tags: string[]) => (await account.listed({ tags })) !== null;
	return {
		its: await finds([its]),
		anothers: await finds([anothers]),
		both: await finds([its, anothers]),
	};
});

/** ladiflow-api.md 2.6 */
function judgeTagFilter({ its, anothers, both }: TagsFiltered): Fact {
	if (!its || anothers) {
		return doubtful(null, 'The filter by one tag did not find just the contact that has it');
	}
	return both
		? measured('any', 'A filter by two tags found a contact that has one of them')
		: measured('all', 'A filter by two tags did not find a contact that has one of them');
}

async function tagId(account: TestedAccount, name: string): Promise<string> {
	await tagsMade(account);
	const [tag] = await account.tagsNamed(name);
	if (!tag) throw new CannotAsk('the account does not list the tags that this check made');
	return tag.id;
}

/** Tags. */
export const TAGS_OF_CONTACTS: Question[] = [
	question({
		name: 'createdTagId',
		asks: 'Does the answer to a new tag hold its ID?',
		look: tagsMade,
		judge: judgeCreatedTagId,
	}),
	question({
		name: 'duplicateTag',
		asks: 'What happens when a tag is made a second time?',
		look: tagsMade,
		judge: judgeDuplicateTag,
	}),
	question({
		name: 'unknownTagNames',
		asks: 'Is a tag made when a contact is written with an unknown tag name?',
		look: newTagName,
		judge: judgeUnknownTagNames,
	}),
	question({
		name: 'tags',
		asks: 'Do written tags replace those of the contact, or join them?',
		look: tagsWritten,
		judge: judgeTags,
		toDo: {
			appended:
				'Contact: Remove Tags cannot work on this account. Take tags away with a flow (action Xóa Tag)',
		},
	}),
	question({
		name: 'emptyTags',
		asks: 'Does an empty list take all tags of a contact away?',
		look: tagsWritten,
		judge: (seen, { tags }) => judgeEmptyTags(seen, tags),
		toDo: {
			ignored:
				'The last tag of a contact cannot be removed by the API. Take it away with a flow (action Xóa Tag)',
		},
	}),
	question({
		name: 'tagFilter',
		asks: 'Does a filter by several tags want one of them, or all?',
		look: tagsFiltered,
		judge: judgeTagFilter,
	}),
];
