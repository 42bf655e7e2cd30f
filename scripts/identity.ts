// Who publishes this package: stands in package.json, and in every link; sets it everywhere, or says who disagrees.
/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

import { type Repository, thisRepository } from './repository';

export interface Identity {
	owner: string;
	repository: string;
	/** where reports go that are not for everybody */
	email: string;
}

/** A repository by its address on GitHub; GitHub's documentation and API are other hosts. */
const REPOSITORY = /(?<![\w.-])(?:www\.|raw\.)?github(?:usercontent)?\.com\/([\w-]+)\/([\w.-]*\w)/g;

/** Whose repositories may be linked besides. */
const OTHERS = ['n8n-io'];

/** Each leads a reader to the repository: n8n's help, the forms of credentials, reports. */
const MUST_LINK =
	/^(credentials\/.*\.ts|nodes\/.*\.node\.json|SECURITY\.md|\.github\/ISSUE_TEMPLATE\/config\.yml)$/;

/** Lists what others made. */
const LOCK_FILE = /(^|\/)package-lock\.json$/;

/** Here an e-mail address is nobody's but the maintainers'. */
const MAIL_PAGES = ['SECURITY.md', 'CODE_OF_CONDUCT.md'];
const EMAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;

/** What package.json says. */
export function identityOf(repository: Repository): Identity {
	const manifest = JSON.parse(repository.read('package.json')) as {
		author: { email: string };
		repository: { url: string };
	};
	const [[, owner, name] = []] = manifest.repository.url.matchAll(REPOSITORY);
	if (!owner) throw new Error('package.json: repository.url is no address on GitHub');
	return { owner, repository: withoutGit(name), email: manifest.author.email };
}

const ownFiles = ({ files }: Repository) => files.filter((file) => !LOCK_FILE.test(file));

const withoutGit = (name: string) => name.replace(/\.git$/, '');

/** What links elsewhere than package.json says, a sentence each. */
export function identityFaults(repository: Repository): string[] {
	const { owner, repository: name, email } = identityOf(repository);
	const ours = `${owner}/${name}`;
	return ownFiles(repository).flatMap((file) => {
		const text = repository.read(file);
		const linked = [...text.matchAll(REPOSITORY)].map(
			([, whose, which]) => `${whose}/${withoutGit(which)}`,
		);
		const foreign = linked.filter((it) => it !== ours && !OTHERS.includes(it.split('/')[0]));
		const mails = MAIL_PAGES.includes(file) ? (text.match(EMAIL) ?? []) : [];
		return [
			...foreign.map((it) => `${file}: links ${it}, package.json says ${ours}`),
			...(MUST_LINK.test(file) && !linked.includes(ours)
				? [`${file}: has no link to ${ours}`]
				: []),
			...mails
				.filter((it) => it !== email)
				.map((it) => `${file}: says ${it}, package.json says ${email}`),
		];
	});
}

/** Gives the files that change when somebody else publishes, with their new text. */
export function renamed(repository: Repository, to: Identity): Map<string, string> {
	const from = identityOf(repository);
	const changed = new Map<string, string>();
	for (const file of ownFiles(repository)) {
		const text = repository.read(file);
		const rewritten = text
			.replace(REPOSITORY, (link, owner: string, name: string) =>
				owner === from.owner && withoutGit(name) === from.repository
					? link.replace(`/${owner}/${from.repository}`, () => `/${to.owner}/${to.repository}`)
					: link,
			)
			.replaceAll(from.email, () => to.email);
		if (rewritten !== text) changed.set(file, rewritten);
	}
	return changed;
}

/** Why a release from this repository on GitHub ("owner/name") would be refused or mislead; null when it may go. */
export function releaseFault({ owner, repository, email }: Identity, from: string): string | null {
	if (from !== `${owner}/${repository}`) {
		return `This is ${from}, package.json says ${owner}/${repository}: npm would refuse it. Run "npm run identity -- --owner … --repository …", and commit.`;
	}
	return /@example\.(com|org|net)$/.test(email)
		? `${email} is nobody's address. Run "npm run identity -- --owner ${owner} --repository ${repository} --email …", and commit.`
		: null;
}

const FORMS: Array<[keyof Identity, RegExp]> = [
	['owner', /^[A-Za-z\d](?:[A-Za-z\d-]{0,38})$/],
	['repository', /^[\w.-]{1,100}$/],
	['email', /^[\w.+-]+@[\w-]+(\.[\w-]+)+$/],
];

function main(): void {
	const { values } = parseArgs({
		options: {
			owner: { type: 'string' },
			repository: { type: 'string' },
			email: { type: 'string' },
			release: { type: 'string' },
		},
	});
	const now = identityOf(thisRepository());
	const wanted = { ...now, ...values };
	for (const [part, form] of FORMS) {
		if (!form.test(wanted[part])) throw new Error(`--${part}: "${wanted[part]}" cannot be one`);
	}
	const changes = renamed(thisRepository(), wanted);
	for (const [file, text] of changes) writeFileSync(file, text);
	if (changes.size > 0) console.log(`Changed: ${[...changes.keys()].join(', ')}`);
	const after = thisRepository();
	const told = identityOf(after);
	console.log(`${told.owner}/${told.repository} on GitHub, reports to ${told.email}`);
	const fault = values.release === undefined ? null : releaseFault(told, values.release);
	for (const each of [...identityFaults(after), ...(fault ? [fault] : [])]) {
		console.error(each);
		process.exitCode = 1;
	}
}

if (require.main === module) main();
