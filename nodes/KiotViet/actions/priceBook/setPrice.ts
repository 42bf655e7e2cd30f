// Sets the price of a product, in a price book or in general.
import { normalise } from '../../api/records';
import { callKiotViet } from '../../api/request';
import { amount, choice, form, withWords } from '../inputs';
import { idIn } from '../locators';
import { type Operation, refusal } from '../operation';
import { LOOK_UPS, productField, productId } from '../product/card';
import { priceBookField } from './card';

const PATH = '/pricebooks/detail';
/** The general price book (Bảng giá chung), which no list shows: the products' own prices. */
const GENERAL = 0;

const where = choice(
	'appliesTo',
	'Set In',
	'Which price is set',
	withWords({
		priceBook: { value: 'priceBook', name: 'A Price Book', word: 'Bảng giá' },
		general: { value: 'general', name: 'The General Price Book', word: 'Bảng giá chung' },
	}),
);

const newPrice = form([
	amount('price', 'Price', 'The price (Giá bán) in VND', {
		required: true,
		placeholder: 'e.g. 120000',
	}),
]);

export const setPrice: Operation = {
	value: 'setPrice',
	name: 'Set Price',
	action: 'Set a price in a price book',
	description: 'Set the price of a product in a price book, or its general price',
	calls: [`POST ${PATH}`, ...LOOK_UPS],
	fields: [
		where.field,
		{ ...priceBookField, displayOptions: { show: { [where.field.name]: ['priceBook'] } } },
		productField,
		...newPrice.fields,
	],
	async run(operation) {
		const { appliesTo } = await form([where]).read(operation);
		const body = {
			pricebookId: appliesTo === 'general' ? GENERAL : idIn(operation, priceBookField),
			...(await newPrice.read(operation)),
			productId: await productId(operation),
		};
		const answer = await callKiotViet(operation.context, {
			what: `Setting the price of product ${body.productId}`,
			method: 'POST',
			path: PATH,
			body,
		});
		const { isSuccess, message } = normalise(answer) as { isSuccess?: boolean; message?: string };
		if (isSuccess === false) {
			throw refusal(
				operation,
				`KiotViet did not set the price of product ${body.productId}: "${message ?? ''}"`,
				'Correct what the message names, then run again',
			);
		}
		const { pricebookId, ...set } = body;
		return { priceBookId: pricebookId, ...set, updated: true };
	},
};
