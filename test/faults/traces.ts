// What must never be found where others may look: secrets anywhere, people's data in logs and errors.
/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-dangerous-functions */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

import { packPackage } from '../../demo/package';
import type { Environment } from '../../demo/environment';
import { usablePhone } from '../../sandbox/identities';

/** Texts that must not be found, each with what it is. */
export type Needles = Array<{ what: string; text: string }>;

/** Keys, tokens and signing secrets that were in use. */
export function secretsOf({ sandbox }: Environment): Needles {
	const { kiotViet, ladiFlow, shop, tokens } = sandbox;
	const hookSecrets = new Set(shop.webhooks.flatMap(({ secret }) => secret ?? []));
	return [
		{ what: 'client secret', text: kiotViet.clientSecret },
		{ what: 'LadiFlow key', text: ladiFlow.apiKey },
		...[...hookSecrets].map((text) => ({ what: 'webhook secret', text })),
		...tokens.given.map((text) => ({ what: 'token', text })),
	];
}

/** Phones and e-mail addresses that anybody in the shop ever had, as typed and as written. */
export function peopleOf({ sandbox }: Environment): Needles {
	const typed = [...sandbox.shop.identitiesEverUsed].filter((text) => text.length > 6);
	const phones = typed.map((text) => usablePhone(text)).filter((phone) => phone !== null);
	return [
		...typed.map((text) => ({ what: 'phone or e-mail', text })),
		...phones.map((phone) => ({ what: 'phone', text: phone.replace(/^0/, '+84') })),
	];
}

/** What of the needles stands in a text; never the needle itself. */
export function found(needles: Needles, text: string | Buffer): string[] {
	return [...new Set(needles.filter((each) => text.includes(each.text)).map(({ what }) => what))];
}

/** The files n8n wrote, in which its database is; not the packages it loads. */
export function filesOf(folder: string): string[] {
	return readdirSync(folder)
		.filter((name) => name !== 'node_modules')
		.map((name) => path.join(folder, name))
		.flatMap((file) => (statSync(file).isDirectory() ? filesOf(file) : [file]));
}

/** What of the needles stands in which file. */
export function foundInFiles(needles: Needles, files: string[]): string[] {
	return files.flatMap((file) =>
		found(needles, readFileSync(file)).map((what) => `${what} in ${path.basename(file)}`),
	);
}

/** All that the errors of all failed runs hold. */
export async function errorTexts({ n8n }: Environment): Promise<string[]> {
	// Of a run that died with n8n nothing is stored.
	const failed = await n8n.rest.allExecutions({ status: ['error'] });
	const texts: string[] = [];
	for (const { id } of failed) texts.push(await n8n.rest.errorText(id));
	return texts;
}

/** The texts of all files in the packed package. */
export async function tarballText(): Promise<string> {
	const tarball = await packPackage(() => undefined);
	return execFileSync('tar', ['-xzOf', tarball], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
}
