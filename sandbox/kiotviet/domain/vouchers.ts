// The shop's vouchers and coupons and their rules: what may be made, given, cancelled and paid with.
import type { Clock, NaiveTime } from '../../clock';
import { Missing, refused } from './errors';

/** A campaign (Đợt phát hành) as `GET /vouchercampaign` lists it (kiotviet-api.md 3.5). */
export interface VoucherCampaign {
	id: number;
	code: string;
	name: string;
	isActive: boolean;
	startDate: NaiveTime;
	endDate: NaiveTime;
	expireTime: number;
	prereqPrice: number;
	quantity: number;
	price: number;
	useVoucherCombineInvoice: boolean;
	isGlobal: boolean;
	forAllCusGroup: boolean;
	forAllUser: boolean;
}

/** A voucher; `status` 0 unused, 1 released, 2 used, 3 cancelled (kiotviet-api.md 3.4). */
export interface Voucher {
	id: number;
	code: string;
	voucherCampaignId: number;
	releaseDate?: NaiveTime;
	usedDate?: NaiveTime;
	createdDate: NaiveTime;
	modifiedDate?: NaiveTime;
	status: 0 | 1 | 2 | 3;
	price: number;
}

const campaign = (id: number, name: string, isActive: boolean, price: number): VoucherCampaign => ({
	id,
	code: `PHVC${String(id).slice(-6).padStart(6, '0')}`,
	name,
	isActive,
	startDate: '2025-01-01T00:00:00.0000000',
	endDate: '2030-12-31T00:00:00.0000000',
	expireTime: 30,
	prereqPrice: 0,
	quantity: 100,
	price,
	useVoucherCombineInvoice: false,
	isGlobal: true,
	forAllCusGroup: true,
	forAllUser: true,
});

export class VoucherOffice {
	readonly campaigns = [
		campaign(30087, 'Tri ân khách hàng', true, 50000),
		campaign(30088, 'Khai trương', false, 20000),
	];
	readonly vouchers: Voucher[] = [];
	/** Coupon codes, and whether they were used. */
	readonly coupons = new Map([
		['CP000001', false],
		['CP000002', false],
	]);
	private lastId = 30990;

	constructor(private readonly clock: Clock) {}

	/** New vouchers of a campaign that is on. */
	creates(campaignId: number, codes: string[]): void {
		const { price } = this.activeCampaign(campaignId);
		const taken = codes.find((code) => this.vouchers.some((voucher) => voucher.code === code));
		if (taken !== undefined) throw refused(`Mã voucher ${taken} đã tồn tại`);
		for (const code of codes) {
			this.vouchers.push({
				id: (this.lastId += 1),
				code,
				voucherCampaignId: campaignId,
				status: 0,
				price,
				createdDate: this.clock.stamp(),
			});
		}
	}

	/** Gives vouchers that were not given yet. */
	gives(campaignId: number, codes: string[], releaseDate?: NaiveTime): void {
		for (const voucher of this.unused(campaignId, codes)) {
			voucher.status = 1;
			voucher.modifiedDate = this.clock.stamp();
			voucher.releaseDate = releaseDate ?? voucher.modifiedDate;
		}
	}

	/** Cancels vouchers that were not given yet. */
	cancels(campaignId: number, codes: string[]): void {
		for (const voucher of this.unused(campaignId, codes)) {
			voucher.status = 3;
			voucher.modifiedDate = this.clock.stamp();
		}
	}

	/** The voucher, if somebody can pay with it. */
	usable(id: number, campaignId: number): Voucher {
		const voucher = this.vouchers.find(
			(one) => one.id === id && one.voucherCampaignId === campaignId,
		);
		if (!voucher) throw new Missing('Voucher');
		if (voucher.status > 1) throw refused(`Voucher ${voucher.code} đã được sử dụng hoặc đã bị hủy`);
		return voucher;
	}

	uses(voucher: Voucher): void {
		voucher.status = 2;
		voucher.usedDate = this.clock.stamp();
		voucher.modifiedDate = voucher.usedDate;
	}

	private activeCampaign(id: number): VoucherCampaign {
		const found = this.campaigns.find((one) => one.id === id);
		if (!found) throw new Missing('Đợt phát hành voucher');
		if (!found.isActive) throw refused('Đợt phát hành voucher không còn hoạt động');
		return found;
	}

	private unused(campaignId: number, codes: string[]): Voucher[] {
		this.activeCampaign(campaignId);
		return codes.map((code) => {
			const voucher = this.vouchers.find(
				(one) => one.code === code && one.voucherCampaignId === campaignId,
			);
			if (!voucher) throw new Missing(`Voucher ${code}`);
			if (voucher.status !== 0) throw refused(`Voucher ${code} đã được phát hành hoặc đã bị hủy`);
			return voucher;
		});
	}
}
