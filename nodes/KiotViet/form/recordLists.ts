// What a user picks from a list instead of typing an ID: the lists, how they are searched, what an entry is called.
import { camelCase, uniqBy, upperFirst } from 'lodash';
import type {
	IDataObject,
	ILoadOptionsFunctions,
	INodeListSearchResult,
	INodePropertyOptions,
} from 'n8n-workflow';

import { type Endpoint, ENDPOINTS } from '../api/endpoints';
import { type ListCall, readList, readPage } from '../api/lists';
import { searchForms } from '../model/phoneSearch';
import type { KiotVietRecord } from '../model/records';

export interface RecordList {
	endpoint: Endpoint;
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

/** A whole number is looked for in each form that KiotViet may have stored, a part of one as it is. */
function phoneSearches(typed: string): IDataObject[] {
	const forms = searchForms(typed);
	const searched = forms.length > 0 ? forms : [typed.replace(/[^\d+]/g, '')];
	return searched.map((contactNumber) => ({ contactNumber }));
}

/** For records with a name, a code and a phone: what was typed is looked for where it may be. */
const byNameCodeOrPhone = (typed: string): IDataObject[] => {
	const mayBePhone = searchForms(typed).length > 0 || /^[\d\s+().-]+$/.test(typed);
	return [
		...(mayBePhone ? phoneSearches(typed) : []),
		...(/^\S*\d\S*$/.test(typed) ? [{ code: typed }] : []),
		...(mayBePhone ? [] : [{ name: typed }]),
	];
};

/** Sorted by name. */
export const RECORD_LISTS = {
	bankAccount: {
		endpoint: ENDPOINTS.bankAccount,
		label: ({ bankName, accountNumber }) => label(bankName, accountNumber),
		exampleId: 1201,
	},
	branch: {
		endpoint: ENDPOINTS.branch,
		label: ({ branchName }) => label(branchName),
		exampleId: 20001,
	},
	brand: {
		endpoint: ENDPOINTS.brand,
		label: ({ tradeMarkName }) => label(tradeMarkName),
		exampleId: 166901,
	},
	category: {
		endpoint: ENDPOINTS.category,
		label: ({ categoryName }) => label(categoryName),
		exampleId: 1601001,
	},
	customer: {
		endpoint: ENDPOINTS.customer,
		label: ({ name, code, contactNumber }) => label(name, code, contactNumber),
		searches: byNameCodeOrPhone,
		modes: ['code', 'phone'],
		exampleId: 37290001,
		exampleCode: 'KH000123',
	},
	customerGroup: {
		endpoint: ENDPOINTS.customerGroup,
		label: ({ name }) => label(name),
		exampleId: 1501,
	},
	priceBook: {
		endpoint: ENDPOINTS.priceBook,
		label: ({ name }) => label(name),
		exampleId: 84001,
	},
	product: {
		endpoint: ENDPOINTS.product,
		label: ({ fullName, name, code }) => label(fullName ?? name, code),
		searches: (typed) => [{ name: typed }],
		modes: ['code'],
		exampleId: 48870001,
		exampleCode: 'SP000001',
	},
	saleChannel: {
		endpoint: ENDPOINTS.saleChannel,
		label: ({ name }) => label(name),
		exampleId: 496001,
	},
	supplier: {
		endpoint: ENDPOINTS.supplier,
		label: ({ name, code, contactNumber }) => label(name, code, contactNumber),
		searches: byNameCodeOrPhone,
		modes: ['code'],
		exampleId: 71001,
		exampleCode: 'NCC000001',
	},
	surcharge: {
		endpoint: ENDPOINTS.surcharge,
		label: ({ surchargeName, surchargeCode }) => label(surchargeName, surchargeCode),
		exampleId: 301,
	},
	user: {
		endpoint: ENDPOINTS.user,
		label: ({ givenName, userName }) => label(givenName ?? userName, userName),
		exampleId: 31001,
	},
	voucherCampaign: {
		endpoint: ENDPOINTS.voucherCampaign,
		label: ({ name, code }) => label(name, code),
		exampleId: 30087,
	},
	webhook: {
		endpoint: ENDPOINTS.webhook,
		label: ({ type, url }) => label(type, url),
		exampleId: 500210001,
	},
} satisfies Record<string, RecordList>;

export type RecordListName = keyof typeof RECORD_LISTS;

/** The names of the methods by which n8n's editor asks, e.g. `searchBankAccounts`, `getBankAccounts`. */
export const searchMethod = (name: RecordListName) => `search${methodPart(name)}`;
export const optionsMethod = (name: RecordListName) => `get${methodPart(name)}`;

function methodPart(name: RecordListName): string {
	return upperFirst(camelCase(RECORD_LISTS[name].endpoint.plural));
}

const NAMES = Object.keys(RECORD_LISTS) as RecordListName[];

/** For resource locators: searchable, page by page. */
export const listSearch = Object.fromEntries(
	NAMES.map((name) => [
		searchMethod(name),
		async function (this: ILoadOptionsFunctions, filter?: string, paginationToken?: string) {
			return await searched(this, RECORD_LISTS[name], filter?.trim() ?? '', paginationToken);
		},
	]),
);

/** For lists of several choices: all at once. */
export const loadOptions = Object.fromEntries(
	NAMES.map((name) => [
		optionsMethod(name),
		async function (this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
			return await all(this, RECORD_LISTS[name]);
		},
	]),
);

async function searched(
	context: ILoadOptionsFunctions,
	list: RecordList,
	typed: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const { searches } = list;
	if (!searches) {
		const wanted = plain(typed);
		const entries = await all(context, list);
		return { results: entries.filter(({ name }) => plain(name).includes(wanted)) };
	}
	const queries = typed ? searches(typed) : [{}];
	const place = Number(paginationToken ?? 0);
	const pages = await Promise.all(
		queries.map(async (query) => await readPage(context, listing(list, query), place)),
	);
	const records = uniqBy(
		pages.flatMap((page) => page.records),
		'id',
	);
	const [{ records: first, total }] = pages;
	const end = place + first.length;
	const goesOn = pages.length === 1 && total !== null && end < total && first.length > 0;
	return {
		results: records.map((record) => entry(list, record)),
		...(goesOn ? { paginationToken: String(end) } : {}),
	};
}

async function all(
	context: ILoadOptionsFunctions,
	list: RecordList,
): Promise<INodePropertyOptions[]> {
	const { records } = await readList(context, listing(list, {}));
	return records.map((record) => entry(list, record));
}

function listing({ endpoint }: RecordList, query: IDataObject): ListCall {
	return { ...endpoint, what: `Listing ${endpoint.plural}`, query };
}

function entry(
	{ label: name, endpoint }: RecordList,
	record: KiotVietRecord,
): INodePropertyOptions {
	return { name: name(record), value: record[endpoint.key ?? 'id'] as number };
}

/** Without accents and capitals, so that "quan 7" finds "Quận 7". */
function plain(text: string): string {
	return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/đ/g, 'd');
}
