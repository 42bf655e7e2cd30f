// The table of everything the KiotViet node can do.
import { brand } from './brand';
import { category } from './category';
import { customer } from './customer';
import type { Resource } from './operation';
import { priceBook } from './priceBook';
import { product } from './product';
import { purchaseOrder } from './purchaseOrder';
import { supplier } from './supplier';
import { supplierOrder } from './supplierOrder';
import { transfer } from './transfer';

export const resources: Resource[] = [
	brand,
	category,
	customer,
	priceBook,
	product,
	purchaseOrder,
	supplier,
	supplierOrder,
	transfer,
];
