// Fact sheets set the sandbox: what is measured counts, and what cannot be is refused in words.
/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import path from 'node:path';

import { factsFile, switchesOf } from '../../../sandbox/factSheets';

const sheet = (facts: object, takenAt = '2026-11-20T08:00:00.000Z', service = 'ladiFlow') => ({
	service,
	version: 1,
	takenAt,
	facts,
});
const fact = (reading: unknown, sure = reading !== null) => ({ reading, sure, evidence: 'seen' });

it('a sheet sets what was measured, and leaves the rest as it is', () => {
	expect(
		switchesOf(sheet({ tags: fact('appended'), pageBase: fact(0), badKey: fact(null) })),
	).toEqual({ switches: { tags: 'appended', pageBase: 0 }, lines: [] });
});

it('sheets of both services and items of Check Setup come in one file', () => {
	const shop = sheet({ emptyPage: fact('withData') }, undefined, 'kiotViet');
	const account = sheet({ updateChangesEmail: fact(false) });
	const switches = { emptyPage: 'withData', updateChangesEmail: false };
	for (const content of [
		[shop, account],
		[{ ok: true, factSheet: shop }, { factSheet: account }],
		[{ json: { factSheet: shop } }, account],
	])
		expect(switchesOf(content).switches).toEqual(switches);
});

it('a question that the sandbox does not know, and a doubtful reading, are told', () => {
	const { switches, lines } = switchesOf(
		sheet({ tokenLife: fact(86_400), toString: fact('x'), lists: fact('appended', false) }),
	);
	expect(switches).toEqual({ lists: 'appended' });
	expect(lines).toEqual([
		'tokenLife: the sandbox has no such switch, so it is left out.',
		'toString: the sandbox has no such switch, so it is left out.',
		'lists: set to "appended", which is not sure.',
	]);
});

it('of two sheets the newer counts, and what is sure before what is not', () => {
	const older = sheet({ tags: fact('appended'), lists: fact('appended') }, '2026-11-01T00:00:00Z');
	const newer = sheet({ tags: fact('replaced'), lists: fact('replaced', false) });
	for (const content of [
		[older, newer],
		[newer, older],
	])
		expect(switchesOf(content)).toEqual({
			switches: { tags: 'replaced', lists: 'appended' },
			lines: [],
		});
});

it.each([
	[
		'an impossible reading',
		sheet({ pageBase: fact('1') }),
		'pageBase cannot be "1"; the sandbox knows 1, 0.',
	],
	['another version', { ...sheet({}), version: 2 }, 'Entry 1 is no fact sheet at version'],
	['something else in the list', [sheet({}), { factSheet: 7 }], 'Entry 2 is no fact sheet'],
	['an empty list', [], 'The list holds no fact sheet.'],
	['nothing', null, 'Entry 1 is no fact sheet'],
])('%s is refused', (_what, content, words) => {
	expect(() => switchesOf(content)).toThrow(words);
});

it('a doubtful reading that no switch knows is told and left out', () => {
	const { switches, lines } = switchesOf(sheet({ wrongShop: fact('200', false) }));
	expect(switches).toEqual({});
	expect(lines).toEqual([expect.stringContaining('wrongShop cannot be "200"')]);
});

it('a file that is not there is refused, and the two examples are taken', () => {
	expect(() => factsFile('/nowhere.json')).toThrow('/nowhere.json cannot be read as JSON');
	const example = (name: string) =>
		factsFile(path.join(__dirname, '..', '..', 'fixtures', `${name}.json`)).switches;
	expect(example('usualSheets')).toMatchObject({ tags: 'replaced', emptyPage: 'withoutData' });
	expect(example('otherSheets')).toMatchObject({ tags: 'appended', emptyPage: 'withData' });
});
