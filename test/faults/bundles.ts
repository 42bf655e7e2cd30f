// Sends what happened in the shop as KiotViet may: many changes of one type in one delivery.
import axios from 'axios';
import { randomUUID } from 'node:crypto';

import { signatureOf, type Shop } from '../../sandbox';
import { deliveredCustomer } from '../../sandbox/kiotviet/wire/customers';
import { deliveredInvoice } from '../../sandbox/kiotviet/wire/invoices';
import { deliveredJson } from '../../sandbox/kiotviet/wire/json';
import { deliveredOrder } from '../../sandbox/kiotviet/wire/orders';
import type { Fault } from './fault';

/** While it is in force single deliveries get lost; mending sends one bundle a type in their place. */
export const sendsBundles: Fault['inject'] = ({ environment: { sandbox } }) => {
	const { shop } = sandbox;
	const begun = shop.clock.stamp();
	let largest = 0;
	for (const hook of shop.webhooks) hook.isActive = false;
	return {
		async mend() {
			await shop.settled();
			for (const hook of shop.webhooks) hook.isActive = true;
			for (const [type, items] of Object.entries(changesSince(shop, begun))) {
				await sendBundle(shop, type, items);
				largest = Math.max(largest, items.length);
			}
		},
		met: () => largest >= 100,
	};
};

function changesSince(shop: Shop, begun: string): Record<string, unknown[]> {
	const changed = <T extends { createdDate: string; modifiedDate?: string }>(
		records: Iterable<T>,
	) =>
		[...records].filter(({ createdDate, modifiedDate }) => (modifiedDate ?? createdDate) > begun);
	return {
		'customer.update': changed(shop.customers.values()).map(deliveredCustomer),
		'order.update': changed(shop.orders.values()).map(deliveredOrder),
		'invoice.update': changed(shop.invoices.values()).map(deliveredInvoice),
	};
}

async function sendBundle(shop: Shop, type: string, items: unknown[]): Promise<void> {
	const hook = shop.webhooks.find((candidate) => candidate.type === type);
	if (!hook?.secret) throw new Error(`Nothing is registered for ${type}`);
	const action = `${type}.${shop.retailerId}`;
	// Half of the items each in a notification of its own, half together in one.
	const [apart, together] = [items.slice(0, items.length / 2), items.slice(items.length / 2)];
	const notifications = [
		...apart.map((item) => ({ Action: action, Data: [item] })),
		{ Action: action, Data: together },
	];
	const body = `{"Id":"${randomUUID()}","Attempt":1,"Notifications":${deliveredJson(notifications)}}`;
	await axios.post(hook.url, body, {
		headers: {
			'Content-Type': 'application/json; charset=utf-8',
			'X-Hub-Signature': signatureOf(body, hook.secret),
		},
	});
}
