// Refuses to pack a tree that is not built: npm would ship whatever of it is there, without a word.
// Runs before every `npm pack` and `npm publish`, on a fresh clone too, so it needs nothing installed.
const { existsSync, readdirSync, statSync } = require('node:fs');
const path = require('node:path');

/** What the build makes of a source. */
const built = (source) => path.posix.join('dist', source.replace(/\.ts$/, '.js'));

const filesOf = (folder) =>
	readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
		const name = path.posix.join(folder, entry.name);
		return entry.isDirectory() ? filesOf(name) : [name];
	});

/** Says in one sentence why the tree in this folder must not be packed; null when it may. */
function packingFault() {
	const { n8n } = require(path.resolve('package.json'));
	const sources = ['credentials', 'icons', 'nodes'].flatMap(filesOf);
	const missing = [...n8n.nodes, ...n8n.credentials, ...sources.map(built)].find(
		(file) => !existsSync(file),
	);
	if (missing) return `${missing} is not there: run "npm run build" first.`;
	const changed = sources.find((file) => statSync(file).mtimeMs > statSync(built(file)).mtimeMs);
	return changed ? `${changed} was changed after the build: run "npm run build" again.` : null;
}

module.exports = { packingFault };

if (require.main === module) {
	const fault = packingFault();
	if (fault) console.error(`The package cannot be packed: ${fault}`);
	process.exitCode = fault ? 1 : 0;
}
