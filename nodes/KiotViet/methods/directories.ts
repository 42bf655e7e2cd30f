// What a user picks from a list instead of typing an ID: the lists, how they are searched, what an entry is called.
import { camelCase, uniqBy, upperFirst } from 'lodash';
import type {
	IDataObject,
	ILoadOptionsFunctions,
	INodeListSearchResult,
	INodePropertyOptions,
} from 'n8n-workflow';

import { type ListCall, readList, readPage } from '../api/lists';
import type { KiotVietRecord } from '../api/records';
import { type Source, SOURCES } from '../api/sources';

export interface Directory {
	source: Source;
	/** how an entry reads in the list */
	label(record: KiotVietRecord): string;
	/** the API's own searches for what was typed; without it the whole list is read and searched here */
	searches?(typed: string): IDataObject[];
	/** besides From List and By ID */
	modes?: Array<'code' | 'phone'>;
	/** e.g. for the By ID field */
	exampleId: number;
	exampleCode?: string;
}

const label = (name: unknown, ...details: unknown[]) => {
	const known = details.filter((detail) => detail !== undefined && detail !== '');
	return known.length > 0 ? `${String(name)} (${known.join(', ')})` : String(name);
};

/** Sorted by name. */
export const DIRECTORIES = {
	bankAccount: {
		source: SOURCES.bankAccount,
		label: ({ bankName, accountNumber }) => label(bankName, accountNumber),
		exampleId: 1201,
	},
	branch: {
		source: SOURCES.branch,
		label: ({ branchName }) => label(branchName),
		exampleId: 20001,
	},
	customer: {
		source: SOURCES.customer,
		label: ({ name, code, contactNumber }) => label(name, code, contactNumber),
		searches: (typed) => [
			...(/^[\d\s+().-]+$/.test(typed) ? [{ contactNumber: typed.replace(/[^\d+]/g, '') }] : []),
			...(/^\S*\d\S*$/.test(typed) ? [{ code: typed }] : []),
			...(/^[\d\s+().-]+$/.test(typed) ? [] : [{ name: typed }]),
		],
		modes: ['code', 'phone'],
		exampleId: 37290001,
		exampleCode: 'KH000123',
	},
	customerGroup: {
		source: SOURCES.customerGroup,
		label: ({ name }) => label(name),
		exampleId: 1501,
	},
	product: {
		source: SOURCES.product,
		label: ({ fullName, name, code }) => label(fullName ?? name, code),
		searches: (typed) => [{ name: typed }],
		modes: ['code'],
		exampleId: 48870001,
		exampleCode: 'SP000001',
	},
	saleChannel: {
		source: SOURCES.saleChannel,
		label: ({ name }) => label(name),
		exampleId: 496001,
	},
	user: {
		source: SOURCES.user,
		label: ({ givenName, userName }) => label(givenName ?? userName, userName),
		exampleId: 31001,
	},
} satisfies Record<string, Directory>;

export type DirectoryName = keyof typeof DIRECTORIES;

/** The names of the methods by which n8n's editor asks, e.g. `searchBankAccounts`, `getBankAccounts`. */
export const searchMethod = (name: DirectoryName) => `search${methodPart(name)}`;
export const optionsMethod = (name: DirectoryName) => `get${methodPart(name)}`;

function methodPart(name: DirectoryName): string {
	return upperFirst(camelCase(DIRECTORIES[name].source.plural));
}

const NAMES = Object.keys(DIRECTORIES) as DirectoryName[];

/** For resource locators: searchable, page by page. */
export const listSearch = Object.fromEntries(
	NAMES.map((name) => [
		searchMethod(name),
		async function (this: ILoadOptionsFunctions, filter?: string, paginationToken?: string) {
			return await searched(this, DIRECTORIES[name], filter?.trim() ?? '', paginationToken);
		},
	]),
);

/** For lists of several choices: all at once. */
export const loadOptions = Object.fromEntries(
	NAMES.map((name) => [
		optionsMethod(name),
		async function (this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
			return await all(this, DIRECTORIES[name]);
		},
	]),
);

async function searched(
	context: ILoadOptionsFunctions,
	directory: Directory,
	typed: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const { searches } = directory;
	if (!searches) {
		const wanted = plain(typed);
		const entries = await all(context, directory);
		return { results: entries.filter(({ name }) => plain(name).includes(wanted)) };
	}
	const queries = typed ? searches(typed) : [{}];
	const place = Number(paginationToken ?? 0);
	const pages = await Promise.all(
		queries.map(async (query) => await readPage(context, listing(directory, query), place)),
	);
	const records = uniqBy(
		pages.flatMap((page) => page.records),
		'id',
	);
	const [{ records: first, total }] = pages;
	const end = place + first.length;
	const goesOn = pages.length === 1 && total !== null && end < total && first.length > 0;
	return {
		results: records.map((record) => entry(directory, record)),
		...(goesOn ? { paginationToken: String(end) } : {}),
	};
}

async function all(
	context: ILoadOptionsFunctions,
	directory: Directory,
): Promise<INodePropertyOptions[]> {
	const { records } = await readList(context, listing(directory, {}));
	return records.map((record) => entry(directory, record));
}

function listing({ source }: Directory, query: IDataObject): ListCall {
	return { ...source, what: `Listing ${source.plural}`, query };
}

function entry({ label: name, source }: Directory, record: KiotVietRecord): INodePropertyOptions {
	return { name: name(record), value: record[source.key ?? 'id'] as number };
}

/** Without accents and capitals, so that "quan 7" finds "Quận 7". */
function plain(text: string): string {
	return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/đ/g, 'd');
}
