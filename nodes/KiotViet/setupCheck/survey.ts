// Asks a shop what Check Setup wants to know: a bounded number of reads, whose answers are kept whatever they are.
import { type IDataObject, jsonParse } from 'n8n-workflow';
import { DateTime } from 'luxon';

import { mapBounded } from '../../shared/queue';
import { shopName } from '../model/connection';
import { requestTime } from '../model/dates';
import type { FailureKind } from '../api/errors';
import { type KiotVietRecord, normalise } from '../model/records';
import {
	type Call,
	type CallingContext,
	callAsAnotherShop,
	callKiotViet,
	failureKind,
	statusOf,
} from '../api/request';
import { deliveriesOf, type SeenDeliveries } from '../api/deliveryLog';
import { ENDPOINTS } from '../api/endpoints';
import type { ListRoute, Route } from '../api/routes';

/** One answer: a page where KiotViet gave one, else how it refused. */
export interface Answer {
	/** null where KiotViet took the call */
	refused: FailureKind | null;
	/** of a refusal */
	status: number | null;
	/** KiotViet's sentence and what to do, of a refusal */
	message: string;
	advice: string;
	records: KiotVietRecord[];
	total: number | null;
	/** whether the envelope had `data` at all */
	hasData: boolean;
}

/** The lists a key may or may not read, in the order of the report. */
export const LISTS = [
	'customer',
	'customerGroup',
	'order',
	'invoice',
	'return',
	'product',
	'category',
	'brand',
	'priceBook',
	'supplier',
	'purchaseOrder',
	'supplierOrder',
	'transfer',
	'cashFlow',
	'branch',
	'user',
	'bankAccount',
	'saleChannel',
	'surcharge',
	'voucherCampaign',
] as const;

export type List = (typeof LISTS)[number];

const ONE_CUSTOMER = ENDPOINTS.customer.byId;
const SETTINGS = 'GET /settings';

/** All calls that are made, for the documentation. */
export const ASKED: Route[] = [
	...LISTS.map((list) => ENDPOINTS[list].list),
	ONE_CUSTOMER,
	SETTINGS,
	ENDPOINTS.webhook.list,
];

/** The lists that say they know `lastModifiedFrom` (kiotviet-api.md 2.2). */
export const DATED_LISTS: List[] = [
	'customer',
	'order',
	'invoice',
	'return',
	'product',
	'category',
	'supplier',
	'purchaseOrder',
];

/** All that was asked. What could not be asked is null. */
export interface Survey {
	lists: Record<List, Answer>;
	/** the same lists with a time in the future */
	future: Partial<Record<List, Answer>>;
	settings: Answer;
	webhooks: Answer;
	/** up to a hundred customers, the last changed ones, with all that can be asked for */
	customers: Answer;
	/** a customer that cannot be there */
	nobody: Answer;
	/** a page of more than a hundred */
	tooMany: Answer;
	/** the cash book of all times, and of all but the last forty days */
	cashBook: Answer;
	oldCashBook: Answer;
	/** its second entry, by offset */
	secondEntry: Answer;
	/** invoices that begin a second after the newest one's time of sale, on the same day */
	afterNewestSale: { newest: KiotVietRecord; answer: Answer } | null;
	/** the status that a shop's name nobody has gets */
	wrongShop: number | null;
	/** the seconds that the token still serves, or served in all; null where it does not say */
	tokenLife: { seconds: number; whole: boolean } | null;
	deliveries: SeenDeliveries;
}

const AT_ONCE = 3;
const NOBODY = 2_147_483_647_123;
const LONG_AGO = '2000-01-01T00:00:00.000';
const OLD = { days: 40 };

/**
 * Asks everything. Reads only; about forty calls.
 *
 * @throws NodeApiError where the key is not good or KiotViet cannot be reached: then nothing can be told
 */
export async function survey(context: CallingContext): Promise<Survey> {
	const credential = await context.getCredentials('kiotVietApi');
	const now = DateTime.now();
	const read = async (list: ListRoute, query: IDataObject = {}) =>
		await ask(context, { route: list }, { pageSize: 1, ...query });
	const first = await ask(context, { route: ENDPOINTS.branch.list }, { pageSize: 1 }, [
		'unavailable',
		'quota',
	]);
	const each = async <Name extends List>(names: readonly Name[], query: IDataObject = {}) =>
		Object.fromEntries(
			await mapBounded([...names], AT_ONCE, async (name) => [
				name,
				await read(ENDPOINTS[name].list, query),
			]),
		) as Record<Name, Answer>;
	const lists = { ...(await each(LISTS.filter((name) => name !== 'branch'))), branch: first };
	const future = await each(DATED_LISTS, {
		lastModifiedFrom: requestTime(now.plus({ years: 50 })),
	});
	const { list: customers } = ENDPOINTS.customer;
	const { list: cashFlow } = ENDPOINTS.cashFlow;
	const always = {
		orderBy: 'id',
		startDate: LONG_AGO,
		endDate: requestTime(now.plus({ days: 1 })),
	};
	const [newest] = (
		await read(ENDPOINTS.invoice.list, { orderBy: 'purchaseDate', orderDirection: 'Desc' })
	).records;
	return {
		lists,
		future,
		settings: await ask(context, { route: SETTINGS }, {}),
		webhooks: await read(ENDPOINTS.webhook.list, { pageSize: 100 }),
		customers: await read(customers, {
			pageSize: 100,
			orderBy: 'modifiedDate',
			orderDirection: 'Desc',
			includeTotal: true,
			includeCustomerGroup: true,
		}),
		nobody: await ask(context, { route: ONE_CUSTOMER, params: { id: NOBODY } }, {}),
		tooMany: await read(ENDPOINTS.product.list, { pageSize: 101, orderBy: 'id' }),
		cashBook: await read(cashFlow, always),
		oldCashBook: await read(cashFlow, {
			orderBy: 'id',
			startDate: LONG_AGO,
			endDate: requestTime(now.minus(OLD)),
		}),
		secondEntry: await read(cashFlow, { ...always, currentItem: 1 }),
		afterNewestSale: await afterSale(newest, async (query) =>
			read(ENDPOINTS.invoice.list, { ...query, pageSize: 100 }),
		),
		wrongShop: await callAsAnotherShop(context, ENDPOINTS.branch.list, { pageSize: 1 }),
		tokenLife: tokenLifeOf((await context.getCredentials('kiotVietApi')).accessToken, now),
		deliveries: deliveriesOf(shopName(String(credential.retailer))),
	};
}

/** A sale without a time of day, or in the last minute of one, tells nothing. */
async function afterSale(
	newest: KiotVietRecord | undefined,
	list: (query: IDataObject) => Promise<Answer>,
): Promise<Survey['afterNewestSale']> {
	const sold = DateTime.fromISO(String(newest?.purchaseDate ?? ''), { setZone: true });
	const next = sold.plus({ minutes: 1 });
	if (!newest || !sold.isValid || !next.hasSame(sold, 'day')) return null;
	if (+sold === +sold.startOf('day')) return null;
	const answer = await list({
		fromPurchaseDate: requestTime(next as DateTime<true>),
		toPurchaseDate: requestTime(sold.endOf('day') as DateTime<true>),
		orderBy: 'purchaseDate',
	});
	return { newest, answer };
}

/** @param fatal  refusals after which nothing else can be told either */
async function ask(
	context: CallingContext,
	call: { route: ListRoute } | { route: typeof ONE_CUSTOMER; params: { id: number } },
	query: IDataObject,
	fatal: FailureKind[] = [],
): Promise<Answer> {
	const none = { records: [], total: null, hasData: false };
	try {
		const body = normalise(
			await callKiotViet(context, {
				what: `Reading ${call.route.split('/')[1]}`,
				...call,
				query,
			} as Call<ListRoute>),
		) as { data?: KiotVietRecord[]; total?: number };
		return {
			...none,
			refused: null,
			status: null,
			message: '',
			advice: '',
			records: body.data ?? [],
			total: body.total ?? null,
			hasData: body.data !== undefined,
		};
	} catch (error) {
		const refused = failureKind(error);
		if (refused === null || ['unauthorized', 'unreachable', ...fatal].includes(refused)) {
			throw error as Error;
		}
		const { message, description } = error as { message: string; description?: string };
		return { ...none, refused, status: statusOf(error), message, advice: description ?? '' };
	}
}

/** What a token tells of its own life; an opaque one tells nothing (kiotviet-api.md 1.2). */
function tokenLifeOf(token: unknown, now: DateTime): Survey['tokenLife'] {
	const claims = Buffer.from(String(token).split('.')[1] ?? '', 'base64url').toString();
	const { exp, iat, nbf } = jsonParse<Record<string, unknown>>(claims, { fallbackValue: {} });
	const from = [iat, nbf].find((time) => typeof time === 'number') as number | undefined;
	if (typeof exp !== 'number') return null;
	return { seconds: Math.round(exp - (from ?? now.toSeconds())), whole: from !== undefined };
}
