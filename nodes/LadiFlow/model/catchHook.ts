// What is known of catch hooks: their address and the names they can map (ladiflow-api.md 2.9).
import { deburr, isPlainObject } from 'lodash';
import type { IDataObject } from 'n8n-workflow';

import { isNothing, readText } from '../../shared/values';

/**
 * The address of a catch hook as the user pasted it: at the root of LadiFlow's host, outside the API's path.
 *
 * @returns the address without spaces and query, or null when it is none
 */
export function hookAddress(typed: string): string | null {
	const address = typed.replace(/\s+/g, '');
	const match = /^(https?:\/\/[^/?#@]+\/hooks\/catch\/[0-9a-f]{24})\/?(?:[?#].*)?$/i.exec(address);
	return match ? match[1] : null;
}

/** Names of a flat body that a hook's mapping cannot hold: they must be ASCII without spaces. */
export function unmappableNames(data: IDataObject): string[] {
	return Object.keys(data).filter((name) => !/^[\x21-\x7e]+$/.test(name));
}

/** What speaks against starting a flow with some data. */
export interface HookDoubts {
	/** there is nothing in it at all, or nothing in the fields that say who is meant */
	namesNobody: boolean;
	/** paths of fields that are empty */
	empty: string[];
	/** paths of fields that say who is meant and hold no text, and of what is left of a lost value */
	unreadable: string[];
}

/** Names that people give to an e-mail and a phone, without accents, in letters only. */
const WHO = /(mail|phone|phonenumber|mobile|contactnumber|sdt|sodienthoai|dienthoai|zalo)$/;

/**
 * Looks through what shall be sent to a hook. LadiFlow would start a flow of nobody, or make a contact of
 * "[object Object]", without a word.
 */
export function doubtsAbout(data: IDataObject): HookDoubts {
	const fields = fieldsIn(data);
	const who = fields.filter(({ name }) => saysWho(name));
	const about = who.length > 0 ? who : fields;
	return {
		namesNobody: about.every(({ value }) => isNothing(value)),
		empty: fields.filter(({ value }) => isNothing(value)).map(({ path }) => path),
		unreadable: fields
			.filter(({ name, value }) => !isNothing(value) && isUnreadable(name, value))
			.map(({ path }) => path),
	};
}

/** Whether a name, whatever its language and its spelling, is one for an e-mail or a phone. */
export const saysWho = (name: string) =>
	WHO.test(
		deburr(name)
			.toLowerCase()
			.replace(/[^a-z]/g, ''),
	);

function isUnreadable(name: string, value: unknown): boolean {
	const mustBeText = typeof value === 'string' || saysWho(name);
	return mustBeText && 'wrong' in readText(value);
}

interface HookField {
	path: string;
	name: string;
	value: unknown;
}

/** The fields at the ends of nested data; what says who is meant is one end, whatever it holds. */
function fieldsIn(data: object, path: string[] = []): HookField[] {
	return Object.entries(data).flatMap(([name, value]) => {
		const here = [...path, name];
		const isNested = isPlainObject(value) || Array.isArray(value);
		if (isNested && !isNothing(value) && !saysWho(name)) return fieldsIn(value as object, here);
		return [{ path: here.join('.'), name, value: value as unknown }];
	});
}
