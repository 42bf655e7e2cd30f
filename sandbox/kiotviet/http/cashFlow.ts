// The cash book over HTTP: every payment of a document, and what returns gave back (kiotviet-api.md 3.5).
import type { FastifyInstance } from 'fastify';
import { omit } from 'lodash';

import { naiveTime, type NaiveTime } from '../../clock';
import { envelope, parameters } from './answers';
import { contains, inOrder, PAGES, type Parameters, Query, within } from './query';
import type { KiotVietWorld } from './world';
import type { Shop } from '../shop';

const LIST: Parameters = {
	...PAGES,
	branchIds: 'numbers',
	code: 'texts',
	userId: 'number',
	accountId: 'number',
	partnerType: 'text',
	method: 'texts',
	cashFlowGroupId: 'numbers',
	usedForFinancialReporting: 'number',
	partnerName: 'text',
	contactNumber: 'text',
	isReceipt: 'boolean',
	includeAccount: 'boolean',
	includeBranch: 'boolean',
	includeUser: 'boolean',
	startDate: 'time',
	endDate: 'time',
	status: 'number',
	ids: 'numbers',
	// Known to every list and ignored by this one (kiotviet-api.md 2.2).
	lastModifiedFrom: 'time',
};

interface Entry {
	id: number;
	code: string;
	branchId: number;
	createdBy: number;
	user: string;
	usedForFinancialReporting: number;
	cashFlowGroupId?: number;
	method: string;
	partnerType: string;
	partnerId?: number;
	partnerName?: string;
	contactNumber?: string;
	status: number;
	statusValue: string;
	transDate: NaiveTime;
	amount: number;
	AccountId?: number;
	Description: string;
	isReceipt: boolean;
}

const RETURN_IDS = 95_000_000;
/** How long is not known; 67 of some 3,000 entries since January came. */
const WINDOW = { days: 5 };

export function cashFlowCalls(scope: FastifyInstance, world: KiotVietWorld): void {
	scope.get('/cashflow', async (request) => {
		const query = parameters(request, LIST);
		const entries = entriesOf(world.shop)
			.filter((entry) => fits(entry, query, world))
			.map((entry) => omit(entry, 'isReceipt', ...(query.flag('includeUser') ? [] : ['user'])));
		// No offset is documented (kiotviet-api.md 2.2).
		const paging =
			world.switches.cashFlowPages === 'firstOnly'
				? Query.read(omit(request.query as object, 'currentItem'), LIST)
				: query;
		return envelope(world, inOrder(entries, query), paging);
	});
}

function entriesOf(shop: Shop): Entry[] {
	// The deposit of an order that was invoiced is in its invoice.
	const orders = [...shop.orders.values()].filter(({ status }) => status !== 3 && status !== 6);
	const receipts = [...orders, ...shop.invoices.values()].flatMap((document) =>
		document.payments
			.filter(({ method }) => method !== 'Voucher')
			.map(({ id, code, amount, method, status, statusValue, transDate, accountId }) => ({
				...partner(shop, document),
				id,
				code,
				createdBy: document.soldById,
				user: document.soldByName,
				method,
				status,
				statusValue,
				transDate,
				amount,
				AccountId: accountId,
				isReceipt: true,
			})),
	);
	const payouts = [...shop.returns.values()].map((goodsBack) => ({
		...partner(shop, goodsBack),
		id: RETURN_IDS + goodsBack.id,
		code: `PC${goodsBack.code}`,
		createdBy: goodsBack.receivedById,
		user: goodsBack.soldByName,
		method: 'Cash',
		status: 0,
		statusValue: 'Đã thanh toán',
		transDate: goodsBack.returnDate,
		// Money that goes out is negative (kiotviet-api.md 3.5).
		amount: -goodsBack.totalPayment,
		isReceipt: false,
	}));
	return [...receipts, ...payouts];
}

function partner(
	shop: Shop,
	document: { code: string; branchId: number; customerId?: number; customerName?: string },
) {
	const { branchId, customerId, customerName, code } = document;
	return {
		branchId,
		usedForFinancialReporting: 1,
		partnerType: customerId === undefined ? 'O' : 'C',
		partnerId: customerId,
		partnerName: customerName,
		contactNumber:
			customerId === undefined ? undefined : shop.customers.get(customerId)?.contactNumber,
		Description: code,
	};
}

function fits(entry: Entry, query: Query, { shop, switches }: KiotVietWorld): boolean {
	const isOneOf = <T>(wanted: T[] | undefined, value: T | undefined) =>
		!wanted || (value !== undefined && wanted.includes(value));
	const is = <T>(wanted: T | undefined, value: T) => wanted === undefined || wanted === value;
	const isShown =
		query.has('startDate') ||
		switches.cashFlowWithoutDates === 'all' ||
		entry.transDate >= naiveTime(shop.clock.now().minus(WINDOW));
	const partnerType = query.text('partnerType');
	return (
		isOneOf(query.numbers('branchIds'), entry.branchId) &&
		isOneOf(query.texts('code'), entry.code) &&
		isOneOf(query.texts('method'), entry.method) &&
		isOneOf(query.numbers('cashFlowGroupId'), entry.cashFlowGroupId) &&
		isOneOf(query.numbers('ids'), entry.id) &&
		is(query.number('userId'), entry.createdBy) &&
		is(query.number('accountId'), entry.AccountId) &&
		is(query.number('status'), entry.status) &&
		is(query.number('usedForFinancialReporting'), entry.usedForFinancialReporting) &&
		(!query.has('isReceipt') || query.flag('isReceipt') === entry.isReceipt) &&
		(partnerType === undefined || partnerType === 'A' || partnerType === entry.partnerType) &&
		contains(entry.partnerName, query.text('partnerName')) &&
		contains(entry.contactNumber, query.text('contactNumber')) &&
		isShown &&
		within(entry.transDate, query, ['startDate', 'endDate'], switches)
	);
}
