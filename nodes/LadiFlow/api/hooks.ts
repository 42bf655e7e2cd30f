// What is known of catch hooks: their address and the names they can map (ladiflow-api.md 2.9).
import type { IDataObject } from 'n8n-workflow';

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
