// How purchases look on the wire.
import type { Purchase, PurchaseLine } from '../domain/goodsRecords';
import { present, type Wire } from './spelling';

/** A purchase; the product's code is PascalCase when it is read, camelCase when it was written. */
export function restPurchase(
	{ payments, lines, ...always }: Purchase,
	{ payments: withPayments, written = false }: { payments: boolean; written?: boolean },
): Wire {
	return present({
		...always,
		totalTax: 0,
		purchaseOrderDetails: lines.map((line) => purchaseLine(line, always.retailerId, written)),
		payments: withPayments ? payments : undefined,
	});
}

function purchaseLine(line: PurchaseLine, retailerId: number, written: boolean): Wire {
	const { productCode, taxId, ...rest } = line;
	return present({
		...rest,
		[written ? 'productCode' : 'ProductCode']: productCode,
		serialNumbers: '',
		purchaseOrderDetailTaxes: taxId === undefined ? [] : [{ retailerId, taxId }],
	});
}
