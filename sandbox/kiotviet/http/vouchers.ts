// Voucher campaigns, vouchers and coupons over HTTP (kiotviet-api.md 3.5).
import type { FastifyInstance } from 'fastify';
import { map } from 'lodash';
import { z } from 'zod';

import { naiveTime, readTime } from '../../clock';
import { envelope, parameters, read } from './answers';
import { inOrder, PAGES, PAGING, type Query, selected } from './query';
import { malformed } from '../domain/errors';
import type { KiotVietWorld } from './world';
import type { VoucherCampaign } from '../domain/vouchers';

const FLAGS = ['isActive', 'isGlobal', 'forAllCusGroup', 'forAllUser'] as const;

const newVouchers = z
	.object({
		voucherCampaignId: z.number().int(),
		data: z.array(z.object({ code: z.string().min(1) }).strict()).min(1),
	})
	.strict();
const someVouchers = z
	.object({
		CampaignId: z.number().int(),
		Vouchers: z.array(z.object({ Code: z.string().min(1) }).strict()).min(1),
	})
	.strict();
const released = someVouchers.extend({ ReleaseDate: z.string().optional() }).strict();
const usedCoupons = z
	.object({ coupons: z.array(z.object({ code: z.string() }).strict()).min(1) })
	.strict();

const UPDATED = { message: 'Cập nhật voucher thành công' };

export function voucherCalls(scope: FastifyInstance, world: KiotVietWorld): void {
	const { vouchers: office, branches, users } = world.shop;

	scope.get('/vouchercampaign', async (request) => {
		const query = parameters(request, {
			...PAGES,
			includeVoucherBranchs: 'boolean',
			includeVoucherUsers: 'boolean',
			id: 'number',
			...Object.fromEntries(FLAGS.map((flag) => [flag, 'boolean' as const])),
		});
		const campaigns = office.campaigns
			.filter((campaign) => campaignFits(campaign, query))
			.map((campaign) => ({
				...campaign,
				...(query.flag('includeVoucherBranchs')
					? { voucherBranchs: branches.map(({ id, branchName }) => ({ branchId: id, branchName })) }
					: {}),
				...(query.flag('includeVoucherUsers')
					? { voucherUsers: users.map(({ id, userName }) => ({ userId: id, userName })) }
					: {}),
			}));
		return envelope(world, inOrder(campaigns, query), query);
	});
	scope.get('/voucher', async (request) => {
		const query = parameters(request, {
			...PAGING,
			campaignId: 'number',
			status: 'number',
			code: 'text',
		});
		const campaignId = query.number('campaignId');
		if (campaignId === undefined) throw malformed('Thiếu campaignId');
		const status = query.number('status');
		const code = query.text('code');
		const vouchers = selected(office.vouchers, query).filter(
			(voucher) =>
				voucher.voucherCampaignId === campaignId &&
				(status === undefined || voucher.status === status) &&
				(code === undefined || voucher.code === code),
		);
		return envelope(world, vouchers, query);
	});
	scope.post('/voucher', async (request) => {
		parameters(request);
		const { voucherCampaignId, data } = read(newVouchers, request.body);
		office.creates(voucherCampaignId, map(data, 'code'));
		return { message: 'Thêm mới voucher thành công' };
	});
	scope.post('/voucher/release/give', async (request) => {
		parameters(request);
		const { CampaignId, Vouchers, ReleaseDate } = read(released, request.body);
		const date = ReleaseDate === undefined ? undefined : readTime(ReleaseDate);
		if (date === null) throw malformed('ReleaseDate không hợp lệ');
		office.gives(CampaignId, map(Vouchers, 'Code'), date && naiveTime(date));
		return UPDATED;
	});
	scope.delete('/voucher/cancel', async (request) => {
		parameters(request);
		const { CampaignId, Vouchers } = read(someVouchers, request.body);
		office.cancels(CampaignId, map(Vouchers, 'Code'));
		return UPDATED;
	});

	scope.post('/coupons/setused', async (request) => {
		parameters(request);
		const dataError: Array<{ code: string }> = [];
		for (const { code } of read(usedCoupons, request.body).coupons) {
			const used = office.coupons.get(code);
			if (used === false) office.coupons.set(code, true);
			else if (used) dataError.push({ code: `Mã coupon ${code} đã được sử dụng` });
			else dataError.push({ code: `Mã coupon ${code} không tồn tại` });
		}
		return { message: 'Cập nhật coupon thành công', dataError };
	});
}

function campaignFits(campaign: VoucherCampaign, query: Query): boolean {
	const id = query.number('id');
	return (
		(id === undefined || campaign.id === id) &&
		FLAGS.every((flag) => !query.has(flag) || campaign[flag] === query.flag(flag))
	);
}
