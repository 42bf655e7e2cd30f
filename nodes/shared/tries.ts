// Lets n8n's Retry on Fail run a node again without sending anything twice: what earlier tries did is kept and given again.
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

/** One request that was sent for an item: its answer, or a failure after which nobody knows whether it was carried out. */
type Sent = { name: string } & ({ answer: unknown } | { failure: Error });

/** What earlier tries did for one item. */
export class Past {
	/** what the item gave, once it was done */
	outputs?: IDataObject[];
	/** a failure that must not be tried again */
	failure?: Error;
	private sent: Sent[] = [];
	/** what the present try has not come to yet */
	private ahead: Sent[] = [];

	/** A new try begins. */
	begins(): void {
		this.ahead = [...this.sent];
	}

	/** What an earlier try sent at this point. */
	take(name: string): Sent | undefined {
		const index = this.ahead.findIndex((sent) => sent.name === name);
		return index < 0 ? undefined : this.ahead.splice(index, 1)[0];
	}

	remember(sent: Sent): void {
		this.sent.push(sent);
	}

	/** The failure of a request that may have been carried out; undefined where there was none. */
	get doubt(): Error | undefined {
		return this.sent.flatMap((sent) => ('failure' in sent ? [sent.failure] : []))[0];
	}
}

interface Run {
	/** the items' own objects, by which a run is told from another one */
	items: IDataObject[];
	pasts: Past[];
}

/**
 * The runs of nodes that n8n may try again. n8n hands the same object to all tries of one run of a node, and another
 * one to every other run: in a loop, in another execution, after Retry by hand. It goes when the execution goes.
 */
const runs = new WeakMap<object, Map<string, Run>>();
const pasts = new WeakMap<object, Past>();

/** The past of each item of a node's run, in their order; null where n8n will not try the node again. */
export function pastsOf(context: IExecuteFunctions): Past[] | null {
	const node = context.getNode();
	if (!node.retryOnFail) return null;
	const ofExecution = context.getExecuteData();
	const ofNodes = runs.get(ofExecution) ?? new Map<string, Run>();
	runs.set(ofExecution, ofNodes);
	const items = context.getInputData().map(({ json }) => json);
	let run = ofNodes.get(node.id);
	// A tool's calls come with the object of the agent's run.
	if (
		run?.items.length !== items.length ||
		run.items.some((item, index) => item !== items[index])
	) {
		run = { items, pasts: items.map(() => new Past()) };
		ofNodes.set(node.id, run);
	}
	for (const past of run.pasts) past.begins();
	return run.pasts;
}

/** Lets what is sent with this context be remembered in a past. */
export function remembersIn(context: object, past: Past): void {
	pasts.set(context, past);
}

/**
 * Sends what must not arrive twice. Where an earlier try sent it for the same item, the answer of then is given; where
 * nobody knows whether it arrived, the failure of then stays.
 *
 * @param context         as the item got it
 * @param name            tells the request from others of the item, whatever it says: `POST /orders`
 * @param mayHaveArrived  whether a failure leaves that open
 * @throws                what `send` throws, or threw in an earlier try
 */
export async function once<T>(
	context: object,
	name: string,
	send: () => Promise<T>,
	mayHaveArrived: (error: unknown) => boolean,
): Promise<T> {
	const past = pasts.get(context);
	if (!past) return await send();
	const sent = past.take(name);
	if (sent && 'failure' in sent) throw sent.failure;
	if (sent) return sent.answer as T;
	try {
		const answer = await send();
		past.remember({ name, answer });
		return answer;
	} catch (error) {
		if (mayHaveArrived(error)) past.remember({ name, failure: error as Error });
		return await Promise.reject(error);
	}
}
