// How every call reads what it is given and answers a list, whatever it is about.
import type { FastifyRequest } from 'fastify';
import type { ZodType } from 'zod';

import { withOffset } from '../../clock';
import { pageOf, Query, type Parameters } from './query';
import { malformed, Missing } from '../domain/errors';
import type { KiotVietWorld } from './world';

/** A request's parameters, none but the known ones. */
export const parameters = (request: FastifyRequest, known: Parameters = {}) =>
	Query.read(request.query, known);

/**
 * One page of a list (kiotviet-api.md 2.3); `extra` holds the removed ids in the resource's own spelling.
 *
 * @param wire  how a record is spelt, where the list is too long to spell out for each page
 */
export function envelope<T>(
	{ shop, switches }: KiotVietWorld,
	records: T[],
	query: Query,
	extra: Record<string, unknown> = {},
	wire: (record: T) => unknown = (record) => record,
) {
	const { pageSize, page } = pageOf(records, query);
	const data =
		page.length === 0 && switches.emptyPage === 'withoutData' ? {} : { data: page.map(wire) };
	return {
		total: records.length,
		pageSize,
		...data,
		...extra,
		timestamp: withOffset(shop.clock.stamp()),
	};
}

/** A body in the shape that the reference gives it, and nothing besides. */
export function read<T>(shape: ZodType<T>, body: unknown): T {
	const reading = shape.safeParse(body);
	if (reading.success) return reading.data;
	const [{ path, message }] = reading.error.issues;
	throw malformed(`${path.join('.') || 'body'}: ${message}`);
}

export function codeOf(request: FastifyRequest): string {
	return (request.params as { code: string }).code;
}

/** The record with the code in the request's path, or KiotViet's "does not exist". */
export function withCode<T extends { code: string }>(
	records: Iterable<T>,
	request: FastifyRequest,
	what: string,
): T {
	const code = codeOf(request);
	for (const record of records) if (record.code === code) return record;
	throw new Missing(what);
}

/** What KiotViet says after most changes, and after every deletion. */
export const UPDATED = { message: 'Cập nhật dữ liệu thành công' };
export const DELETED = { message: 'Xóa dữ liệu thành công' };
