// Holds the arrows of docs/architecture.md: `npm run lint` fails on an import that points outward.
const { TREES, PURE, filesOf } = require('./scripts/rings.cjs');

const rule = (name, comment, from, to) => ({ name, severity: 'error', comment, from, to });

const AT_RUN_TIME = { dependencyTypesNot: ['type-only'] };
const INPUT_OUTPUT =
	'^(node:)?(child_process|cluster|dgram|dns|fs|http|http2|https|inspector|net|os|process|readline|repl|timers|tls|tty|worker_threads)(/|$)';

const inward = Object.entries(TREES).flatMap(([tree, rings]) =>
	Object.entries(rings).map(([ring, { imports }]) =>
		rule(
			`${tree}/${ring}`,
			imports.length > 0
				? `of its tree it may import ${imports.join(', ')}`
				: 'it may import nothing else of its tree',
			{ path: filesOf(tree, ring) },
			{
				path: `^nodes/${tree}/`,
				pathNot: [ring, ...imports].map((name) => filesOf(tree, name)),
			},
		),
	),
);

module.exports = {
	forbidden: [
		...inward,
		rule(
			'LadiFlow apart',
			"only the types of KiotViet's records, and only in LadiFlow/sync, cross between the trees",
			{ path: '^nodes/LadiFlow/', pathNot: '^nodes/LadiFlow/sync/' },
			{ path: '^nodes/KiotViet/' },
		),
		rule(
			'LadiFlow/sync reads types only',
			"only the types of KiotViet's records cross between the trees",
			{ path: '^nodes/LadiFlow/sync/' },
			{ path: '^nodes/KiotViet/', ...AT_RUN_TIME },
		),
		rule(
			'KiotViet apart',
			'the trees never lean on each other',
			{ path: '^nodes/KiotViet/' },
			{ path: '^nodes/LadiFlow/' },
		),
		rule(
			'shared apart',
			'what both trees share knows neither',
			{ path: '^nodes/shared/' },
			{ path: '^nodes/(KiotViet|LadiFlow)/' },
		),
		rule(
			'pure without n8n',
			'the middle ring takes values and gives values; n8n is there as types only',
			{ path: PURE },
			{ path: '(^|/)n8n-(workflow|core)(/|$)', ...AT_RUN_TIME },
		),
		rule(
			'pure without I/O',
			'the middle ring takes values and gives values',
			{ path: PURE },
			{ path: INPUT_OUTPUT },
		),
		rule(
			'pure stays pure',
			'what the middle ring calls must be as pure as itself',
			{ path: PURE },
			{ path: '^nodes/', pathNot: PURE, ...AT_RUN_TIME },
		),
		rule(
			'published alone',
			'the package holds nodes and credentials, nothing around them',
			{ path: '^(nodes|credentials)/' },
			{ path: '^(sandbox|demo|test|scripts)/' },
		),
		rule(
			'sandbox apart',
			'what judges the nodes must not be made of them',
			{ path: '^sandbox/' },
			{ path: '^(nodes|credentials|demo|test|scripts)/' },
		),
		rule(
			'judge apart',
			'the right answer is stated on its own; of the emulators and the page it may know types',
			{ path: '^sandbox/judge/' },
			{ path: '^sandbox/(kiotviet|ladiflow|page)/', ...AT_RUN_TIME },
		),
		rule(
			'no cycle',
			'a file that needs itself can only be read together with all others of the circle',
			{ path: '^(nodes|credentials|sandbox|demo|test|scripts)/' },
			{ circular: true },
		),
	],
	options: {
		tsPreCompilationDeps: true,
		tsConfig: { fileName: 'tsconfig.dev.json' },
		doNotFollow: { path: '(^|/)node_modules/' },
		exclude: { path: '^dist/' },
	},
};
