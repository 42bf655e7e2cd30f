// The rings of nodes/, from outside to inside: lint holds their arrows, docs/architecture.md shows them.

/** A folder: what it holds, which folders of its tree it may import; a pure one knows no n8n and no I/O at run time. */
const TREES = {
	KiotViet: {
		node: {
			files: '[^/]+\\.node\\.ts$',
			holds: 'the descriptions; one loop over the items, four short methods of the trigger',
			imports: ['trigger', 'actions', 'operations', 'form'],
		},
		trigger: {
			holds: 'receive, poll, deduplicate, classify, emit; cursor, webhooks, store',
			imports: ['events', 'api', 'model'],
		},
		actions: {
			holds: 'one folder a resource, one file an operation',
			imports: ['operations', 'form', 'events', 'setupCheck', 'api', 'model'],
		},
		operations: {
			holds: 'what makes the usual operations: get, get many, create, update, delete, bulk',
			imports: ['form', 'api', 'model'],
		},
		events: {
			holds: 'what a change is: one row per kind of record, and how it is enriched',
			imports: ['api', 'model'],
		},
		setupCheck: {
			holds: 'what the set-up check asks a shop, and the fact sheet of its answers',
			imports: ['api', 'model'],
		},
		form: { holds: 'inputs, record pickers', imports: ['api', 'model'] },
		api: {
			holds: 'base URL, authentication, envelope, errors, retry, pagination, webhooks',
			imports: ['model'],
		},
		model: {
			holds: 'records, dates, statuses, payments, sales metrics',
			imports: [],
			pure: true,
		},
	},
	LadiFlow: {
		node: {
			files: '[^/]+\\.node\\.ts$',
			holds: 'the description, and one loop over the items',
			imports: ['actions', 'operations', 'form'],
		},
		actions: {
			holds: 'one folder a resource, one file an operation',
			imports: ['operations', 'form', 'contact', 'sync', 'setupCheck', 'api', 'model'],
		},
		operations: {
			holds:
				'what an operation gets for one item: the account, opened once a run, and the order of the items',
			imports: ['contact', 'form', 'sync', 'api', 'model'],
		},
		contact: {
			holds: 'the write: desired and observed state, one facet for each kind of field, lock',
			imports: ['sync', 'api', 'model'],
		},
		setupCheck: {
			holds:
				'the open questions about an account, each asked and read, and the fields it should have',
			imports: ['sync', 'api', 'model'],
		},
		form: { holds: 'inputs, record pickers', imports: ['contact', 'sync', 'api', 'model'] },
		sync: {
			holds: 'shop record → desired contact: mapping, last document, freshness',
			imports: ['model'],
			pure: true,
		},
		api: {
			holds: 'base URL, authentication, envelope, errors, retry, pagination, rate limiter',
			imports: ['model'],
		},
		model: {
			holds: 'identity, field types, encodings',
			imports: [],
			pure: true,
		},
	},
};

/** Single files that are as pure as the innermost ring. */
const PURE_FILES = [
	'^nodes/KiotViet/api/endpoints\\.ts$',
	'^nodes/KiotViet/events/(events|examples|kinds)\\.ts$',
	'^nodes/KiotViet/trigger/(classify|cursor|webhookPlan)\\.ts$',
	'^nodes/shared/(dates|documentCode|factSheet|failedItem|values|vietnam/.*)\\.ts$',
];

/** The files of a folder, as a pattern of their path. */
const filesOf = (tree, ring) => `^nodes/${tree}/${TREES[tree][ring].files ?? `${ring}/`}`;

const PURE = Object.entries(TREES)
	.flatMap(([tree, rings]) =>
		Object.keys(rings)
			.filter((ring) => rings[ring].pure)
			.map((ring) => filesOf(tree, ring)),
	)
	.concat(PURE_FILES);

module.exports = { TREES, PURE, filesOf };
