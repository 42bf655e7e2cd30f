// Sets the price of a product, in a price book or in general.
import { form } from '../../form/form';
import { inputError } from '../../form/inputErrors';
import { amount, choice } from '../../form/values';
import { normalise } from '../../model/records';
import { operationOf } from '../../operations/operation';
import { productRecord } from '../product/fields';
import { priceBookRecord } from './fields';

/** The general price book (Bảng giá chung), which no list shows: the products' own prices. */
const GENERAL = 0;

const where = choice('appliesTo', 'Set In', 'Which price is set', [
	{ value: 'priceBook', name: 'A Price Book', word: 'Bảng giá' },
	{ value: 'general', name: 'The General Price Book', word: 'Bảng giá chung' },
]);

const newPrice = form([
	amount('price', 'Price', 'The price (Giá bán) in VND', {
		required: true,
		placeholder: 'e.g. 120000',
	}),
]);

export const setPrice = operationOf({
	value: 'setPrice',
	name: 'Set Price',
	action: 'Set a price in a price book',
	description: 'Set the price of a product in a price book, or its general price',
	route: 'POST /pricebooks/detail',
	form: [
		where.field,
		{
			...priceBookRecord.field,
			displayOptions: { show: { [where.field.name]: ['priceBook'] } },
		},
		productRecord,
		newPrice,
	],
	async run(operation, call) {
		const { appliesTo } = await form([where]).read(operation);
		const body = {
			pricebookId: appliesTo === 'general' ? GENERAL : await priceBookRecord.id(operation),
			...(await newPrice.read(operation)),
			productId: await productRecord.id(operation),
		};
		const answer = await call({
			what: `Setting the price of product ${body.productId}`,
			body,
		});
		const { isSuccess, message } = normalise(answer) as { isSuccess?: boolean; message?: string };
		if (isSuccess === false) {
			throw inputError(
				operation,
				`KiotViet did not set the price of product ${body.productId}: "${message ?? ''}"`,
				'Correct what the message names, then run again',
			);
		}
		const { pricebookId, ...set } = body;
		return { priceBookId: pricebookId, ...set, updated: true };
	},
});
