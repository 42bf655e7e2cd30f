// A fact sheet is made to be sent to strangers: its form is one, and nothing of people is in it.
import {
	doubtful,
	factSheetOf,
	factSheetShape,
	measured,
	notAsked,
} from '../../../nodes/shared/factSheet';

const AT = new Date('2026-11-26T03:00:00.000Z');

it('a sheet tells of each question what was found, on what grounds, and whether it is sure', () => {
	const sheet = factSheetOf(
		'ladiFlow',
		{
			customFields: measured('merged', 'A field that was not sent was still there'),
			pageBase: doubtful(1, 'Pages 0 and 1 were alike'),
			catchHookAnswer: notAsked('it would start a flow'),
		},
		AT,
	);
	expect(sheet).toEqual({
		service: 'ladiFlow',
		version: 1,
		takenAt: '2026-11-26T03:00:00.000Z',
		facts: {
			customFields: {
				reading: 'merged',
				evidence: 'A field that was not sent was still there',
				sure: true,
			},
			pageBase: { reading: 1, evidence: 'Pages 0 and 1 were alike', sure: false },
			catchHookAnswer: {
				reading: null,
				evidence: 'Not asked: it would start a flow',
				sure: false,
			},
		},
	});
	expect(factSheetShape.parse(JSON.parse(JSON.stringify(sheet)))).toEqual(sheet);
});

it.each([
	['an e-mail address', 'Answered of khach@example.com, HTTP 200', 'Answered of … HTTP 200'],
	['a phone', 'Found 0900000001 by show', 'Found … by show'],
	['a phone with spaces', 'Found +84 900 000 001 by show', 'Found … by show'],
	['a web address', 'Held by https://n8n.example.com/webhook/abc (on)', 'Held by … (on)'],
	['an id', 'Tag 64f0000000000000000000aa stayed', 'Tag … stayed'],
	[
		'a name of this package',
		'n8n-setup-check-first stayed, HTTP 404',
		'n8n-setup-check-first stayed, HTTP 404',
	],
])('%s in the evidence: %s', (_what, evidence, expected) => {
	const { facts } = factSheetOf('kiotViet', { any: measured('x', evidence) }, AT);
	expect(facts.any.evidence).toBe(expected);
});

it('a sheet that is sure of nothing is no sheet', () => {
	const facts = { tags: { reading: null, evidence: '', sure: true } };
	expect(() => factSheetOf('ladiFlow', facts, AT)).toThrow('nothing is sure');
});
