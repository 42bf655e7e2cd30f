// What goes wrong on LadiFlow's side.
import { SYNC } from '../../../demo/environment';
import { ordered, usualChanges, type Fault, type FaultRow } from '../fault';

const OWN_RETRIES = 'the calls are repeated with growing waits';

const body = (code: number, message: string) => ({ data: null, message, code });

export const LADIFLOW_DOWN = ordered({ service: 'ladiflow', kind: 'status', status: 503 });

export const LADIFLOW_FAULTS: Fault[] = [
	{
		name: 'LadiFlow is down for longer than the node tries',
		sees: 'runs that wait',
		heals: 'the error branch of the template: it waits, reads the record again and writes it',
		inject: LADIFLOW_DOWN,
		// With the waits made short, the error branch is at its end after a good minute.
		meanwhile: async (world) => await usualChanges(world, 40_000),
	},
	{
		name: 'LadiFlow is away for a moment',
		sees: 'nothing: no run fails',
		heals: OWN_RETRIES,
		newestOnly: true,
		inject: ordered({ service: 'ladiflow', kind: 'reset' }),
		meanwhile: async (world) => await usualChanges(world, 4_000),
	},
	{
		name: 'LadiFlow asks to come back later (429 with Retry-After)',
		sees: 'nothing: no run fails',
		heals: 'the calls wait as long as LadiFlow asks',
		newestOnly: true,
		inject: ordered({
			service: 'ladiflow',
			kind: 'status',
			status: 429,
			headers: { 'Retry-After': '3' },
			body: { message: 'Too Many Requests' },
		}),
		meanwhile: async (world) => await usualChanges(world, 6_000),
	},
	{
		name: 'LadiFlow takes five seconds for an answer',
		sees: 'runs that take long',
		heals: 'nothing to heal: calls have 30 s',
		newestOnly: true,
		inject: ordered({ service: 'ladiflow', kind: 'latency', milliseconds: 5_000 }),
	},
	{
		name: 'LadiFlow does what was asked and cuts the connection instead of answering',
		sees: 'nothing: no run fails',
		heals: `${OWN_RETRIES}; writing twice does no harm`,
		newestOnly: true,
		inject: ordered({ service: 'ladiflow', kind: 'resetAfter' }),
		meanwhile: async (world) => await usualChanges(world, 4_000),
	},
	{
		name: 'LadiFlow answers 200 with an error code in the body',
		sees: 'failed runs that quote LadiFlow, if it lasts',
		heals: OWN_RETRIES,
		newestOnly: true,
		inject: ordered({
			service: 'ladiflow',
			kind: 'status',
			status: 200,
			body: body(500, 'Có lỗi xảy ra'),
		}),
		meanwhile: async (world) => await usualChanges(world, 4_000),
	},
	{
		name: 'LadiFlow refuses the key for longer than the template tries (200 with code 401)',
		sees: 'failed runs that say "LadiFlow did not accept the API key"',
		heals: 'put the key right, then Retry at the failed runs: it writes exactly what is missing',
		byRetry: true,
		says: /did not accept the API key/,
		inject: ordered({
			service: 'ladiflow',
			kind: 'status',
			status: 200,
			body: body(401, 'Api-Key không hợp lệ'),
		}),
	},
	{
		name: 'LadiFlow drops half of the fields without a word',
		sees: 'the names of the fields under `missingCustomFields` in the output of the sync',
		heals: 'create the fields again; the next change of a customer fills them',
		fullOnly: true,
		inject({ environment: { sandbox, n8n }, day }) {
			const half = sandbox.account.fields.filter((_field, index) => index % 2 === 0);
			for (const { name } of half) sandbox.account.removesField(name);
			const names = new Set<unknown>();
			return {
				mend: async () => {
					for (const { id } of await n8n.rest.executions()) {
						const [run] = (await n8n.rest.execution(id)).runs[SYNC] ?? [];
						for (const { missingCustomFields } of run?.items.flat() ?? []) {
							for (const name of (missingCustomFields ?? []) as string[]) names.add(name);
						}
					}
					half.forEach(({ name, type }) => sandbox.account.definesField(name, type));
					day.everybodyComes();
				},
				met: () => names.has(half[0].name),
			};
		},
	},
];

/** A row of its own: what heals it takes as long as the template waits. */
export const OWN_WAITS: FaultRow = {
	name: 'LadiFlow is down, and the error branch waits as long as it does in the template',
	sees: 'runs that wait',
	heals: 'the wait of the error branch that ends after the outage: 2, 5, 15 or 60 minutes long',
};
