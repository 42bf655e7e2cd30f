// Where the pages of lists begin, and how long they are.
import { doubtful, type Fact, measured, notAsked } from '../../../shared/factSheet';
import { CONTACT } from '../../api/contacts';
import { idOf } from '../../api/pagination';
import { LIST_TAGS } from '../../api/tags';
import { dataIn, isAccepted, itemsIn } from '../answer';
import { observation, type Question, question } from '../question';

/** Ids on a page of one entry; null where the page was refused. */
type PageIds = string[] | null;

/** The pages of one list. */
interface PagesSeen {
	list: string;
	total: number;
	zero: PageIds;
	one: PageIds;
	two: PageIds;
	/** how many came where 100 were asked for, and the limit that the answer names */
	many: { came: number; saidLimit: number | null };
}

/** The list with more entries tells more; tags stay in order while customers are written. */
const pages = observation(async (account): Promise<PagesSeen> => {
	const tags = { list: 'Tags', route: LIST_TAGS, body: {} } as const;
	const contacts = {
		list: 'Contacts',
		route: CONTACT.list,
		body: { sort: { updated_at: 'ASC' } },
	} as const;
	const total = async ({ route, body }: typeof tags | typeof contacts) =>
		Number(dataIn(await account.ask(route, { ...body, page: 1, limit: 1 }))?.total ?? 0);
	const ofTags = await total(tags);
	const ofContacts = ofTags < 3 ? await total(contacts) : 0;
	const chosen = ofContacts > ofTags ? contacts : tags;
	const page = async (number: number, limit: number) =>
		await account.ask(chosen.route, { ...chosen.body, page: number, limit });
	const ids = async (number: number) => {
		const answer = await page(number, 1);
		return isAccepted(answer) ? itemsIn(answer).map(idOf) : null;
	};
	const [zero, one, two] = [await ids(0), await ids(1), await ids(2)];
	const startsAtZero = zero !== null && zero.length > 0 && zero[0] !== one?.[0];
	const many = await page(startsAtZero ? 0 : 1, 100);
	const limit = Number(dataIn(many)?.limit ?? NaN);
	return {
		list: chosen.list,
		total: Math.max(ofTags, ofContacts),
		zero,
		one,
		two,
		many: { came: itemsIn(many).length, saidLimit: Number.isFinite(limit) ? limit : null },
	};
});

const ASKED = 100;

/** A list of fewer entries than this is shorter than any limit that was ever seen. */
const TELLING = 3;

/** ladiflow-api.md 2.7, 9.1 (14) */
function judgePageBase({ list, total, zero, one, two }: PagesSeen): Fact {
	const seen = `${list}, ${total} entries, limit 1: page 0 ${said(zero)}, page 1 ${said(one)}, page 2 ${said(two)}`;
	if (!zero?.length && !one?.length) return notAsked('the lists of the account are empty');
	if (!one?.length) return measured(0, seen);
	if (!zero?.length) return (zero === null ? measured : doubtful)(1, seen);
	if (zero[0] !== one[0]) return measured(0, seen);
	if (two?.[0] === one[0]) return doubtful(1, `${seen}; all pages are alike`);
	return measured(1, `${seen}; pages 0 and 1 are alike`);
}

/** ladiflow-api.md 2.7 */
function judgePageZero(pages: PagesSeen, base: Fact): Fact {
	if (base.reading !== 1) return notAsked('only where the first page is number 1');
	const { zero } = pages;
	const evidence = `Page 0 ${said(zero)}`;
	if (zero === null) return measured('refused', evidence);
	if (zero.length === 0) return doubtful(null, evidence);
	return (base.sure ? measured : doubtful)('first', evidence);
}

/** ladiflow-api.md 2.7 */
function judgePageLimit({ list, total, many }: PagesSeen): Fact {
	if (total === 0) return notAsked('the lists of the account are empty');
	const evidence = `${list}: asked for ${ASKED}, ${many.came} of ${total} came, the answer names ${many.saidLimit ?? 'no'} limit`;
	if (many.came < Math.min(total, ASKED)) return measured('small', evidence);
	if (total >= TELLING) return measured('obeyed', evidence);
	return doubtful(
		many.saidLimit === null || many.saidLimit >= ASKED ? 'obeyed' : 'small',
		evidence,
	);
}

function said(page: PageIds): string {
	if (page === null) return 'refused';
	return page.length === 0 ? 'empty' : 'with an entry';
}

/** The pages of lists. */
export const PAGES: Question[] = [
	question({
		name: 'pageBase',
		asks: 'Is the first page of a list number 0 or 1?',
		writes: false,
		look: pages,
		judge: judgePageBase,
	}),
	question({
		name: 'pageZero',
		asks: 'Where lists begin at page 1: what does page 0 give?',
		writes: false,
		look: pages,
		judge: (seen, { pageBase }) => judgePageZero(seen, pageBase),
	}),
	question({
		name: 'pageLimit',
		asks: 'Do lists give as many entries as they are asked for?',
		writes: false,
		look: pages,
		judge: judgePageLimit,
	}),
];
