// Sets the sandbox to what fact sheets say of a live shop and a live account, so that it behaves as they do.
/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/require-node-api-error */
import { readFileSync } from 'node:fs';
import { z } from 'zod';

import { SWITCH_POSITIONS, type Switches } from './switches';

const sheetShape = z.object({
	service: z.enum(['kiotViet', 'ladiFlow']),
	version: z.literal(1),
	takenAt: z.string().datetime(),
	facts: z.record(
		z.object({
			reading: z.union([z.string(), z.number(), z.boolean(), z.null()]),
			sure: z.boolean(),
		}),
	),
});

type Sheet = z.infer<typeof sheetShape>;

/** A file that the sandbox cannot be set by; its message says why in one sentence. */
export class UnusableFacts extends Error {}

/** The switches that sheets set, and in `lines` what a person should know of them. */
export interface Reading {
	switches: Partial<Switches>;
	lines: string[];
}

/** @throws UnusableFacts as `switchesOf`, and where the file cannot be read */
export function factsFile(path: string): Reading {
	let content: unknown;
	try {
		content = JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''));
	} catch (error) {
		throw new UnusableFacts(`${path} cannot be read as JSON: ${(error as Error).message}`);
	}
	return switchesOf(content);
}

/**
 * Where several sheets answer one question, a sure reading outranks a doubtful one, then the newest counts.
 *
 * @param content  a sheet, a list of sheets, or items of Check Setup, which hold one in `factSheet`
 * @throws         UnusableFacts where there is no sheet, or a sure reading that a switch cannot take
 */
export function switchesOf(content: unknown): Reading {
	const sheets = (Array.isArray(content) ? content : [content]).map(sheetOf);
	if (sheets.length === 0) throw new UnusableFacts('The list holds no fact sheet.');
	const facts = sheets
		.sort((one, other) => Date.parse(one.takenAt) - Date.parse(other.takenAt))
		.flatMap(({ facts: found }) => Object.entries(found))
		.sort(([, one], [, other]) => Number(one.sure) - Number(other.sure));

	const applied = new Map<string, Sheet['facts'][string]>();
	const lines = new Set<string>();
	for (const [question, fact] of facts) {
		if (!Object.hasOwn(SWITCH_POSITIONS, question)) {
			lines.add(`${question}: the sandbox has no such switch, so it is left out.`);
		} else if (fact.reading !== null) {
			const reason = impossible(question as keyof Switches, fact.reading);
			if (reason && fact.sure) throw new UnusableFacts(reason);
			if (reason) lines.add(`${reason} It is not sure, so it is left out.`);
			else applied.set(question, fact);
		}
	}
	for (const [question, { reading, sure }] of applied) {
		if (!sure) lines.add(`${question}: set to ${JSON.stringify(reading)}, which is not sure.`);
	}
	const switches = Object.fromEntries([...applied].map(([name, { reading }]) => [name, reading]));
	return { switches, lines: [...lines] };
}

function sheetOf(item: unknown, index: number): Sheet {
	// Items of n8n come as such, or inside `json` where they were copied from the editor's pinned data.
	const unwrapped = within(within(item, 'json'), 'factSheet');
	const { success, data, error } = sheetShape.safeParse(unwrapped);
	if (success) return data;
	const { path, message } = error.issues[0];
	const where = path.length > 0 ? ` at ${path.join('.')}` : '';
	throw new UnusableFacts(`Entry ${index + 1} is no fact sheet${where}: ${message}.`);
}

function within(value: unknown, key: string): unknown {
	return typeof value === 'object' && value !== null && key in value
		? (value as Record<string, unknown>)[key]
		: value;
}

function impossible(name: keyof Switches, reading: unknown): string | null {
	const positions: unknown[] = SWITCH_POSITIONS[name];
	if (positions.includes(reading)) return null;
	const possible = positions.map((position) => JSON.stringify(position)).join(', ');
	return `${name} cannot be ${JSON.stringify(reading)}; the sandbox knows ${possible}.`;
}
