// Many customers at once: an import, a sync where nothing differs, a full compare; in seconds and in calls.
import { usablePhone } from '../../../sandbox/identities';
import {
	bringsTogether,
	countedSandbox,
	type CountedSandbox,
	registersCustomers,
} from '../countedSandbox';
import { inOwnProcess } from '../ownProcess';
import type { Row } from '../results';
import type { BenchRow } from './row';

const LATENCY = { kiotviet: 50, ladiflow: 100 };
const AT_ONCE = 8;

/** Seconds that one read and one write for each customer take, so many at once. */
const limit = (customers: number) => (customers * 2 * LATENCY.ladiflow) / 1000 / AT_ONCE;

/** A measured import is worth something only where each customer's contact is right. */
function expectRight({ shop, account }: CountedSandbox): void {
	const debts = new Map(account.contacts.map(({ phone, fields }) => [phone, fields.get('debt')]));
	for (const { contactNumber = '', debt } of shop.customers.values()) {
		const held = debts.get(usablePhone(contactNumber) ?? contactNumber);
		if (Number(held) !== debt) throw new Error(`${contactNumber}: debt ${held} instead of ${debt}`);
	}
	if (account.contacts.length !== shop.customers.size) {
		throw new Error(`${account.contacts.length} contacts for ${shop.customers.size} customers`);
	}
}

/** Everybody's debt changes; the contacts have been left alone for a while. */
function changesEverybody({ shop, account }: CountedSandbox): void {
	for (const customer of shop.customers.values()) customer.debt += 500;
	account.clock.jumps({ minutes: 10 });
}

export const imports: BenchRow = {
	id: 'import',
	async measure({ name, log }) {
		const count = name === 'full' ? 10_000 : 40;
		const people = count.toLocaleString('en');
		const sandbox = await countedSandbox(LATENCY);
		registersCustomers(sandbox, count);
		const run = async (task: 'import' | 'byHand', atOnce?: number) => {
			sandbox.countedCalls();
			const { seconds } = await inOwnProcess(task, sandbox, { atOnce });
			const calls = sandbox.countedCalls();
			log(`  ${task}: ${seconds.toFixed(1)} s, ${calls.ladiflow} calls, ${calls.writes} writes`);
			expectRight(sandbox);
			return { seconds, ...calls };
		};
		try {
			const byHand = await run('byHand', AT_ONCE);
			sandbox.account.contacts.length = 0;
			const created = await run('import', AT_ONCE);
			sandbox.account.clock.jumps({ minutes: 10 });
			const equal = await run('import', AT_ONCE);
			changesEverybody(sandbox);
			const differing = await run('import', AT_ONCE);
			const sizes = `${people} customers, ${LATENCY.kiotviet} ms an answer of KiotViet, ${LATENCY.ladiflow} of LadiFlow, ${AT_ONCE} at once; the floor is one read and one write each`;
			const calls = ({ ladiflow }: { ladiflow: number }) => (ladiflow / count).toFixed(2);
			const row = (
				id: string,
				title: string,
				target: string,
				ours: typeof created,
				note: string,
			): Row => ({
				id: `import-${id}`,
				title: `import of ${people} customers, ${title}`,
				unit: 's',
				target,
				before: '8.2 × floor (57 × at the default pace)',
				samples: { ours: [ours.seconds], byHand: [byHand.seconds], floor: [limit(count)] },
				note: `${sizes}. ${note}`,
			});
			return [
				row(
					'new',
					'all of them new',
					'≤ 1.2 × floor',
					created,
					`${calls(created)} calls of LadiFlow each: nobody is created before a second way of looking found nobody, so that no person comes to be there twice; by hand ${calls(byHand)}, which doubles a person whose phone is written differently.`,
				),
				row(
					'differing',
					'each contact there and different',
					'≤ 1.2 × floor; ≤ 1.1 × by hand',
					differing,
					`${calls(differing)} calls of LadiFlow each, in a process that knows nothing of the account yet.`,
				),
				row(
					'equal',
					'each contact right already',
					'≤ 0.1 × by hand',
					equal,
					`${equal.ladiflow} calls of LadiFlow.`,
				),
				{
					id: 'sync-equal-calls',
					title: `calls of LadiFlow for ${people} customers who are right already`,
					unit: 'calls',
					target: '≤ 200',
					before: '–',
					samples: { ours: [equal.ladiflow], byHand: [byHand.ladiflow] },
					note: `${equal.writes} writes; KiotViet is asked ${equal.kiotviet} times for the list.`,
				},
			];
		} finally {
			await sandbox.stop();
		}
	},
};

/** What a user gets who changes no option. */
export const importByDefault: BenchRow = {
	id: 'import-default',
	async measure({ name }) {
		const count = name === 'full' ? 1_000 : 40;
		const sandbox = await countedSandbox(LATENCY);
		try {
			registersCustomers(sandbox, count);
			bringsTogether(sandbox);
			changesEverybody(sandbox);
			const { seconds } = await inOwnProcess('import', sandbox);
			expectRight(sandbox);
			return [
				{
					id: 'import-default',
					title: `import of ${count.toLocaleString('en')} customers, each contact different, with no option set`,
					unit: 's',
					target: '≤ 1.2 × floor',
					before: '57 × floor',
					samples: { ours: [seconds], floor: [limit(count)] },
					note: `The floor is one read and one write each, ${AT_ONCE} at once, as "Items at Once" is where nobody sets it.`,
				},
			];
		} finally {
			await sandbox.stop();
		}
	},
};

export const compare: BenchRow = {
	id: 'compare',
	async measure({ name }) {
		const count = name === 'full' ? 10_000 : 200;
		const sandbox = await countedSandbox();
		try {
			registersCustomers(sandbox, count);
			bringsTogether(sandbox);
			sandbox.countedCalls();
			const { count: equal } = await inOwnProcess('compare', sandbox);
			if (equal !== count) throw new Error(`${equal} of ${count} customers are equal`);
			const { kiotviet, ladiflow, writes } = sandbox.countedCalls();
			return [
				{
					id: 'compare-calls',
					title: `full compare of ${count.toLocaleString('en')} customers, nothing differs`,
					unit: 'calls',
					target: '≤ 250',
					before: '–',
					samples: { ours: [kiotviet + ladiflow] },
					note: `${kiotviet} of KiotViet with the customers' list, ${ladiflow} of LadiFlow, ${writes} writes.`,
				},
			];
		} finally {
			await sandbox.stop();
		}
	},
};
