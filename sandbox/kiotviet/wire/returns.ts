// How returns look on the wire; no webhook tells of them.
import type { Return } from '../domain/records';
import { present, type Wire } from './spelling';

/** A return as REST gives it (kiotviet-api.md 3.5). */
export function restReturn(goodsBack: Return, parts: { payments: boolean }): Wire {
	const { lines, payments, ...always } = goodsBack;
	return present({
		...always,
		payments: parts.payments ? payments.map((payment) => present({ ...payment })) : undefined,
		returnDetails: lines.map(({ productId, productCode, productName, quantity, price, note }) => ({
			productId,
			productCode,
			productName,
			quantity,
			price,
			note: note ?? '',
		})),
	});
}
