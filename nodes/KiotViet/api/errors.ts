// Turns what KiotViet answers when it refuses into a kind to act on and a sentence for a shop owner.

export type FailureKind =
	| 'unauthorized'
	| 'forbidden'
	| 'notFound'
	| 'typeTaken'
	| 'quota'
	| 'unavailable'
	| 'unreachable'
	| 'refused';

/** A refused or failed call; `advice` says what to do. */
export interface Failure {
	kind: FailureKind;
	message: string;
	advice: string;
}

/** What is known of an answer that was no success. */
export interface RefusedAnswer {
	/** HTTP status; null when no answer came */
	status: number | null;
	/** the parsed body, when it was JSON */
	body?: unknown;
	/** the call was to change something, so that it may have happened although no good answer came */
	writes?: boolean;
}

const NOT_FOUND = /không tồn tại|đã bị xóa/i;
/** Of a webhook type only: other records that are there already are told as "… đã tồn tại" too. */
const TYPE_TAKEN = /(?<![\p{L}\p{N}])type\s+đã\s+tồn\s+tại/iu;
/** What a read by an unknown product code is answered (kiotviet-api.md 2.5). */
const NO_PRODUCT = 'KvValidateProductException';
const NO_RIGHT = /không có quyền/i;
const OVER_QUOTA =
	/(quá giới hạn|vượt quá).*(yêu cầu|request|lượt gọi|api)|too many requests|rate limit/i;

/** A write cannot be marked, so nobody can tell a repeated one from a second one (kiotviet-api.md 2.5). */
export const LOOK_FIRST =
	'KiotViet may have done it all the same: look in the shop before you run this item again';

/** What to do about a refusal: mostly a shop setting that its message names (kiotviet-api.md 2.5). */
const ADVICE: Array<[RegExp, string]> = [
	[/Cho phép đặt hàng/i, 'Switch on "Cho phép đặt hàng" (orders) in the shop\'s settings'],
	[
		/Sử dụng tính năng giao hàng/i,
		'Switch on "Sử dụng tính năng giao hàng" (delivery) in the shop\'s settings',
	],
	[
		/Quản lý thu hộ tiền/i,
		'Switch on "Quản lý thu hộ tiền" (collect on delivery) in the shop\'s settings',
	],
	[
		/thay đổi thời gian bán hàng/i,
		'The shop does not allow another sale time: leave "Sale Time" out, or switch off "Không cho phép thay đổi thời gian bán hàng" in the shop\'s settings',
	],
	[
		/bán hàng khi hết tồn kho/i,
		'Allow selling when out of stock ("Cho phép bán hàng khi hết tồn kho") in the shop\'s settings',
	],
	[
		/Chưa bật thu khác/i,
		'Switch on "Hỗ trợ các khoản thu khác khi bán hàng" (surcharges) in the shop\'s settings',
	],
	[
		/đã tồn tại/i,
		'The shop has such a record already ("đã tồn tại"): update that one, or use another code',
	],
];

/**
 * Judges an answer of KiotViet's API that was no success.
 *
 * @param what  the call in words, e.g. `Reading invoice 93187`
 * @see         kiotviet-api.md 2.5 (420 and its messages), 2.1 (quota), 1.4 (401), 4.7 (a taken webhook type)
 */
export function failureOf(answer: RefusedAnswer, what: string): Failure {
	const said = messageOf(answer.body);
	const quoted = said ? `: "${said}"` : '';
	const { status } = answer;
	if (status === null) {
		return {
			kind: 'unreachable',
			message: `${what} got no answer: KiotViet could not be reached`,
			advice: answer.writes
				? LOOK_FIRST
				: 'Check the network of the n8n server and the API URL in the KiotViet credential, then run again',
		};
	}
	// Measured as a 500, and the rest of its body is not known: the text decides, whatever the status (kiotviet-api.md 4.7).
	if (TYPE_TAKEN.test(textOf(answer.body))) {
		return {
			kind: 'typeTaken',
			message: `${what} was refused: KiotViet allows one webhook per type and shop, and this type is taken${quoted}`,
			advice:
				'List the webhooks (KiotViet node, Webhook: Get Many) to see whose address holds it; stop that app, or tick "Replace Webhooks of Other Apps" in the KiotViet Trigger',
		};
	}
	if (status === 401) {
		return {
			kind: 'unauthorized',
			message: `${what} was refused: KiotViet did not accept the credential${quoted}`,
			advice:
				'Open the KiotViet credential and test it: Connection Name, Client ID and Client Secret must belong to the same shop',
		};
	}
	const isNoProduct = !answer.writes && errorCodeOf(answer.body) === NO_PRODUCT;
	if (status === 404 || (status === 420 && (NOT_FOUND.test(said) || isNoProduct))) {
		const record = answer.writes ? 'record, or one that it names,' : 'record';
		return {
			kind: 'notFound',
			message: `${what} found nothing: the ${record} does not exist or was deleted${quoted}`,
			advice: `Check the ${answer.writes ? 'IDs and codes of this item' : 'ID or the code'}; deleted records cannot be ${answer.writes ? 'used' : 'read'} again`,
		};
	}
	if (status === 403 || NO_RIGHT.test(said)) {
		return {
			kind: 'forbidden',
			message: `${what} is not allowed for this key${quoted}`,
			advice:
				'In KiotViet open Thiết lập cửa hàng → Thiết lập kết nối API and tick the access box for customers, invoices and orders',
		};
	}
	if (status === 429 || (status === 420 && OVER_QUOTA.test(said))) {
		return {
			kind: 'quota',
			message: `${what} was refused: the shop's quota of KiotViet calls is used up${quoted}`,
			advice:
				'KiotViet allows 5,000 reads an hour; wait, or let fewer workflows read from this shop',
		};
	}
	if (status >= 500) {
		return {
			kind: 'unavailable',
			message: `${what} did not work: KiotViet answered with status ${status}${quoted}`,
			advice: answer.writes ? LOOK_FIRST : 'KiotViet has trouble at the moment; run again later',
		};
	}
	return {
		kind: 'refused',
		message: `${what} was refused by KiotViet with status ${status}${quoted}`,
		advice:
			ADVICE.find(([pattern]) => pattern.test(said))?.[1] ??
			'Correct what the message names, then run again',
	};
}

const errorCodeOf = (body: unknown) =>
	(body as { responseStatus?: { errorCode?: unknown } } | null | undefined)?.responseStatus
		?.errorCode;

/** KiotViet's own (Vietnamese) message in a body, or an empty text. */
export function messageOf(body: unknown): string {
	const { responseStatus, message } = (body ?? {}) as {
		responseStatus?: { message?: unknown };
		message?: unknown;
	};
	const text = responseStatus?.message ?? message;
	return typeof text === 'string' ? text.trim().slice(0, 300) : '';
}

/** All of a body as text, for words that may stand anywhere in it. */
function textOf(body: unknown): string {
	const text = typeof body === 'string' ? body : (JSON.stringify(body) ?? '');
	return text.normalize('NFC');
}
