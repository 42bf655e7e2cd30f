// What an answer of LadiFlow says, refusals included.
import type { IDataObject } from 'n8n-workflow';

import { type Answer, failureOf } from '../api/errors';

/** Whether LadiFlow did what was asked. */
export function isAccepted(answer: Answer): boolean {
	return failureOf(answer, '') === null;
}

/** What an answer holds, outside its envelope. */
export function dataIn(answer: Answer): IDataObject | null {
	const { data } = (answer.body ?? {}) as { data?: unknown };
	return typeof data === 'object' && data !== null ? (data as IDataObject) : null;
}

/** The entries of a list's page. */
export function itemsIn(answer: Answer): Array<{ _id?: string; id?: string }> {
	const { items } = dataIn(answer) ?? {};
	return Array.isArray(items) ? (items as Array<{ _id?: string; id?: string }>) : [];
}

/** The code in the body, null where there is none. */
export function codeIn({ body }: Answer): number | null {
	const { code } = (body ?? {}) as { code?: unknown };
	return code === undefined || code === null ? null : Number(code);
}

/** E.g. `HTTP 200, code 401`. */
export function statusesOf(answer: Answer): string {
	const code = codeIn(answer);
	return `HTTP ${answer.status}, ${code === null ? 'no code' : `code ${code}`}`;
}
