// A shop and an account for the benchmarks: every call to them is counted, and takes as long as over a network.
import { type Sandbox, startSandbox } from '../../sandbox';
import type { FaultyService } from '../../sandbox/faults';

/** Milliseconds that each answer takes; none where it is left out. */
export type Latency = Partial<Record<FaultyService, number>>;

/** Calls by service, and what of them changes something. */
interface Calls {
	kiotviet: number;
	ladiflow: number;
	token: number;
	writes: number;
}

export interface CountedSandbox extends Sandbox {
	latency: Latency;
	/** the calls since this was asked last; the sandbox's own log forgets */
	countedCalls(): Calls;
}

const WRITES = /^\/customer\/(create|update|create-or-update|create-tag)$/;
const NONE: Calls = { kiotviet: 0, ladiflow: 0, token: 0, writes: 0 };

/** Opens a shop without a quota and an empty account. */
export async function countedSandbox(latency: Latency = {}): Promise<CountedSandbox> {
	const sandbox = await startSandbox();
	sandbox.quota.limit = Infinity;
	let calls = { ...NONE };
	const counted: CountedSandbox = Object.assign(sandbox, {
		latency,
		countedCalls() {
			const since = calls;
			calls = { ...NONE };
			return since;
		},
	});
	sandbox.faults.toInject = (service, method, path) => {
		calls[service] += 1;
		if (service === 'ladiflow' ? WRITES.test(path) : service === 'kiotviet' && method !== 'GET') {
			calls.writes += 1;
		}
		const { [service]: milliseconds } = counted.latency;
		return milliseconds ? { service, kind: 'latency', milliseconds } : undefined;
	};
	return counted;
}

/** Customers who can be written to, each with a phone of its own and a debt. */
export function registersCustomers({ shop }: Sandbox, count: number): number[] {
	return Array.from({ length: count }, (_, number) => {
		const contactNumber = `09${String(number).padStart(8, '0')}`;
		const customer = shop.registersCustomer({ name: `Khách ${number}`, contactNumber });
		// KiotViet leaves a debt of 0 out (kiotviet-api.md 3.1).
		customer.debt = (number + 1) * 1000;
		return customer.id;
	});
}

/** Gives each customer a contact as a sync leaves it. */
export function bringsTogether({ shop, account }: Sandbox): void {
	for (const { contactNumber, name, code, debt, retailerId } of shop.customers.values()) {
		const contact = account.addsContact({ phone: contactNumber });
		contact.native.first_name = name;
		contact.native.external_customer_id = code;
		contact.fields.set('debt', debt);
		contact.fields.set('last_retailer_id', String(retailerId));
	}
	// They have been left alone for a while.
	account.clock.jumps({ minutes: 10 });
}
