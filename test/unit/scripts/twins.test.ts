// A guide that only one language has must be found, and so must a template without a guide.
import { guideFaults } from '../../../scripts/twins';

const GUIDES: Record<string, string> = {
	'docs/faq.md': '[Việt](vi/faq.md)',
	'docs/vi/faq.md': '[English](../faq.md)',
	'docs/templates/live.md': '[Việt](../vi/templates/live.md)',
	'docs/vi/templates/live.md': '[English](../../templates/live.md)',
	'docs/architecture.md': '',
	'docs/reference/the-api.md': '',
	'templates/live.json': '"[Guide](https://example.com/us/blob/main/docs/templates/live.md)"',
};

function faultsOf(changes: Record<string, string | undefined>): string[] {
	const files = { ...GUIDES, ...changes };
	return guideFaults({
		files: Object.keys(files).filter((file) => files[file] !== undefined),
		read: (file) => files[file] ?? '',
	});
}

describe('the guides', () => {
	it('are right when both languages have the same pages', () => {
		expect(faultsOf({})).toEqual([]);
	});

	it.each([
		[{ 'docs/vi/faq.md': undefined }, 'docs/faq.md has no docs/vi/faq.md'],
		[{ 'docs/faq.md': undefined }, 'docs/vi/faq.md has no docs/faq.md'],
		[{ 'templates/new.json': '' }, 'templates/new.json has no docs/templates/new.md'],
		[
			{ 'templates/live.json': '(https://example.com/us/blob/main/docs/gone.md)' },
			'templates/live.json links docs/gone.md, which is not there',
		],
	])('with %j are wrong', (changes: Record<string, string | undefined>, fault) => {
		expect(faultsOf(changes)).toEqual([fault]);
	});
});
