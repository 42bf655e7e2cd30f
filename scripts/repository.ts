// The repository's files, as the checks of the documentation read them.
/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** What is checked against: the repository's files, read when they are asked for. */
export interface Repository {
	files: string[];
	read(file: string): string;
}

/** What installing, building and git put beside the files. */
const NOT_OURS = ['node_modules', 'dist', 'coverage', '.cache', '.git'];

/** These cite on purpose what is not there. */
const TESTS_OF_CHECKS = ['citations', 'identity', 'twins'].map(
	(check) => `test/unit/scripts/${check}.test.ts`,
);

/** The files of the folder that this is run in. */
export function thisRepository(): Repository {
	return {
		files: filesUnder('').filter((file) => !TESTS_OF_CHECKS.includes(file)),
		read: (file) => readFileSync(file, 'utf8'),
	};
}

function filesUnder(folder: string): string[] {
	return readdirSync(folder || '.', { withFileTypes: true })
		.filter(({ name }) => !NOT_OURS.includes(name))
		.flatMap((entry) => {
			const name = path.posix.join(folder, entry.name);
			return entry.isDirectory() ? filesUnder(name) : [name];
		});
}
