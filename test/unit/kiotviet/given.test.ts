// Every field of every operation: given and empty is not left out in silence, and nothing becomes what it is not.
import type { IDataObject, INodeProperties, INodePropertyCollection } from 'n8n-workflow';

import { resources } from '../../../nodes/KiotViet/actions';
import type { ItemContext } from '../../../nodes/shared/operation';
import type { Operation } from '../../../nodes/KiotViet/operations/operation';

const NOTHING = '={{ $json.nothing }}';
const SHOP_CALLED = 'The shop was called';

/** An item's surroundings in which the shop cannot be called. `saved` is what the form holds, `values` what it comes to. */
function itemWith(saved: IDataObject, values: IDataObject): ItemContext {
	const param = (name: string, fallback?: unknown) => (name in values ? values[name] : fallback);
	const context = {
		getTimezone: () => 'Asia/Ho_Chi_Minh',
		getNode: () => ({ name: 'KiotViet', type: 'kiotViet', typeVersion: 1, parameters: saved }),
		getNodeParameter: (name: string, _: number, fallback: unknown, options?: object) =>
			options && 'rawExpressions' in options ? (saved[name] ?? fallback) : param(name, fallback),
		getCredentials: async () => await Promise.reject(new Error(SHOP_CALLED)),
		addExecutionHints: () => undefined,
	};
	return { context, itemIndex: 0, item: {}, param } as unknown as ItemContext;
}

/** A value that fits a field and needs no look-up. */
function fitting(field: INodeProperties): unknown {
	switch (field.type) {
		case 'resourceLocator': {
			const byCode = field.modes?.some(({ name }) => name === 'code') && /product/.test(field.name);
			return { __rl: true, mode: byCode ? 'code' : 'id', value: byCode ? 'SP000001' : '7' };
		}
		case 'fixedCollection': {
			const [{ values }] = field.options as INodePropertyCollection[];
			return { rows: [fittingAll(values.filter(({ required }) => required))] };
		}
		case 'dateTime':
			return '2026-03-02';
		case 'boolean':
			return true;
		case 'options':
			return field.default;
		case 'multiOptions':
			return [(field.options as Array<{ value: string }> | undefined)?.[0].value ?? 7];
		case 'collection':
			return {};
		default:
			// A mark of the caller's own has a form, which its placeholder shows.
			return /[\da-f-]{36}/.exec(field.placeholder ?? '')?.[0] ?? '7';
	}
}

const fittingAll = (fields: INodeProperties[]) =>
	Object.fromEntries(fields.map((field) => [field.name, fitting(field)])) as IDataObject;

const isEmptied = (field: INodeProperties) =>
	field.type === 'resourceLocator'
		? {
				saved: { __rl: true, mode: 'id', value: NOTHING },
				value: { __rl: true, mode: 'id', value: null },
			}
		: { saved: NOTHING, value: null };

interface Place {
	name: string;
	operation: Operation;
	/** undefined where the field stands by itself */
	collection?: string;
	field: INodeProperties;
}

/** Each field of each operation. A choice that only shows fields is left out, as Return All is not. */
const places: Place[] = resources.flatMap(({ value: resource, operations }) =>
	operations.flatMap((operation) =>
		operation.fields.flatMap((field): Place[] => {
			const of = (one: INodeProperties, collection?: string): Place => ({
				name: `${resource} ${operation.value}: ${[collection, one.name].filter(Boolean).join('.')}`,
				operation,
				collection,
				field: one,
			});
			if (field.type === 'notice') return [];
			if (field.type !== 'collection') return [of(field)];
			return (field.options as INodeProperties[]).map((one) => of(one, field.name));
		}),
	),
);

/** Whether two fields stand in the form of one and the same version of the node. */
const isBeside = (field: INodeProperties, other: INodeProperties) =>
	!(isOld(field) && isNew(other)) && !(isNew(field) && isOld(other));
const isOld = ({ displayOptions }: INodeProperties) => Boolean(displayOptions?.show?.['@version']);
const isNew = ({ displayOptions }: INodeProperties) => Boolean(displayOptions?.hide?.['@version']);

/** The choices that make the form show a field. */
const shownBy = ({ displayOptions }: INodeProperties) =>
	Object.fromEntries(
		Object.entries(displayOptions?.show ?? {})
			.filter(([name]) => !['@version', 'resource', 'operation'].includes(name))
			.map(([name, values]) => [name, values?.[0]]),
	) as IDataObject;

/** Runs an operation whose form is filled in as it must be, with one field besides. */
async function runWith({ operation, collection, field }: Place, saved: unknown, value: unknown) {
	const needed = fittingAll(
		operation.fields.filter(
			(one) => (one.required || one.type === 'options') && isBeside(field, one),
		),
	);
	const change = operation.fields.find(({ name }) => name === 'updateFields');
	const some = (change?.options as INodeProperties[] | undefined)?.find(
		({ type }) => type === 'string' || type === 'options',
	);
	const put = (given: unknown) => ({
		...needed,
		...shownBy(field),
		...(some ? { updateFields: fittingAll([some]) } : {}),
		...(collection
			? { [collection]: { [field.name]: given } as IDataObject }
			: { [field.name]: given as string }),
	});
	return await operation.run(itemWith(put(saved), put(value)));
}

/** Whether the form was understood; `Create Many` makes no call for an item. */
const understood = async (...given: Parameters<typeof runWith>) =>
	await runWith(...given).then(
		() => true,
		({ message }: Error) => message === SHOP_CALLED,
	);

/** Fields of a new record that may have none: a customer without an e-mail is one. */
const MAY_BE_EMPTY: Record<string, string[]> = {
	customer: [
		'address',
		'birthDate',
		'comments',
		'contactNumber',
		'email',
		'gender',
		'identificationNumber',
		'locationName',
		'subNumber',
		'wardName',
	],
	product: ['barCode', 'description'],
};

const mayBeEmpty = ({ name, collection, field }: Place) =>
	collection === 'additionalFields' &&
	(MAY_BE_EMPTY[name.split(' ')[0]] ?? []).some(
		(one) => one.toLowerCase() === field.name.toLowerCase(),
	);

describe('a field whose expression gives nothing for an item', () => {
	const added = places.filter((place) => place.collection !== 'updateFields' && !mayBeEmpty(place));

	it.each(added.map((place) => [place.name, place] as const))('%s is refused', async (_, place) => {
		const { saved, value } = isEmptied(place.field);
		for (const nothing of [
			value,
			...(place.field.type === 'resourceLocator' ? [] : [undefined, ' ']),
		]) {
			await expect(runWith(place, saved, nothing)).rejects.toMatchObject({
				message: `"${place.field.displayName}" is empty`,
				description: expect.stringContaining('an expression there may give nothing'),
			});
		}
	});

	const changes = places.filter(({ collection }) => collection === 'updateFields');

	it.each(changes.map((place) => [place.name, place] as const))(
		'%s leaves the record as it is, and is no change by itself',
		async (_, place) => {
			const { saved, value } = isEmptied(place.field);
			await expect(runWith(place, saved, value)).rejects.toThrow('There is nothing to change');
		},
	);

	it('is looked for in all operations', () => {
		expect(added.length).toBeGreaterThan(200);
		expect(changes.length).toBeGreaterThan(50);
		expect(places.filter(mayBeEmpty).length).toBeGreaterThan(15);
	});
});

describe('a field that was added and left empty in the editor', () => {
	const empty = (field: INodeProperties) =>
		field.type === 'resourceLocator' ? field.default : field.type === 'boolean' ? null : '';
	const added = places.filter(
		(place) => place.collection && place.collection !== 'updateFields' && !mayBeEmpty(place),
	);

	it.each(added.map((place) => [place.name, place] as const))('%s is refused', async (_, place) => {
		const value = empty(place.field);
		await expect(runWith(place, value, value)).rejects.toThrow(
			`"${place.field.displayName}" is empty`,
		);
	});
});

describe('a field that nobody touched', () => {
	const own = places.filter(({ collection, field }) => !collection && !field.required);

	it.each(own.map((place) => [place.name, place] as const))('%s is left out', async (_, place) => {
		const { default: untouched } = place.field;
		expect(await understood(place, untouched, untouched)).toBe(true);
	});
});

describe('a field of a row', () => {
	const rows = places.filter(({ field }) => field.type === 'fixedCollection');
	const optional = rows.flatMap((place) =>
		(place.field.options as INodePropertyCollection[])[0].values
			.filter(({ required }) => !required)
			.map((inner) => [`${place.name}: ${inner.name}`, place, inner] as const),
	);

	it.each(optional)('%s is refused where its expression gives nothing', async (_, place, inner) => {
		const { saved, value } = isEmptied(inner);
		const { rows: good } = fitting(place.field) as { rows: IDataObject[] };
		const second = (given: unknown) => ({
			rows: [good[0], { ...good[0], [inner.name]: given as string }],
		});
		const first =
			Object.keys(good[0]).length > 0
				? second
				: (given: unknown) => ({
						rows: [{ [inner.name]: given as string }],
					});
		await expect(runWith(place, first(saved), first(value))).rejects.toThrow(
			`"${inner.displayName}" is empty`,
		);
	});

	it.each(optional)('%s is left out where it was left empty', async (_, place, inner) => {
		const { rows: good } = fitting(place.field) as { rows: IDataObject[] };
		if (Object.keys(good[0]).length === 0) return;
		const blank = { rows: [{ ...good[0], [inner.name]: inner.default as string }] };
		const failure = await runWith(place, blank, blank).then(
			() => '',
			({ message }: Error) => message,
		);
		expect(failure).not.toMatch(/is empty/);
	});
});

describe('a value that is not understood', () => {
	const RECORD = { id: 5120, name: 'Nguyễn Thị Mẫu', contactNumber: '0900000001' };
	const wrecks = [
		RECORD,
		[RECORD],
		{ ...RECORD, value: 20000 },
		[[7]],
		() => 7,
		'[object Object]',
		'undefined',
		'NaN',
		NaN,
		Infinity,
	];

	/** Groups are objects, and JSON text of rows is rows. */
	const simple = places.filter(
		({ field }) => field.type !== 'collection' && field.type !== 'fixedCollection',
	);

	it.each(simple.map((place) => [place.name, place] as const))(
		'%s is refused',
		async (_, place) => {
			for (const wreck of wrecks) {
				const values =
					place.field.type === 'resourceLocator'
						? [wreck, ...['id', 'code', 'list'].map((mode) => ({ __rl: true, mode, value: wreck }))]
						: [wreck];
				for (const value of values) {
					if (place.field.name === 'images' && value === wrecks[1]) continue;
					const failure = runWith(place, value, value);
					await expect(failure).rejects.toThrow(`"`);
					await expect(failure).rejects.not.toThrow(
						/called|5120|Mẫu|0900000001|object Object\] is/,
					);
				}
			}
		},
	);

	const rows = places.filter(({ field }) => field.type === 'fixedCollection');

	it.each(rows.map((place) => [place.name, place] as const))('%s is refused', async (_, place) => {
		const good = (fitting(place.field) as { rows: object[] }).rows[0];
		const lists = [
			[good, null],
			[null],
			['x'],
			'x',
			'[null]',
			'[object Object]',
			7,
			[[good]],
			[{}],
		];
		for (const list of lists) {
			for (const value of [{ rows: list }, list]) {
				await expect(runWith(place, value, value)).rejects.toThrow(/" (is|has) |empty/);
			}
		}
	});

	const flags = places.filter(({ field }) => field.type === 'boolean');

	it.each(flags.map((place) => [place.name, place] as const))(
		'%s takes yes in every spelling, and refuses other words',
		async (_, place) => {
			for (const yes of [true, 'TRUE', 1, '1', ' có ', 'không', 0]) {
				expect(await understood(place, yes, yes)).toBe(true);
			}
			for (const word of ['x', 'on', 2, 'đang bán']) {
				await expect(runWith(place, word, word)).rejects.toThrow(
					`"${place.field.displayName}" is neither yes nor no`,
				);
			}
		},
	);
});
