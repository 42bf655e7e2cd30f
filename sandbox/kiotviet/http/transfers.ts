// Transfers between branches over HTTP (kiotviet-api.md 3.5).
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

import type { Switches } from '../../switches';
import { DELETED, envelope, parameters, read, UPDATED } from './answers';
import type { TransferTerms } from '../domain/transfers';
import type { Transfer } from '../domain/goodsRecords';
import { listedTransfer, restTransfer, writtenTransfer } from '../wire/transfers';
import { idOf, PAGES, selected, type Parameters, type Query, within } from './query';
import type { KiotVietWorld } from './world';

const LIST: Parameters = {
	...PAGES,
	toBranchIds: 'numbers',
	fromBranchIds: 'numbers',
	status: 'numbers',
	fromReceivedDate: 'time',
	toReceivedDate: 'time',
	fromTransferDate: 'time',
	toTransferDate: 'time',
};

const line = z
	.object({
		productCode: z.string().optional(),
		productId: z.number().int().optional(),
		sendQuantity: z.number().positive(),
		recivedQuantity: z.number().optional(),
		price: z.number().optional(),
	})
	.strict();

const head = z
	.object({
		fromBranchId: z.number().int(),
		toBranchId: z.number().int(),
		code: z.string(),
		description: z.string(),
		status: z.number().int(),
	})
	.partial();

// The page types `isDraft` as a number where transfers are created, as a truth value where they are changed.
const newTransfer = head
	.extend({
		isDraft: z.number().int().min(0).max(1).optional(),
		transferDetails: z.array(line).min(1).optional(),
	})
	.strict();
const changedTransfer = head
	.extend({
		isDraft: z.boolean().optional(),
		transferDetails: z
			.array(line.extend({ transferId: z.number().int().optional() }).strict())
			.min(1)
			.optional(),
	})
	.strict();

export function transferCalls(scope: FastifyInstance, world: KiotVietWorld): void {
	const { goods, branches } = world.shop;

	scope.get('/transfers', async (request) => {
		const query = parameters(request, LIST);
		const transfers = selected(goods.transfers.values(), query).filter((transfer) =>
			fits(transfer, query, world.switches),
		);
		return envelope(world, transfers.map(listedTransfer), query);
	});
	scope.get('/transfers/:id', async (request) => {
		parameters(request);
		return restTransfer(goods.transfer(idOf(request)), branches);
	});
	scope.post('/transfers', async (request) => {
		parameters(request);
		const body = read(newTransfer, request.body);
		const transfer = goods.moves(
			termsIn({ ...body, isDraft: body.isDraft === undefined ? undefined : body.isDraft === 1 }),
		);
		return { ...UPDATED, data: writtenTransfer(transfer, 'recivedQuantity') };
	});
	scope.put('/transfers/:id', async (request) => {
		parameters(request);
		const body = read(changedTransfer, request.body);
		const transfer = goods.changesTransfer(idOf(request), termsIn(body));
		return { ...UPDATED, data: writtenTransfer(transfer, 'receiveQuantity') };
	});
	scope.delete('/transfers/:id', async (request) => {
		parameters(request);
		goods.dropsTransfer(idOf(request));
		return DELETED;
	});
}

function termsIn({ transferDetails, ...terms }: z.infer<typeof changedTransfer>): TransferTerms {
	return {
		...terms,
		lines: transferDetails?.map(({ recivedQuantity, ...rest }) => ({
			...rest,
			receivedQuantity: recivedQuantity,
		})),
	};
}

function fits(transfer: Transfer, query: Query, switches: Switches): boolean {
	const oneOf = (name: string, value: number) => query.numbers(name)?.includes(value) ?? true;
	return (
		oneOf('fromBranchIds', transfer.fromBranchId) &&
		oneOf('toBranchIds', transfer.toBranchId) &&
		oneOf('status', transfer.status) &&
		within(transfer.transferredDate, query, ['fromTransferDate', 'toTransferDate'], switches) &&
		within(transfer.receivedDate, query, ['fromReceivedDate', 'toReceivedDate'], switches)
	);
}
