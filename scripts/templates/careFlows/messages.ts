// What the care flows make of a sale, a morning, a customer: expressions of n8n, one message for each flow that is on.
import { APART_SECONDS, LATE_DAYS, NEWS_DAYS } from './settings';

/** The names of nodes that expressions look back to. */
export const SETTINGS_NODE = 'Settings';
export const SENT_TODAY = 'Sent Today';
export const CANCELLED = 'Cancelled Sales';
export const PLANS = 'Each Plan';
export const ASK_AGAIN = 'Look Again First?';

/** What all flows send of a sale; `sale` is the name of the document in the expression. */
const ofSale = (sale: string) => `{
	code: ${sale}.code,
	total: ${sale}.total,
	date: ${sale}.purchaseDate,
	branch: ${sale}.branchName,
	products: (${sale}.invoiceDetails ?? ${sale}.orderDetails ?? []).map((line) => line.productName).join(', ')
}`;

/** The code without the number of an edit: an edited invoice is the same sale. */
const saleCode = (sale: string) => `String(${sale}.code).replace(/\\.\\d+$/, '')`;

/** A sale of these days, by a customer, that is no example: anything else sends nothing. */
export const IS_NEWS = `{{
	!!$json.customer && $json.source !== 'sample' &&
	DateTime.fromISO($json.record.purchaseDate) > $now.minus({ days: ${NEWS_DAYS} })
}}`;

/** Thank-you and VIP, of a completed sale. */
export const COMPLETED_MESSAGES = `(() => {
	const { record, customer, hookThanks, hookVip, vipFrom } = $json;
	const of = (flow, hook, key) => ({
		key: [record.retailerId, flow, key].join(':'), flow, hook, needs: 'nothing', customer, data: ${ofSale('record')}
	});
	const messages = [of('thanks', hookThanks, ${saleCode('record')})];
	if ((customer.totalInvoiced ?? 0) >= vipFrom) messages.push(of('vip', hookVip, customer.id));
	return { messages };
})()`;

/** The cancelled sales that no edit replaced; the item holds the invoices that their customers have besides. */
export const CANCELLED_MESSAGES = `(() => {
	const lives = (sale) => $json.invoices.some((invoice) =>
		invoice.statusValue !== 'Đã hủy' && String(invoice.code).startsWith(${saleCode('sale')} + '.'));
	return {
		messages: $('${CANCELLED}').all().map((item) => item.json).filter((item) => !lives(item.record)).map((item) => ({
			key: [item.record.retailerId, 'cancelled', ${saleCode('item.record')}].join(':'),
			flow: 'cancelled', hook: item.hookCancelled, needs: 'nothing', customer: item.customer, data: ${ofSale('item.record')}
		}))
	};
})()`;

/** The flows that are due some days after a sale. */
export const MORNING_PLANS = `({
	plans: [
		{ flow: 'review', hook: $json.hookReview, days: $json.reviewAfterDays },
		{ flow: 'refill', hook: $json.hookRefill, days: $json.refillAfterDays },
		{ flow: 'winback30', hook: $json.hookWinBack30, days: 30 },
		{ flow: 'winback60', hook: $json.hookWinBack60, days: 60 },
		{ flow: 'winback90', hook: $json.hookWinBack90, days: 90 }
	].filter((plan) => plan.hook)
})`;

/** The days whose sales a plan looks at; some before, for mornings on which n8n was down. */
export const SOLD_FROM = `={{ $now.minus({ days: $json.days + ${LATE_DAYS} }).toISODate() }}`;
export const SOLD_UNTIL = '={{ $now.minus({ days: $json.days }).toISODate() }}';

/** The message of a plan, of one sale; refill may be for some products only. */
export const PLANNED_MESSAGES = `(() => {
	const { flow, hook } = $('${PLANS}').item.json;
	const wanted = $('${SETTINGS_NODE}').first().json.refillProducts.split(',').map((code) => code.trim()).filter(Boolean);
	const isFor = flow !== 'refill' || wanted.length === 0 ||
		($json.invoiceDetails ?? []).some((line) => wanted.includes(line.productCode));
	return {
		messages: $json.customer && isFor ? [{
			key: [$json.retailerId, flow, ${saleCode('$json')}].join(':'),
			flow, hook, needs: 'noNewerSale', customer: $json.customer, data: ${ofSale('$json')}
		}] : []
	};
})()`;

/** Whether anybody's card has to be looked at this morning. */
export const NEEDS_CUSTOMERS =
	'={{ !!$json.hookBirthday || (!!$json.hookDebt && $now.weekday === $json.debtWeekday) }}';

/** Birthday and debt, of one customer. */
export const CUSTOMER_MESSAGES = `(() => {
	const { hookBirthday, hookDebt, debtFrom, debtWeekday } = $('${SETTINGS_NODE}').first().json;
	const of = (flow, hook, needs, key, data) => ({
		key: [$json.retailerId, flow, $json.id, key].join(':'), flow, hook, needs, customer: $json, data
	});
	const messages = [];
	if (String($json.birthDate ?? '').slice(5, 10) === $now.toFormat('MM-dd')) {
		messages.push(of('birthday', hookBirthday, 'nothing', $now.year, { birthday: $now.toISODate() }));
	}
	if (($json.debt ?? 0) >= debtFrom && $now.weekday === debtWeekday) {
		messages.push(of('debt', hookDebt, 'debtNow', $now.toISOWeekDate().slice(0, 8), { debt: $json.debt }));
	}
	return { messages };
})()`;

/** Who gets a message: the first mobile or landline of Vietnam on the card, and the e-mail. */
export const ADDRESSED = `(() => {
	const { customer, ...message } = $json;
	const [number = ''] = String(customer.contactNumber ?? '').match(/(?:\\+?84|0)(?:[ .-]?\\d){8,10}/) ?? [];
	const phone = number.replace(/\\D/g, '').replace(/^84/, '0');
	const email = String(customer.email ?? '').includes('@') ? customer.email.trim().toLowerCase() : '';
	const { id: customerId, name } = customer;
	return { ...message, customerId, contact: phone || email, data: { ...message.data, phone, email, name } };
})()`;

/** A message whose sale is the customer's last one still. */
export const NO_NEWER_SALE = `={{
	DateTime.fromISO($json.lastDate) <= DateTime.fromISO($('${ASK_AGAIN}').item.json.data.date).plus({ minutes: 1 })
}}`;

export const OWES_STILL = `={{ ($json.debt ?? 0) >= $('${SETTINGS_NODE}').first().json.debtFrom }}`;

/** The message as it was, with the debt as it was read a moment ago. */
export const SAME_MESSAGE = `$('${ASK_AGAIN}').item.json`;
export const WITH_DEBT_NOW = `(() => {
	const message = $('${ASK_AGAIN}').item.json;
	return { ...message, data: { ...message.data, debt: $json.debt } };
})()`;

/** How many turns a message waits so that its flow may run again for its contact, and how many went there today. */
export const IN_TURN = `(() => {
	const same = (one) => one.flow === $json.flow && one.contact === $json.contact;
	const before = $input.all().slice(0, $itemIndex).filter((item) => same(item.json)).length;
	const sent = $('${SENT_TODAY}').first().json.sent.filter(same);
	const free = Math.max(0, ...sent.map((row) => row.sendAt)) + ${APART_SECONDS}000;
	const turn = before + Math.max(0, Math.ceil((free - Date.now()) / ${APART_SECONDS}000));
	const data = Object.fromEntries(Object.entries($json.data).filter(([, value]) => value !== '' && value != null));
	return {
		...$json, data: { ...data, flow: $json.flow }, turn, today: sent.length + before,
		sendAt: Date.now() + turn * ${APART_SECONDS}000
	};
})()`;

export const NEXT_TURN = '({ ...$json, turn: $json.turn - 1 })';
