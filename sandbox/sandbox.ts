// What a running sandbox is, apart from how one is started, so that its page can be told of it too.
import type { Faults } from './faults';
import type { CompareOptions, Comparison } from './judge/comparison';
import type { ExpectedContact } from './judge/oracle';
import type { Quota, TokenOffice } from './kiotviet/http/access';
import type { Shop } from './kiotviet/shop';
import type { Account } from './ladiflow/account';
import type { RequestLogEntry } from './requests';
import type { Switches } from './switches';

export interface SandboxOptions {
	/** 0, the default, takes any free port. */
	port?: number;
	/** Connection name of the shop, default `taphoaxyz`. */
	retailer?: string;
	/** The shop's number, default 500199999. */
	retailerId?: number;
	switches?: Partial<Switches>;
}

/** A running sandbox; everything in it may be looked at and changed while it runs. */
export interface Sandbox {
	/** `http://127.0.0.1:<port>`, the page for a person. */
	url: string;
	kiotViet: {
		apiUrl: string;
		tokenUrl: string;
		retailer: string;
		clientId: string;
		clientSecret: string;
	};
	/** Fields of the credential; nobody needs to be gentle with a sandbox. */
	ladiFlow: { baseUrl: string; apiKey: string; requestsPerSecond: number };
	shop: Shop;
	account: Account;
	switches: Switches;
	faults: Faults;
	/** Token life and expiry. */
	tokens: TokenOffice;
	/** GET requests an hour. */
	quota: Quota;
	/** What the account holds against what the oracle expects. */
	compare(options?: CompareOptions): Comparison;
	expectedContacts(): ExpectedContact[];
	/** Newest last, the latest 5000. */
	requests: RequestLogEntry[];
	stop(): Promise<void>;
}
