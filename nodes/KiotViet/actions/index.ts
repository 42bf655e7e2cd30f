// The table of everything the KiotViet node can do.
import { bankAccount } from './bankAccount';
import { branch } from './branch';
import { cashFlow } from './cashFlow';
import { coupon } from './coupon';
import { customer } from './customer';
import { customerGroup } from './customerGroup';
import { event } from './event';
import { invoice } from './invoice';
import { location } from './location';
import type { Resource } from './operation';
import { order } from './order';
import { goodsBack } from './return';
import { saleChannel } from './saleChannel';
import { setting } from './setting';
import { shop } from './shop';
import { surcharge } from './surcharge';
import { tax } from './tax';
import { user } from './user';
import { voucher } from './voucher';
import { voucherCampaign } from './voucherCampaign';
import { webhook } from './webhook';

/** In the order of names. */
export const resources: Resource[] = [
	bankAccount,
	branch,
	cashFlow,
	coupon,
	customer,
	customerGroup,
	event,
	invoice,
	location,
	order,
	goodsBack,
	saleChannel,
	setting,
	shop,
	surcharge,
	tax,
	user,
	voucher,
	voucherCampaign,
	webhook,
];
