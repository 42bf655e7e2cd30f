// Own webhooks are reused or replaced, other people's are left alone unless the user chose.
import {
	isDone,
	ownAddress,
	planRegistration,
	type Wanted,
} from '../../../nodes/KiotViet/trigger/registration';

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
	[
		'points at a former address',
		{ ...own, url: 'https://old.example.com/webhook/1/kiotviet?type=invoice.update' },
		{ ...wanted, ownIds: [1] },
	],
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
			foreign: [{ type: 'invoice.update', url: foreign.url }],
		});
	});

	it('is replaced when the user chose so', () => {
		expect(planRegistration([foreign], { ...wanted, replaceForeign: true })).toMatchObject({
			remove: [foreign],
			register: ['invoice.update'],
		});
	});

	it('stays even with the same path on another host, as a copied workflow has it', () => {
		const staging = {
			...own,
			id: 4,
			url: own.url.replace('n8n.example.com', 'staging.example.com'),
		};
		expect(planRegistration([staging], wanted).remove).toEqual([]);
	});
});

it('a node without an id of its own is addressed by its name so that n8n finds it', () => {
	const url = 'https://n8n.example.com/webhook/w1/kiotviet%20trigger/kiotviet';
	expect(ownAddress(url, undefined)).toBe(
		'https://n8n.example.com/webhook/w1/kiotviet%2520trigger/kiotviet',
	);
	expect(ownAddress(url, 'some-id')).toBe(url);
});
