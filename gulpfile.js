// After `n8n-node build`: gives saved nodes their schemas, and proves that what the tarball needs is in dist, and that the templates can be imported.
const { cpSync, readFileSync, readdirSync } = require('node:fs');
const path = require('node:path');
const gulp = require('gulp');

const manifest = require('./package.json');
const { packingFault } = require('./scripts/packable.cjs');
const nodeIds = manifest.n8n.nodes.map(
	(file) => `${manifest.name}.${lowerFirst(path.basename(file, '.node.js'))}`,
);

function lowerFirst(text) {
	return text[0].toLowerCase() + text.slice(1);
}

/** n8n's editor looks for schemas in the folder of a node's own version; saved nodes give what new ones do. */
function copySchemas(done) {
	const inFolder = (version) => `v${[...String(version).split('.'), '0', '0'].slice(0, 3).join('.')}`;
	for (const file of manifest.n8n.nodes) {
		const name = path.basename(file, '.node.js');
		const { group, version, defaultVersion } = new (require(path.resolve(file))[name])().description;
		const folder = path.join(path.dirname(file), '__schema__');
		// A trigger has no operations: one file a version.
		const schemas = (one) => path.join(folder, inFolder(one) + (group.includes('trigger') ? '.json' : ''));
		for (const older of version.filter((one) => one !== defaultVersion)) {
			cpSync(schemas(defaultVersion), schemas(older), { recursive: true });
		}
	}
	done();
}

/** Icons, codex files, schemas, nodes and credentials that n8n will look for. */
function checkDist(done) {
	const fault = packingFault();
	done(fault ? new Error(fault) : undefined);
}

/** Rules for a workflow that others import: known nodes, nothing of a real instance. */
function checkTemplates(done) {
	for (const name of readdirSync('templates').filter((file) => file.endsWith('.json'))) {
		const workflow = JSON.parse(readFileSync(path.join('templates', name), 'utf8'));
		const faults = [];
		if (workflow.active !== false) faults.push('active must be false');
		if (workflow.settings?.executionOrder !== 'v1') faults.push('executionOrder must be v1');
		if (Object.keys(workflow.pinData ?? {}).length > 0) faults.push('pinData must be empty');
		for (const node of workflow.nodes) {
			// n8n makes a tool of each node, with Tool at the end of its name.
			if (!nodeIds.includes(node.type.replace(/Tool$/, '')) && !/^(n8n-nodes-base|@n8n\/n8n-nodes-langchain)\./.test(node.type)) {
				faults.push(`${node.name}: unknown node type ${node.type}`);
			}
			if (node.webhookId) faults.push(`${node.name}: a fixed webhookId would clash between copies`);
			if (Object.values(node.credentials ?? {}).some(({ id }) => id)) {
				faults.push(`${node.name}: holds the id of a credential`);
			}
		}
		if (faults.length > 0) return done(new Error(`templates/${name}: ${faults.join('; ')}`));
	}
	done();
}

exports.default = gulp.series(copySchemas, checkDist, checkTemplates);
