// Loads TypeScript so that every function of nodes/ tells the file it stands in when it begins (`node --require`).
const { readFileSync } = require('node:fs');
const Module = require('node:module');
const path = require('node:path');

const ts = require('typescript');

/** The files in the order in which control came to them, since this list was last emptied. */
globalThis.enteredFiles = [];
globalThis.enters = (file) => {
	const { enteredFiles } = globalThis;
	if (enteredFiles.at(-1) !== file) enteredFiles.push(file);
};

/** The source with a call of `enters` at the head of every function; in constructors at the end, behind `super`. */
function telling(file, source) {
	const call = `enters(${JSON.stringify(file)})`;
	const added = [];
	const visit = (node) => {
		if (ts.isFunctionLike(node) && node.body) {
			const [start, end] = [node.body.getStart(), node.body.getEnd()];
			if (ts.isConstructorDeclaration(node)) added.push([end - 1, `;${call};`]);
			else if (ts.isBlock(node.body)) added.push([start + 1, `${call};`]);
			else added.push([start, `(${call}, (`], [end, '))']);
		}
		ts.forEachChild(node, visit);
	};
	visit(ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true));
	let text = source;
	for (const [at, words] of added.sort(([one], [other]) => other - one)) {
		text = text.slice(0, at) + words + text.slice(at);
	}
	return text;
}

const root = path.resolve(__dirname, '..');
function load(module, file) {
	const name = path.relative(root, file);
	const source = readFileSync(file, 'utf8');
	const { outputText } = ts.transpileModule(
		name.startsWith('nodes/') ? telling(name, source) : source,
		{
			fileName: file,
			compilerOptions: { module: 'commonjs', target: 'es2021', esModuleInterop: true },
		},
	);
	module._compile(outputText, file);
}

// Before the others: beside each node lies a .json file of its name.
const { _extensions: extensions } = Module;
const others = { ...extensions };
for (const name of Object.keys(others)) delete extensions[name];
Object.assign(extensions, { '.ts': load }, others);
