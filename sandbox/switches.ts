// What the two services leave open, as switches, so that tests can run under every reading.

/** E.g. `sha1= sha256 text hex`: labelled sha1, a SHA-256 digest, keyed with the registered text, in lower-case hex. */
export type SignatureForm =
	`${'sha1=' | 'sha256=' | 'bare'} ${'sha256' | 'sha1'} ${'text' | 'decoded'} ${'hex' | 'HEX' | 'base64' | 'base64url'}`;

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
	/** ladiflow-api.md 2.12: does an empty list of tags take the stored ones away? Counts where tags are replaced. */
	emptyTags: 'clear' | 'ignored';
	/** ladiflow-api.md 2.7: the answer to a second tag of one name. */
	duplicateTag: 'refused' | 'sameId';
	/** ladiflow-api.md 2.7: does the answer to a created tag hold its id? The printed one is empty. */
	createdTagId: 'given' | 'empty';
	/** ladiflow-api.md 2.6: does a search find parts of words, or whole words only? */
	contactSearch: 'parts' | 'words';
	/** ladiflow-api.md 2.6: must a listed contact have one of the asked tags, or all? */
	tagFilter: 'any' | 'all';
	/** ladiflow-api.md 2.6: do listed contacts show their custom fields? */
	listedFields: 'shown' | 'leftOut';
	/** ladiflow-api.md 2.7: the number of the first page. */
	pageBase: 1 | 0;
	/** ladiflow-api.md 2.7: where the first page is 1, the answer to page 0. */
	pageZero: 'first' | 'refused';
	/** ladiflow-api.md 2.7: is the asked limit obeyed? The printed answer to 20 has 2. */
	pageLimit: 'obeyed' | 'small';
	/** ladiflow-api.md 2.10: can `update` change a contact's e-mail? */
	updateChangesEmail: boolean;
	/** ladiflow-api.md 2.10: does `show` find a contact by the phone as stored? */
	phoneMatch: 'exact' | 'anyForm' | 'none';
	/** ladiflow-api.md 2.10: does create-or-update find a contact by its phone too? */
	upsertMatches: 'email' | 'emailThenPhone';
	/** ladiflow-api.md 2.2: what `create` does with an e-mail that is there already. */
	createExisting: 'refused' | 'updated';
	/** ladiflow-api.md 2.3: is `_id` enough for `update`, or must e-mail or phone come along? */
	updateNeeds: 'id' | 'idAndIdentity';
	/** ladiflow-api.md 2.4: is `isNewSubscriber` in the answer to be believed? */
	newFlag: 'right' | 'alwaysTrue' | 'absent';
	/** ladiflow-api.md 1.2: is a refusal's HTTP status 200, or that of its code? */
	refusals: 'http200' | 'httpAsCode';
	/** ladiflow-api.md 2.13: does the answer to a write list the custom fields? */
	writeEchoesFields: boolean;
	/** ladiflow-api.md 2.13: does a written LIST or CHECK_BOX replace the stored one or grow it? */
	lists: 'replaced' | 'appended';
	/** ladiflow-api.md 2.13: do answers show a NUMBER as a number, or as its text? */
	numbersShown: 'number' | 'text';
	/** ladiflow-api.md 2.13: how a LIST must be written. */
	listForm: 'array' | 'text' | 'values';
	/** ladiflow-api.md 2.14: how a DATE custom field must be written. */
	dateForm: 'iso' | 'monthFirst';
	/** ladiflow-api.md 2.13: which empty value of a custom field or a native one clears it. */
	emptyValues: 'clear' | 'onlyNullClears' | 'onlyTextClears' | 'ignored';
	/** ladiflow-api.md 2.13: what becomes of a custom field that the account does not define. */
	unknownFields: 'dropped' | 'unlinked' | 'externalData';
	/** ladiflow-api.md 2.8: what subscribing does with an e-mail that no contact has. */
	unknownSubscriber: 'created' | 'refused' | 'ignored';
	/** ladiflow-api.md 2.9: the answer of a catch hook. */
	catchHookAnswer: 'envelope' | 'text' | 'empty';
	/** KiotViet, kiotviet-api.md 1.4: the answer to a good token with another shop's name. */
	wrongShop: '401' | '420';
	/** kiotviet-api.md 2.5: the status of "record does not exist". */
	kiotVietNotFound: '420' | '404';
	/** kiotviet-api.md 4.3: `invoice.update.500199999` or `invoice.update`. */
	actionForm: 'withRetailerId' | 'bare';
	/** kiotviet-api.md 4.7: the answer to a second webhook of a type. */
	secondHook: 'http500' | 'http409' | 'http420';
	/** kiotviet-api.md 4.5: how a delivery is signed: label, algorithm, key and spelling of the digest. */
	signatureForm: SignatureForm;
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
	/** kiotviet-api.md 3.5: what the cash book gives without a first day: the last days only, or all. */
	cashFlowWithoutDates: 'lastDays' | 'all';
	/** kiotviet-api.md 3.3, 5.26: do filters by business dates look at the day only, or at the time too? */
	dateFilters: 'days' | 'times';
	/** kiotviet-api.md 3.0: the answer to a product read by a code with * + # ( or ), though there is one. */
	oddProductCodes: '420' | '400' | '404' | 'found';
	/** kiotviet-api.md 3.1: a debt of 0 is left out (measured); sent as 0; or the key shows no debts at all. */
	zeroDebt: 'leftOut' | 'sent' | 'neverShown';
	/** kiotviet-api.md 9 (15): are points and totals of 0 left out too? */
	zeroTotals: 'sent' | 'leftOut';
}

/** Every switch with its positions, the default first; the page and the matrix tests walk it. */
export const SWITCH_POSITIONS: { [Name in keyof Switches]: Array<Switches[Name]> } = {
	customFields: ['merged', 'replaced'],
	tags: ['replaced', 'appended'],
	unknownTagNames: ['created', 'dropped'],
	emptyTags: ['clear', 'ignored'],
	duplicateTag: ['refused', 'sameId'],
	createdTagId: ['given', 'empty'],
	contactSearch: ['parts', 'words'],
	tagFilter: ['any', 'all'],
	listedFields: ['shown', 'leftOut'],
	badKey: ['http401', 'http403', 'http200code401'],
	missingPermission: ['http200code403', 'http403'],
	notFound: ['customerNull', 'dataNull', 'dataEmpty', 'bodyCode404'],
	pageBase: [1, 0],
	pageZero: ['first', 'refused'],
	pageLimit: ['obeyed', 'small'],
	updateChangesEmail: [true, false],
	phoneMatch: ['exact', 'anyForm', 'none'],
	upsertMatches: ['email', 'emailThenPhone'],
	createExisting: ['refused', 'updated'],
	updateNeeds: ['id', 'idAndIdentity'],
	newFlag: ['right', 'alwaysTrue', 'absent'],
	refusals: ['http200', 'httpAsCode'],
	writeEchoesFields: [true, false],
	lists: ['replaced', 'appended'],
	numbersShown: ['number', 'text'],
	listForm: ['array', 'text', 'values'],
	dateForm: ['iso', 'monthFirst'],
	emptyValues: ['clear', 'onlyNullClears', 'onlyTextClears', 'ignored'],
	unknownFields: ['dropped', 'unlinked', 'externalData'],
	unknownSubscriber: ['created', 'refused', 'ignored'],
	catchHookAnswer: ['envelope', 'text', 'empty'],
	wrongShop: ['401', '420'],
	kiotVietNotFound: ['420', '404'],
	actionForm: ['withRetailerId', 'bare'],
	secondHook: ['http500', 'http409', 'http420'],
	signatureForm: [
		'sha1= sha256 text hex',
		'bare sha256 text hex',
		'sha256= sha256 text hex',
		'sha1= sha256 decoded hex',
		'bare sha256 decoded hex',
		'sha256= sha256 decoded hex',
		'bare sha256 text HEX',
		'sha1= sha1 text hex',
		'sha1= sha1 decoded hex',
		'bare sha256 text base64',
		'bare sha256 decoded base64',
		'sha256= sha256 text base64url',
	],
	deleteForm: ['envelope', 'removeId'],
	emptyPage: ['withoutData', 'withData'],
	saleFiresCustomerUpdate: [false, true],
	createCustomerAnswer: ['wrapped', 'flat'],
	cashFlowPages: ['all', 'firstOnly'],
	cashFlowWithoutDates: ['lastDays', 'all'],
	dateFilters: ['days', 'times'],
	oddProductCodes: ['420', '400', '404', 'found'],
	zeroDebt: ['leftOut', 'sent', 'neverShown'],
	zeroTotals: ['sent', 'leftOut'],
};

/** All switches in their first position. */
export function defaultSwitches(): Switches {
	return Object.fromEntries(
		Object.entries(SWITCH_POSITIONS).map(([name, positions]) => [name, positions[0]]),
	) as unknown as Switches;
}
