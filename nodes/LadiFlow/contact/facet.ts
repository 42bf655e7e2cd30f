// What every part of a contact has in common on its way from what is stored to what shall be.
import type { IDataObject } from 'n8n-workflow';

import type { StoredContact } from '../api/contacts';
import type { Identity } from '../model/identity';

/** Who is written to. */
export interface WriteTarget extends Identity {
	/** the phone as it shall be stored, where that is not its usual form */
	phoneToStore?: string;
	/** the id in the shop; only tells whether a changed e-mail belongs to the same person */
	externalId?: string;
}

/** What a contact shall be: decided anew each time the stored contact was read. */
export interface DesiredState {
	/** fields of the contact itself, by LadiFlow's names */
	native: Record<string, unknown>;
	customFields: Record<string, unknown>;
	/** names of native and custom fields to empty */
	clear?: string[];
	/** the e-mail address shall become this one, whoever has written it */
	newEmail?: string;
	tags?: DesiredTags;
}

export interface DesiredTags {
	/** ids to add */
	add?: string[];
	/** ids to take away */
	remove?: string[];
	/** the contact shall have the added ones only */
	replace?: boolean;
}

/** One write: what was stored before it, and what shall be after it. */
export interface Round {
	/** the first is 1 */
	number: number;
	/** null for a contact that is to be created */
	observed: StoredContact | null;
	desired: DesiredState;
}

/** What is not as desired after the last write. */
export interface Shortfall {
	/** custom fields that are not stored under a field that the account defines */
	missing: string[];
	/** fields that shall be empty, and are not */
	notCleared: string[];
	/** custom fields that nobody mentioned, and that LadiFlow changed all the same */
	lost: string[];
	/** points in time of which LadiFlow kept the day */
	daysOnly: string[];
	/** ids of tags that should be there and are not */
	missingTags: string[];
	/** ids of tags that should be gone and are not */
	keptTags: string[];
	/** everything else, in words */
	notes: string[];
}

/** What one part makes of a contact that was read back. */
export interface Verdict extends Partial<Shortfall> {
	/** another round may get further */
	again: boolean;
	/** what was asked for and is there */
	written?: IDataObject;
}

/** What an account is known to have not, so that its absence in an answer says nothing. */
export interface Absences {
	/** the account defines no such custom field, or did not some minutes ago */
	isAbsent(field: string): boolean;
	/** no record shows this field of the contact itself, though writes take it */
	isNeverShown(native: string): boolean;
}

/** One part of a contact: what of it the next write sends, and what the write left. Pure; `reconcile` sends and reads. */
export interface Facet {
	plan(round: Round): IDataObject;
	/** Whether the answer to the planned write shows all that it was for, so that there is nothing to see to. */
	isShown(round: Round, answer: StoredContact, known: Absences): boolean;
	judge(round: Round, after: StoredContact): Verdict;
}
