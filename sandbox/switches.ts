// What the two services leave open, as switches, so that tests can run under every reading.

/** Positions of every switch. The first position of each line is the default. */
export interface Switches {
	/** LadiFlow, ladiflow-api.md 2.13: does a written list of custom fields replace the stored list? */
	customFields: 'merged' | 'replaced';
	/** ladiflow-api.md 2.12: do written tags replace the stored ones or join them? */
	tags: 'replaced' | 'appended';
	/** ladiflow-api.md 2.12: what happens to a tag name that the account does not have. */
	unknownTagNames: 'created' | 'dropped';
	/** ladiflow-api.md 1.2: the answer to a wrong or missing key. */
	badKey: 'http401' | 'http403' | 'http200code401';
	/** ladiflow-api.md 1.2: the answer to a key without the Automation permission. */
	missingPermission: 'http200code403' | 'http403';
	/** ladiflow-api.md 2.5: the answer of `show` for an unknown contact. */
	notFound: 'customerNull' | 'dataNull' | 'dataEmpty' | 'bodyCode404';
	/** ladiflow-api.md 2.7: the number of the first page. */
	pageBase: 1 | 0;
	/** ladiflow-api.md 2.10: can `update` change a contact's e-mail? */
	updateChangesEmail: boolean;
	/** ladiflow-api.md 2.10: does `show` find a contact by the phone as stored? */
	phoneMatch: 'exact' | 'none';
	/** ladiflow-api.md 2.13: does the answer to a write list the custom fields? */
	writeEchoesFields: boolean;
	/** ladiflow-api.md 2.13: does a written LIST or CHECK_BOX replace the stored one or grow it? */
	lists: 'replaced' | 'appended';
	/** KiotViet, kiotviet-api.md 1.4: the answer to a good token with another shop's name. */
	wrongShop: '401' | '420';
	/** kiotviet-api.md 2.5: the status of "record does not exist". */
	kiotVietNotFound: '420' | '404';
	/** kiotviet-api.md 4.3: `invoice.update.500199999` or `invoice.update`. */
	actionForm: 'withRetailerId' | 'bare';
	/** kiotviet-api.md 4.3: a delete as an envelope with ids, or as `{"RemoveId": [id]}`. */
	deleteForm: 'envelope' | 'removeId';
	/** kiotviet-api.md 2.3: may an empty page leave out `data`? */
	emptyPage: 'withoutData' | 'withData';
	/** kiotviet-api.md 9 (6): does a sale also change the customer record and fire customer.update? */
	saleFiresCustomerUpdate: boolean;
	/** kiotviet-api.md 3.1: the answer to a created customer. */
	createCustomerAnswer: 'wrapped' | 'flat';
	/** kiotviet-api.md 2.2: does the cash book, which documents no offset, obey one? */
	cashFlowPages: 'all' | 'firstOnly';
}

/** Every switch with its positions, the default first; the page and the matrix tests walk it. */
export const SWITCH_POSITIONS: { [Name in keyof Switches]: Array<Switches[Name]> } = {
	customFields: ['merged', 'replaced'],
	tags: ['replaced', 'appended'],
	unknownTagNames: ['created', 'dropped'],
	badKey: ['http401', 'http403', 'http200code401'],
	missingPermission: ['http200code403', 'http403'],
	notFound: ['customerNull', 'dataNull', 'dataEmpty', 'bodyCode404'],
	pageBase: [1, 0],
	updateChangesEmail: [true, false],
	phoneMatch: ['exact', 'none'],
	writeEchoesFields: [true, false],
	lists: ['replaced', 'appended'],
	wrongShop: ['401', '420'],
	kiotVietNotFound: ['420', '404'],
	actionForm: ['withRetailerId', 'bare'],
	deleteForm: ['envelope', 'removeId'],
	emptyPage: ['withoutData', 'withData'],
	saleFiresCustomerUpdate: [false, true],
	createCustomerAnswer: ['wrapped', 'flat'],
	cashFlowPages: ['all', 'firstOnly'],
};

/** All switches in their first position. */
export function defaultSwitches(): Switches {
	return Object.fromEntries(
		Object.entries(SWITCH_POSITIONS).map(([name, positions]) => [name, positions[0]]),
	) as unknown as Switches;
}
