// Finds and reads the record that somebody picked: by its ID, its code or its phone.
import type { IDataObject } from 'n8n-workflow';

import { isLocator } from '../../shared/given';
import type { ItemContext } from '../../shared/operation';
import { readId, readText } from '../../shared/values';
import { findByCode, isOddCode, saysNothing } from '../api/codes';
import { customersWithPhone } from '../api/customers';
import { type Endpoint, ENDPOINTS, isRecordEndpoint, type RecordEndpoint } from '../api/endpoints';
import { readWithFigures } from '../api/figures';
import { type Call, callKiotViet } from '../api/request';
import { type KiotVietRecord, recordIn } from '../model/records';
import { inputError, nothingIn, taken } from './inputErrors';
import { isUnpicked } from './inputs';
import { RECORD_LISTS, type RecordList, type RecordListName } from './recordLists';

/** How a user named a record. */
export interface Picked {
	by: 'id' | 'code' | 'phone';
	value: string;
}

/**
 * Reads a record picker; a bare value, as an expression may give it, is an ID.
 *
 * @param label  the parameter as the form calls it, for messages
 * @throws       NodeOperationError when nothing was picked, or the ID is no whole number
 */
export function picked(operation: ItemContext, value: unknown, label: string): Picked {
	if (isUnpicked(value)) throw nothingIn(operation, label);
	const { mode, value: inner } = isLocator(value) ? value : { mode: 'id', value };
	if (mode === 'code' || mode === 'phone') {
		return { by: mode, value: taken(operation, label, readText(inner)) };
	}
	const id = readId(inner);
	if ('value' in id) return { by: 'id', value: String(id.value) };
	throw inputError(
		operation,
		`"${label}" ${id.wrong}`,
		`Give the ID in digits only; or choose "${label}" from the list, or another way to name it, such as By Code`,
	);
}

/**
 * Reads a picked record.
 *
 * @throws NodeOperationError when KiotViet gives another one, as for a code of digits that it takes for an ID
 */
export async function readPicked(
	operation: ItemContext,
	endpoint: RecordEndpoint,
	where: Picked,
	query?: IDataObject,
): Promise<KiotVietRecord & IDataObject> {
	const { context, itemIndex } = operation;
	const { singular, byId, byCode } = endpoint;
	if (where.by === 'code' && !byCode) {
		throw inputError(
			operation,
			`KiotViet does not read a ${singular} by its code`,
			`Name the ${singular} by its ID`,
		);
	}
	const isOdd = where.by === 'code' && isOddCode(where.value);
	// A code of points alone, or half a sign, is no part of an address at all.
	if (isOdd && /^\.+$|\p{Surrogate}/u.test(where.value)) {
		return await readByList(operation, endpoint, where, query);
	}
	const read = async () =>
		await callKiotViet(context, {
			what: `Reading ${singular} ${where.value}`,
			...(where.by === 'code' && byCode
				? { route: byCode, params: { code: where.value } }
				: { route: byId, params: { id: where.value } }),
			query,
		} as Call<typeof byId>).then(recordIn, async (error: unknown) => {
			if (!isOdd || !saysNothing(error)) throw error;
			return await readByList(operation, endpoint, where, query);
		});
	const record = await (endpoint === ENDPOINTS.customer ? readWithFigures(context, read) : read());
	const named =
		where.by === 'id' ? record[endpoint.key ?? 'id'] : isInIdsPlace(byCode) && record.code;
	const same = (one: unknown) => String(one).toLowerCase() === where.value.toLowerCase();
	if (!named || same(named)) return record;
	throw inputError(
		{ context, itemIndex },
		`KiotViet gave another ${singular} than ${where.value}`,
		`Choose the ${singular} from the list, or name it by its ID`,
	);
}

/** Whether a code stands where the ID would, so that one of digits is taken for an ID. */
const isInIdsPlace = (byCode: Endpoint['byCode']) => !byCode?.endsWith('/code/{code}');

/**
 * Reads a record whose code KiotViet may not read by code: by the ID that its list tells.
 *
 * @throws NodeOperationError when the list does not have it, or cannot be searched
 * @see    kiotviet-api.md 3.0
 */
async function readByList(
	operation: ItemContext,
	endpoint: RecordEndpoint,
	{ value: code }: Picked,
	query?: IDataObject,
): Promise<KiotVietRecord & IDataObject> {
	const { singular, plural, codesBy } = endpoint;
	const advice = `Choose the ${singular} from the list, or name it by its ID`;
	if (!codesBy) {
		throw inputError(
			operation,
			`KiotViet did not find ${singular} ${code} by its code, which says little: it cannot read codes with signs such as * + # ( )`,
			`Name the ${singular} by its ID`,
		);
	}
	const { id, count, complete } = await findByCode(operation.context, endpoint, code);
	if (id !== null) {
		return await readPicked(operation, endpoint, { by: 'id', value: String(id) }, query);
	}
	throw inputError(
		operation,
		complete
			? `Reading ${singular} ${code} found nothing: none of the shop's ${plural} has this code`
			: `${singular} ${code} is not among the first ${count} ${plural}, and KiotViet cannot read codes with signs such as * + # ( )`,
		advice,
	);
}

/**
 * The ID of a picked record; a code or a phone costs a look-up.
 *
 * @param branchId  which of several customers with one phone is meant, in a shop that keeps them per branch
 * @throws          NodeOperationError when a phone fits no customer, or more than one
 */
export async function idOf(
	operation: ItemContext,
	name: RecordListName,
	value: unknown,
	label: string,
	branchId?: number,
): Promise<number> {
	const { endpoint }: RecordList = RECORD_LISTS[name];
	const where = picked(operation, value, label);
	if (where.by === 'phone') return await idByPhone(operation, where.value, label, branchId);
	return await idByCode(operation, endpoint, where, label);
}

async function idByCode(
	operation: ItemContext,
	endpoint: Endpoint,
	where: Picked,
	label: string,
): Promise<number> {
	if (where.by === 'id') return Number(where.value);
	if (isRecordEndpoint(endpoint)) return (await readPicked(operation, endpoint, where)).id;
	throw inputError(operation, `"${label}" takes an ID`, `Choose "${label}" from the list`);
}

async function idByPhone(
	operation: ItemContext,
	phone: string,
	label: string,
	branchId?: number,
): Promise<number> {
	const customers = await customersWithPhone(operation.context, phone);
	if (!customers) {
		throw inputError(
			operation,
			`"${label}" is no phone with all of its digits`,
			'Give the whole number, such as 0900000001',
		);
	}
	const ofBranch = (id: number | undefined) =>
		customers.filter((customer) => id === undefined || customer.branchId === id);
	let fitting = ofBranch(branchId);
	// A shop that keeps customers per branch has the one of the document's branch in mind.
	if (fitting.length > 1) fitting = ofBranch(branchInForm(operation));
	if (fitting.length === 1) return fitting[0].id;
	if (fitting.length === 0) {
		throw inputError(
			operation,
			'No customer has this phone',
			"Check the number; it is compared with Phone and Second Phone (Điện thoại) of the shop's customers",
		);
	}
	const codes = fitting.map(({ code, id }) => code ?? String(id)).join(', ');
	throw inputError(
		operation,
		`${fitting.length} customers have this phone: ${codes}`,
		'Name the customer by code or ID',
	);
}

/** The branch that the form asks for, where it asks for one and that is picked or typed by ID. */
function branchInForm({ param }: ItemContext): number | undefined {
	const branch = param<unknown>('branchId', null);
	const id = readId(isLocator(branch) ? branch.value : branch);
	return 'value' in id ? id.value : undefined;
}
