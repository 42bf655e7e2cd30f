// The fact sheet: what a service was measured to do on one account, in a form that can be sent to strangers.
import { z } from 'zod';

/** A position of the sandbox's switch of the same name; null where nothing was found. */
export type Reading = string | number | boolean | null;

/** What was found on one question. */
export interface Fact {
	reading: Reading;
	/** statuses, counts and shapes in words; nothing of people, keys or addresses */
	evidence: string;
	/** measured on this account without doubt */
	sure: boolean;
}

export interface FactSheet {
	service: 'kiotViet' | 'ladiFlow';
	/** of this form, not of the service */
	version: 1;
	/** ISO 8601 UTC */
	takenAt: string;
	/** by question; questions are named as the sandbox's switches are */
	facts: Record<string, Fact>;
}

const FACT_SHEET_VERSION = 1;

const factShape = z
	.object({
		reading: z.union([z.string(), z.number(), z.boolean(), z.null()]),
		evidence: z.string(),
		sure: z.boolean(),
	})
	.refine(
		({ reading, sure }) => reading !== null || !sure,
		'nothing was found, so nothing is sure',
	);

/** What a sheet must look like; a sheet comes from outside when somebody sends one. */
export const factSheetShape = z.object({
	service: z.enum(['kiotViet', 'ladiFlow']),
	version: z.literal(FACT_SHEET_VERSION),
	takenAt: z.string().datetime(),
	facts: z.record(factShape),
});

/** A question that was answered beyond doubt. */
export const measured = (reading: Exclude<Reading, null>, evidence: string): Fact => ({
	reading,
	evidence,
	sure: true,
});

/** A question whose answer leaves a doubt; the reading is what is likelier, null where nothing is. */
export const doubtful = (reading: Reading, evidence: string): Fact => ({
	reading,
	evidence,
	sure: false,
});

/** A question that was not asked, and why. */
export const notAsked = (why: string): Fact => doubtful(null, `Not asked: ${why}`);

/**
 * Builds the sheet. Whatever looks like a person's, a shop's or a key's own data is struck out of the evidence,
 * so that a sheet can be sent as it is.
 *
 * @param takenAt  when it was measured
 * @throws         ZodError where a fact claims to be sure of nothing
 */
export function factSheetOf(
	service: FactSheet['service'],
	facts: Record<string, Fact>,
	takenAt: Date,
): FactSheet {
	return factSheetShape.parse({
		service,
		version: FACT_SHEET_VERSION,
		takenAt: takenAt.toISOString(),
		facts: Object.fromEntries(
			Object.entries(facts).map(([question, fact]) => [
				question,
				{ ...fact, evidence: withoutData(fact.evidence) },
			]),
		),
	}) as FactSheet;
}

/** Web and e-mail addresses, phones, ids and keys. */
const DATA = [
	/\b[a-z]+:\/\/\S+/gi,
	/\S+@\S+/g,
	/\b(?=\w*\d)\w{20,}|\b[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}\b/gi,
	/\+?\d[\d .()-]{6,}\d/g,
];

function withoutData(evidence: string): string {
	return DATA.reduce((text, pattern) => text.replace(pattern, '…'), evidence);
}
