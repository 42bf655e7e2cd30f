// The table of everything the KiotViet node can do.
import type { Resource } from '../operations/operation';
import { bankAccount } from './bankAccount';
import { branch } from './branch';
import { brand } from './brand';
import { cashFlow } from './cashFlow';
import { category } from './category';
import { coupon } from './coupon';
import { customer } from './customer';
import { customerGroup } from './customerGroup';
import { event } from './event';
import { invoice } from './invoice';
import { location } from './location';
import { order } from './order';
import { priceBook } from './priceBook';
import { product } from './product';
import { purchaseOrder } from './purchaseOrder';
import { goodsBack } from './return';
import { saleChannel } from './saleChannel';
import { setting } from './setting';
import { shop } from './shop';
import { supplier } from './supplier';
import { supplierOrder } from './supplierOrder';
import { surcharge } from './surcharge';
import { tax } from './tax';
import { transfer } from './transfer';
import { user } from './user';
import { voucher } from './voucher';
import { voucherCampaign } from './voucherCampaign';
import { webhook } from './webhook';

/** In the order of names. */
export const resources: Resource[] = [
	bankAccount,
	branch,
	brand,
	cashFlow,
	category,
	coupon,
	customer,
	customerGroup,
	event,
	invoice,
	location,
	order,
	priceBook,
	product,
	purchaseOrder,
	goodsBack,
	saleChannel,
	setting,
	shop,
	supplier,
	supplierOrder,
	surcharge,
	tax,
	transfer,
	user,
	voucher,
	voucherCampaign,
	webhook,
];
