// Brings a contact to its desired state: plan, save, read back, judge, and again where something did not stick.
import type { IDataObject } from 'n8n-workflow';

import {
	CONTACT,
	find,
	FIND_CALLS,
	type Found,
	type MatchedBy,
	show,
	type StoredContact,
} from '../api/contacts';
import type { Connection } from '../api/request';
import type { KeyRoute, Route } from '../api/routes';
import type { DataType } from '../model/fieldTypes';
import type { DesiredState, Shortfall, Verdict, WriteTarget } from './facet';
import { accountOf } from './account';
import { CustomFields } from './facets/customFields';
import { email } from './facets/email';
import { nativeFields } from './facets/nativeFields';
import { tags } from './facets/tags';

export interface WriteResult<D extends DesiredState = DesiredState> extends Shortfall {
	matchedBy: MatchedBy;
	/** null when LadiFlow does not let it be known */
	isNew: boolean | null;
	/** as it was decided last */
	desired: D;
	/** fields that were sent because they were asked for, without those that LadiFlow did not keep */
	written: IDataObject;
	contact: StoredContact;
}

const UPDATE: Route[] = [...FIND_CALLS, CONTACT.update];

/** What a write calls, with its look-ups: where the first round creates, those after it update. */
export const WRITE_CALLS = {
	update: UPDATE,
	upsert: [...UPDATE, CONTACT.upsert],
	create: [CONTACT.create, ...UPDATE],
} satisfies Record<string, Route[]>;

const MOST_ROUNDS = 8;

interface WriteOptions {
	/** of custom fields that a contact's record may not show */
	types?: ReadonlyMap<string, DataType>;
	/** refuses to update */
	create?: boolean;
	/** the result holds the contact's whole record, so it is read back in any case */
	whole?: boolean;
}

/**
 * Writes a contact. Custom fields and tags that nobody mentioned stay, whether LadiFlow merges or replaces
 * them; what another writer did in between is merged and written again; what LadiFlow did not keep is named.
 * Call it while the contact is locked.
 *
 * @param found    the contact as just looked up; `contact: null` for one that is to be created
 * @param decide   what it shall be, from the stored contact (null: a new one); asked again each round
 * @throws         NodeApiError with LadiFlow's own message
 * @see            ladiflow-api.md 2.10 to 2.13
 */
export async function reconcile<D extends DesiredState>(
	connection: Connection,
	target: WriteTarget,
	found: Found,
	decide: (observed: StoredContact | null) => D,
	{ types, create = false, whole = false }: WriteOptions = {},
): Promise<WriteResult<D>> {
	const { contacts, dialect, echo, lookUps } = accountOf(connection);
	const facets = [email(target), nativeFields, new CustomFields(dialect, types), tags];
	let observed = found.contact;
	let isNew: boolean | null = observed ? false : null;
	for (let number = 1; ; number++) {
		const round = { number, observed, desired: decide(observed) };
		const write = connection.call({
			what: 'Writing the contact',
			...destination(observed, create),
			body: Object.assign(
				whoIsMeant(target, observed),
				...facets.map((facet) => facet.plan(round)),
			) as IDataObject,
		});
		// A write that failed may have arrived.
		const names = [observed?._id, observed?.email, target.email, target.phone];
		const answer = (await write.finally(() => contacts.wrote(names))) as StoredContact | null;
		const isAsExpected = observed !== null || newFlag(answer) !== false;
		const isBelieved = !whole && isAsExpected && echo.believes(answer, round, facets);
		const after = isBelieved ? answer : await readBack(connection, answer, observed, target);
		contacts.wrote([after._id, after.email]);
		if (!isBelieved) echo.compare(round, answer, after);
		echo.wrote(answer);
		if (!isAsExpected) lookUps.contradict();
		const verdicts = facets.map((facet) => facet.judge(round, after));
		isNew ??= newFlag(answer);
		if (number === MOST_ROUNDS || verdicts.every(({ again }) => !again)) {
			const { desired } = round;
			if (isNew && !found.contact) await lookUps.prove(connection, after);
			return { ...told(verdicts), matchedBy: found.matchedBy, isNew, desired, contact: after };
		}
		observed = after;
	}
}

/** The result where there is nothing to write. */
export function unchanged(contact: StoredContact, matchedBy: MatchedBy): WriteResult {
	const desired = { native: {}, customFields: {} };
	return { ...told([]), matchedBy, isNew: false, desired, contact };
}

/** What all parts say together. */
function told(verdicts: Verdict[]): Shortfall & { written: IDataObject } {
	const all = (name: keyof Shortfall) => verdicts.flatMap((verdict) => verdict[name] ?? []);
	return {
		written: Object.assign({}, ...verdicts.map(({ written }) => written)) as IDataObject,
		missing: all('missing'),
		notCleared: all('notCleared'),
		lost: all('lost'),
		daysOnly: all('daysOnly'),
		missingTags: all('missingTags'),
		keptTags: all('keptTags'),
		notes: all('notes'),
	};
}

function destination(
	observed: StoredContact | null,
	create: boolean,
): { route: KeyRoute; repeatable?: boolean } {
	if (observed) return { route: CONTACT.update };
	if (create) return { route: CONTACT.create, repeatable: false };
	return { route: CONTACT.upsert };
}

function whoIsMeant(
	{ phone, phoneToStore }: WriteTarget,
	observed: StoredContact | null,
): IDataObject {
	return {
		...(observed ? { _id: observed._id } : {}),
		...(phone ? { phone: phoneToStore ?? phone } : {}),
	};
}

async function readBack(
	connection: Connection,
	answer: StoredContact | null,
	before: StoredContact | null,
	target: WriteTarget,
): Promise<StoredContact> {
	const id = answer?._id ?? before?._id;
	const stored = id
		? await show(connection, { customer_id: id })
		: (await find(connection, target)).contact;
	if (stored) return stored;
	return await Promise.reject(
		new Error(
			'LadiFlow accepted the contact but cannot find it again; nothing is sure, run the item again',
		),
	);
}

function newFlag(answer: StoredContact | null): boolean | null {
	if (typeof answer?.isNewSubscriber === 'boolean') return answer.isNewSubscriber;
	if (!answer?.created_at || !answer.updated_at) return null;
	return Math.abs(Date.parse(answer.updated_at) - Date.parse(answer.created_at)) <= 2000;
}
