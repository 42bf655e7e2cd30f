// Everything the shop has written down, in one place, so that each resource can be told apart from where it is kept.
import { Clock } from '../../clock';
import type { Switches } from '../../switches';
import type { Announce } from './announcements';
import {
	bankAccountsOf,
	branchesOf,
	brandsOfShop,
	categoriesOf,
	groupsOf,
	priceBooksOfShop,
	productsOfShop,
	settingsOfShop,
	supplierOrdersOf,
	suppliersOf,
	usersOf,
	type Branch,
} from './catalogue';
import { existing } from './errors';
import type { Purchase, Transfer } from './goodsRecords';
import type { Customer, Invoice, Order, Return } from './records';
import { SurchargeList } from './surcharges';
import { VoucherOffice } from './vouchers';

/** A deletion that lists must still be able to tell (kiotviet-api.md 2.2). */
export interface Removal {
	id: number;
	at: string;
}

export class Books {
	readonly clock = new Clock();

	readonly branches;
	readonly users;
	readonly groups;
	readonly bankAccounts;
	readonly settings = settingsOfShop();

	readonly customers = new Map<number, Customer>();
	readonly orders = new Map<number, Order>();
	readonly invoices = new Map<number, Invoice>();
	readonly returns = new Map<number, Return>();
	readonly surcharges = new SurchargeList(this.clock);
	readonly vouchers = new VoucherOffice(this.clock);

	readonly products = productsOfShop();
	readonly categories;
	readonly brands = brandsOfShop();
	readonly suppliers;
	readonly supplierOrders;
	readonly priceBooks = priceBooksOfShop();
	readonly purchases = new Map<number, Purchase>();
	readonly transfers = new Map<number, Transfer>();

	readonly removed = {
		customers: [] as Removal[],
		branches: [] as Removal[],
		products: [] as Removal[],
		categories: [] as Removal[],
		suppliers: [] as Removal[],
	};
	/** Every e-mail and phone any customer ever had, as typed: their contacts may rightly live on in LadiFlow. */
	readonly identitiesEverUsed = new Set<string>();

	private readonly lastIds = {
		customer: 37290000,
		order: 18950000,
		invoice: 252000000,
		return: 5100000,
		payment: 90000000,
		product: 48870100,
		category: 1601100,
		purchase: 7400000,
		purchasePayment: 91000000,
		transfer: 3300000,
	};
	private readonly lastNumbers = { KH: 0, DH: 0, HD: 0, TH: 0, SP: 100, PN: 0, TRF: 0 };

	constructor(
		readonly retailerId: number,
		readonly switches: Pick<Switches, 'saleFiresCustomerUpdate'>,
		readonly announces: Announce,
	) {
		this.branches = branchesOf(retailerId);
		this.users = usersOf(retailerId);
		this.groups = groupsOf(retailerId);
		this.bankAccounts = bankAccountsOf(retailerId);
		this.categories = categoriesOf(retailerId);
		this.suppliers = suppliersOf(retailerId);
		this.supplierOrders = supplierOrdersOf(retailerId);
	}

	branch(id: number): Branch {
		return existing(
			this.branches.find((branch) => branch.id === id),
			'Chi nhánh',
		);
	}

	nextId(kind: keyof Books['lastIds']): number {
		return (this.lastIds[kind] += 1);
	}

	nextCode(prefix: keyof Books['lastNumbers']): string {
		this.lastNumbers[prefix] += 1;
		return `${prefix}${String(this.lastNumbers[prefix]).padStart(6, '0')}`;
	}
}
