// Own webhooks are reused or replaced, other people's are left alone unless the user chose.
import fc from 'fast-check';

import type { WebhookType } from '../../../nodes/KiotViet/api/webhooks';
import {
	holderOf,
	isDone,
	ownAddress,
	planRegistration,
	type Wanted,
} from '../../../nodes/KiotViet/trigger/webhookPlan';

const ADDRESS = 'https://n8n.example.com/webhook/1/kiotviet';
const wanted: Wanted = {
	address: ADDRESS,
	types: ['invoice.update'],
	secret: 's',
	ownIds: [],
	secretChanged: false,
	replaceForeign: false,
};
const own = {
	id: 1,
	type: 'invoice.update',
	url: `${ADDRESS}?type=invoice.update`,
	isActive: true,
};
const foreign = {
	id: 2,
	type: 'invoice.update',
	url: 'https://other.example.com/kv',
	isActive: true,
};

it('nothing registered: the types are registered', () => {
	expect(planRegistration([], wanted)).toEqual({
		remove: [],
		register: ['invoice.update'],
		foreign: [],
		keep: [],
	});
});

it('an own active webhook is reused', () => {
	const plan = planRegistration([own], wanted);
	expect(plan.keep).toEqual([own]);
	expect(isDone(plan)).toBe(true);
});

it.each([
	['was switched off', { ...own, isActive: false }, wanted],
	['carries an old secret', own, { ...wanted, secretChanged: true }],
])('an own webhook that %s is replaced', (_, hook, want) => {
	expect(planRegistration([hook], want)).toMatchObject({
		remove: [hook],
		register: ['invoice.update'],
	});
});

it('an own webhook of a type that is not wanted any more is removed', () => {
	const order = { ...own, id: 3, type: 'order.update', url: `${ADDRESS}?type=order.update` };
	expect(planRegistration([own, order], wanted)).toMatchObject({ remove: [order], register: [] });
});

describe("somebody else's webhook of the type", () => {
	it('stays, and its address is told', () => {
		expect(planRegistration([foreign], wanted)).toEqual({
			remove: [],
			register: [],
			keep: [],
			foreign: [{ type: 'invoice.update', url: foreign.url, elsewhere: false }],
		});
	});

	it('is replaced when the user chose so', () => {
		expect(planRegistration([foreign], { ...wanted, replaceForeign: true })).toMatchObject({
			remove: [foreign],
			register: ['invoice.update'],
		});
	});

	const production = { ...own, url: own.url.replace('n8n.', 'production.') };

	it('stays even with an id this trigger knows, as a copy of the database brings it, and is told', () => {
		const plan = planRegistration([production], { ...wanted, ownIds: [production.id] });
		expect(plan).toEqual({
			remove: [],
			register: [],
			keep: [],
			foreign: [{ type: 'invoice.update', url: production.url, elsewhere: true }],
		});
		expect(holderOf(plan.foreign[0])).toMatch(/production\.example\.com.*has moved.*or is a copy/);
	});

	it('of a type that is not wanted stays too, whatever its id', () => {
		const order = { ...production, type: 'order.update' };
		expect(planRegistration([order], { ...wanted, ownIds: [order.id] }).remove).toEqual([]);
	});

	it('that KiotViet does not list is believed to be there when KiotViet calls the type taken', () => {
		const plan = planRegistration([], { ...wanted, taken: ['invoice.update'] });
		expect(plan.register).toEqual([]);
		expect(plan.foreign).toEqual([{ type: 'invoice.update', url: '', elsewhere: false }]);
		expect(holderOf(plan.foreign[0])).toMatch(/another app/);
	});

	it('is never removed unasked, whatever ids, types and addresses are about', () => {
		const types: WebhookType[] = ['invoice.update', 'order.update', 'customer.delete'];
		const hook = fc.record({
			id: fc.integer({ min: 1, max: 5 }),
			type: fc.constantFrom(...types, 'stock.update'),
			url: fc.oneof(
				fc.webUrl(),
				fc.constantFrom(
					own.url,
					ADDRESS,
					ADDRESS.replace('n8n.', 'N8N.'),
					production.url,
					`${ADDRESS}/other`,
					ADDRESS.replace('https', 'http'),
					'no address',
				),
			),
			isActive: fc.boolean(),
		});
		const isOwn = ({ url }: { url: string }) =>
			[own.url, ADDRESS, ADDRESS.replace('n8n.', 'N8N.')].includes(url);
		fc.assert(
			fc.property(
				fc.array(hook),
				fc.record({
					types: fc.subarray(types),
					ownIds: fc.array(fc.integer({ min: 1, max: 5 })),
					secretChanged: fc.boolean(),
					taken: fc.subarray(types),
				}),
				(hooks, want) => {
					const plan = planRegistration(hooks, { ...wanted, ...want });
					expect(plan.remove.filter((one) => !isOwn(one))).toEqual([]);
					for (const type of plan.register) {
						expect(hooks.filter((one) => one.type === type && !isOwn(one))).toEqual([]);
					}
					const spoken = [
						...plan.keep.map(({ type }) => type),
						...plan.register,
						...plan.foreign.map(({ type }) => type),
					];
					expect([...new Set(spoken)].sort()).toEqual([...want.types].sort());
				},
			),
		);
	});
});

it('a node without an id of its own is addressed by its name so that n8n finds it', () => {
	const url = 'https://n8n.example.com/webhook/w1/kiotviet%20trigger/kiotviet';
	expect(ownAddress(url, undefined)).toBe(
		'https://n8n.example.com/webhook/w1/kiotviet%2520trigger/kiotviet',
	);
	expect(ownAddress(url, 'some-id')).toBe(url);
});
