// What a user picks from a list instead of typing an ID: the lists, how they are searched, what an entry is called.
import { camelCase, uniqBy, upperFirst } from 'lodash';
import type {
	IDataObject,
	ILoadOptionsFunctions,
	INodeListSearchResult,
	INodePropertyOptions,
} from 'n8n-workflow';

import { saysNothing } from '../api/codes';
import { type Endpoint, ENDPOINTS } from '../api/endpoints';
import { type ListCall, readList, readPage } from '../api/lists';
import { callKiotViet } from '../api/request';
import { searchForms } from '../model/phoneSearch';
import { type KiotVietRecord, recordIn } from '../model/records';

export interface RecordList {
	endpoint: Endpoint;
	/** how an entry reads in the list */
	label(record: KiotVietRecord): string;
	/** the API's own searches for what was typed; without it the whole list is read and searched here */
	searches?(typed: string): IDataObject[];
	/**
	 * Of documents there are too many to list them all: the newest ones are shown, and what was typed is looked for
	 * among them, then as a code. What the API's list is asked for, so that the newest ones come first.
	 */
	newest?: IDataObject;
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

/** How a document reads in its list: `HD000789 (Nguyễn Thị Mẫu, 150.000 ₫, 02/03/2026)`. */
const documentLabel = (code: unknown, whose: unknown, total: unknown, time: unknown) =>
	label(code, whose, money(total), dayOf(time));

const money = (amount: unknown) =>
	typeof amount === 'number' ? `${amount.toLocaleString('vi-VN')} ₫` : undefined;

/** As Vietnamese write days. */
const dayOf = (time: unknown) =>
	typeof time === 'string' ? time.slice(0, 10).split('-').reverse().join('/') : undefined;

const GUEST = 'Khách lẻ';

/** Documents that the API sorts by when they were made (kiotviet-api.md 2.2). */
const LAST_CREATED = { orderBy: 'createdDate', orderDirection: 'Desc' };

/** Those of which it documents no order: greater IDs are newer. */
const GREATEST_ID = { orderBy: 'id', orderDirection: 'Desc' };

/** A whole number is looked for in each form that KiotViet may have stored, a part of one as it is. */
function phoneSearches(typed: string): IDataObject[] {
	const forms = searchForms(typed);
	const searched = forms.length > 0 ? forms : [typed.replace(/[^\d+]/g, '')];
	return searched.map((contactNumber) => ({ contactNumber }));
}

const MAY_BE_CODE = /^\S*\d\S*$/;

/** For records with a name, a code and a phone: what was typed is looked for where it may be. */
const byNameCodeOrPhone = (typed: string): IDataObject[] => {
	const mayBePhone = searchForms(typed).length > 0 || /^[\d\s+().-]+$/.test(typed);
	return [
		...(mayBePhone ? phoneSearches(typed) : []),
		...(MAY_BE_CODE.test(typed) ? [{ code: typed }] : []),
		...(mayBePhone ? [] : [{ name: typed }]),
	];
};

/** What an order and an invoice have in common. */
const SALE = {
	label: ({ code, customerName, total, purchaseDate }: KiotVietRecord) =>
		documentLabel(code, customerName ?? GUEST, total, purchaseDate),
	newest: LAST_CREATED,
	modes: ['code'],
} satisfies Partial<RecordList>;

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
	invoice: {
		endpoint: ENDPOINTS.invoice,
		...SALE,
		exampleId: 252000001,
		exampleCode: 'HD000789',
	},
	location: {
		endpoint: ENDPOINTS.location,
		label: ({ name }) => label(name),
		exampleId: 229,
	},
	order: {
		endpoint: ENDPOINTS.order,
		...SALE,
		exampleId: 18950001,
		exampleCode: 'DH000456',
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
	purchaseOrder: {
		endpoint: ENDPOINTS.purchaseOrder,
		label: ({ code, supplierName, total, purchaseDate }) =>
			documentLabel(code, supplierName, total, purchaseDate),
		newest: GREATEST_ID,
		exampleId: 7400001,
	},
	return: {
		endpoint: ENDPOINTS.return,
		label: ({ code, customerName, returnTotal, returnDate }) =>
			documentLabel(code, customerName ?? GUEST, returnTotal, returnDate),
		newest: LAST_CREATED,
		modes: ['code'],
		exampleId: 5100001,
		exampleCode: 'TH000001',
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
	supplierOrder: {
		endpoint: ENDPOINTS.supplierOrder,
		label: ({ code, supplierName, total, orderDate }) =>
			documentLabel(code, supplierName, total, orderDate),
		newest: GREATEST_ID,
		exampleId: 61001,
	},
	surcharge: {
		endpoint: ENDPOINTS.surcharge,
		label: ({ surchargeName, surchargeCode }) => label(surchargeName, surchargeCode),
		exampleId: 301,
	},
	transfer: {
		endpoint: ENDPOINTS.transfer,
		label: ({ code, description }) => label(code, description),
		newest: GREATEST_ID,
		exampleId: 3300001,
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

const isLong = (name: RecordListName) => 'newest' in RECORD_LISTS[name];

/** How many documents a list shows. */
const NEWEST = 50;

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
	NAMES.filter((name) => !isLong(name)).map((name) => [
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
	const { searches, newest } = list;
	if (newest) return { results: await newestOf(context, list, newest, typed) };
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

/** The newest documents in which stands what was typed; where none has it, the one with that code. */
async function newestOf(
	context: ILoadOptionsFunctions,
	list: RecordList,
	newest: IDataObject,
	typed: string,
): Promise<INodePropertyOptions[]> {
	const { records } = await readPage(context, listing(list, newest), 0, NEWEST);
	const wanted = plain(typed);
	const found = records
		.map((record) => entry(list, record))
		.filter(({ name }) => plain(name).includes(wanted));
	if (found.length > 0 || typed === '') return found;
	const { byCode, singular } = list.endpoint;
	if (!byCode || !MAY_BE_CODE.test(typed)) return [];
	return await callKiotViet(context, {
		what: `Reading ${singular} ${typed}`,
		route: byCode,
		params: { code: typed },
	}).then(
		(answer) => [entry(list, recordIn(answer))],
		async (error: unknown) => (saysNothing(error) ? [] : await Promise.reject(error)),
	);
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
