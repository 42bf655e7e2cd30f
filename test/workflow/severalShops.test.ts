// Three shops write into one account, where the same people buy in all of them: nobody's figures are lost.
import type { IDataObject } from 'n8n-workflow';

import { type Sandbox, startSandbox } from '../../sandbox';
import { compared } from '../../sandbox/judge/comparison';
import type { Engine } from './engine';
import { engineOf } from './kiotViet/resourceHarness';
import { run } from './ladiflow/node';
import { changesOf, syncInto, triggerOf } from './shopSync';

const NAMES = ['taphoaxyz', 'cuahang2', 'cuahang3'];
const APART = { shopsApart: true, orderMetrics: true, kvFields: true, externalIdPrefix: true };
const PHONE = '0900000001';
const line = { productCode: 'SP000001', quantity: 1, price: 100_000 };

let shops: Sandbox[];
let triggers: Engine[];
let account: Sandbox;

beforeEach(async () => {
	shops = [];
	triggers = [];
	for (const [number, retailer] of NAMES.entries()) {
		const shop = await startSandbox({ retailer, retailerId: 500200001 + number });
		shops.push(shop);
		const trigger = triggerOf(shop);
		await trigger.poll();
		triggers.push(trigger);
	}
	[account] = shops;
	for (const field of [...account.account.fields]) {
		if (!/^(debt|kv_)/.test(field.name)) continue;
		for (const shop of NAMES) account.account.definesField(`${field.name}_${shop}`, field.type);
	}
});
afterEach(async () => {
	for (const shop of shops) await shop.stop();
});

/** The same person becomes a customer of each shop and buys there, one shop after the other, twice. */
async function busyDay(): Promise<IDataObject[][]> {
	const ids = shops.map(
		({ shop }) => shop.registersCustomer({ name: 'Nguyễn Thị Mẫu', contactNumber: PHONE }).id,
	);
	const told: IDataObject[][] = [];
	for (const round of [1, 2]) {
		for (const [place, { shop }] of shops.entries()) {
			shop.sells({
				customerId: ids[place],
				lines: Array.from({ length: place + round }, () => line),
				paid: round * 10_000,
				purchaseDate: `2026-0${round}-1${place}T10:00:00`,
			});
			told.push(await changesOf(triggers[place]));
		}
	}
	return told;
}

/** A shop's customers with all figures, as the KiotViet node lists them. */
async function customersOf(shop: Sandbox): Promise<IDataObject[]> {
	const [output] = await engineOf(shop, 'customer', 'getMany', {
		returnAll: true,
		simplify: false,
		options: { include: ['customerGroup', 'total', 'orderMetrics'] },
	}).run([{}]);
	return output.map(({ json }) => json);
}

/** Who somebody is, the shop that wrote last says. */
const NATIVE = ['external_customer_id'];

const wrong = () =>
	shops.flatMap((shop) =>
		compared(shop.shop, account.account, shop.switches, {
			kvFields: true,
			orderMetrics: true,
			shop: shop.kiotViet.retailer,
		})
			.rows.filter(({ equal, field }) => !equal && !NATIVE.includes(field))
			.map((row) => ({ ...row, shop: shop.kiotViet.retailer })),
	);
const theContact = () => {
	const [contact, ...others] = account.account.contacts;
	expect(others).toEqual([]);
	return contact;
};

describe('kept apart', () => {
	it.each<[string, (told: IDataObject[][]) => IDataObject[]]>([
		['in order', (told) => told.flat()],
		['backwards', (told) => told.flat().reverse()],
		['twice', (told) => [...told.flat(), ...told.flat()]],
	])('%s, each shop has its figures, and the last sale is the newest of all', async (_, order) => {
		await syncInto(account, order(await busyDay()), APART);
		expect(wrong()).toEqual([]);
		const { fields } = theContact();
		expect(fields.get('last_order_created_at')).toBe('2026-02-12T03:00:00.000Z');
		expect(fields.get('last_retailer_id')).toBe('500200003');
		expect([fields.get('debt'), fields.get('kv_total_order')]).toEqual([undefined, undefined]);
	});

	it('a compare of one shop finds its figures right, whatever the others wrote', async () => {
		await busyDay();
		const listed = new Map<Sandbox, IDataObject[]>();
		for (const shop of shops) {
			const customers = await customersOf(shop);
			listed.set(shop, customers);
			await syncInto(account, customers, { ...APART, shopName: shop.kiotViet.retailer });
		}
		for (const [shop, customers] of listed) {
			const { retailer } = shop.kiotViet;
			const fields = ['debt', 'kv_total_order', 'kv_reward_point'];
			const compares = async (more: IDataObject) =>
				await run(
					account,
					'contact.compareWithKiotViet',
					{ options: { shopsApart: true, fields, ...more } },
					customers,
				);
			const [right] = await compares({ shopName: retailer });
			expect(right).toMatchObject({ customers: 1, equal: 1, different: 0 });
			theContact().fields.set(`debt_${retailer}`, 1);
			const [summary, difference] = await compares({ shopName: retailer });
			expect(summary).toMatchObject({ equal: 0, different: 1 });
			expect(difference.fields).toEqual([`debt_${retailer}`]);
			await expect(compares({})).rejects.toThrow(/does not say which shop/);
		}
	});

	it('a customer of the KiotViet node needs the shop’s name', async () => {
		const { shop } = shops[1];
		const { id } = shop.registersCustomer({ name: 'Mai', contactNumber: PHONE });
		shop.sells({ customerId: id, lines: [line], paid: 0 });
		const [{ customer }] = await changesOf(triggers[1]);
		const items = [customer as IDataObject];
		await expect(syncInto(account, items, { shopsApart: true })).rejects.toThrow(
			/does not say which shop it is of/,
		);
		await syncInto(account, items, { shopsApart: true, shopName: 'cuahang2' });
		expect(theContact().fields.get('debt_cuahang2')).toBe(100_000);
	});
});

describe('not kept apart', () => {
	it('the shop whose figures are overwritten is named each time, and one shop alone is not', async () => {
		const [first, second, third, again] = await busyDay();
		const notes = async (items: IDataObject[]) =>
			(await syncInto(account, items)).flatMap(({ notes: said }) => said);
		expect(await notes(first)).toEqual([]);
		expect(await notes(second)).toContainEqual(expect.stringMatching(/another shop \(500200001\)/));
		expect(await notes(third)).toContainEqual(expect.stringMatching(/another shop \(500200002\)/));
		expect(await notes(again)).toContainEqual(expect.stringMatching(/another shop \(500200003\)/));
	});

	it('the set-up check warns as soon as it sees two shops, and looks for the fields of each', async () => {
		const check = async (parameters: IDataObject) =>
			(await run(account, 'account.checkSetup', parameters))[0];
		shops[0].shop.registersCustomer({ name: 'Mai', contactNumber: PHONE });
		await syncInto(account, await changesOf(triggers[0]));
		const warning = expect.stringMatching(/^Several KiotViet shops write into this account/);
		expect((await check({})).toDo).not.toContainEqual(warning);
		shops[1].shop.registersCustomer({ name: 'Lan', contactNumber: '0900000002' });
		await syncInto(account, await changesOf(triggers[1]));
		const { toDo, shopsSeen } = await check({});
		expect(toDo).toContainEqual(warning);
		expect((shopsSeen as string[]).sort()).toEqual(['500200001', '500200002']);

		account.account.removesField('debt_cuahang2');
		const apart = await check({
			groups: ['kiotViet'],
			shops: 'taphoaxyz, cuahang2',
			writeTestContact: true,
		});
		expect(apart.toDo).not.toContainEqual(warning);
		expect(apart.missing).toEqual(['debt_cuahang2']);
		expect((apart.fields as IDataObject[]).map(({ name }) => name)).toEqual([
			'debt_taphoaxyz',
			'debt_cuahang2',
			'last_retailer_id',
			'last_total_payment_amount',
			'kv_read_at_taphoaxyz',
			'kv_read_at_cuahang2',
		]);
		await expect(check({ shops: 'https://x y' })).rejects.toThrow(/no Connection Name/);
	});
});
