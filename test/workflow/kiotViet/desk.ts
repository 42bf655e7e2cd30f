// One resource of the KiotViet node at a fresh shop for each test: what an operation does, and what it refuses.
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { KiotVietApi } from '../../../credentials/KiotVietApi.credentials';
import { resources } from '../../../nodes/KiotViet/actions';
import { KiotViet } from '../../../nodes/KiotViet/KiotViet.node';
import { type Sandbox, startSandbox } from '../../../sandbox';
import { type Engine, engineFor } from '../engine';

export interface Desk {
	readonly sandbox: Sandbox;
	/** Runs an operation for each item (one empty item where none is given); gives what comes out. */
	does(operation: string, parameters: IDataObject, items?: IDataObject[]): Promise<IDataObject[]>;
	/**
	 * Proves that an operation refuses: the run fails with the sentence and the item's index, and where the
	 * user goes on, the item carries the sentence and stays paired.
	 */
	refuses(operation: string, parameters: IDataObject, sentence: RegExp): Promise<void>;
	/** The node itself, for what `does` cannot show. */
	engine(
		operation: string,
		parameters: IDataObject,
		options?: Parameters<typeof engineFor>[4],
	): Engine;
	/** The last line of a resource's tests: fails when an operation was not done, or never refused anything. */
	leavesNothingOut(): void;
}

/** Opens a shop before each test of the file and closes it after. */
export function deskOf(resource: string): Desk {
	let sandbox: Sandbox;
	const done = new Set<string>();
	const refused = new Set<string>();

	beforeEach(async () => {
		sandbox = await startSandbox();
	});
	afterEach(async () => {
		await sandbox.stop();
	});

	const desk: Desk = {
		get sandbox() {
			return sandbox;
		},
		engine(operation, parameters, options) {
			return engineFor(
				new KiotViet(),
				new KiotVietApi(),
				{ ...sandbox.kiotViet },
				{ resource, operation, ...parameters },
				options,
			);
		},
		async does(operation, parameters, items = [{}]) {
			const [output] = await desk.engine(operation, parameters).run(items);
			expect(output.every((entry) => isPaired(entry, items.length))).toBe(true);
			done.add(operation);
			return output.map(({ json }) => json);
		},
		async refuses(operation, parameters, sentence) {
			const failure = desk.engine(operation, parameters).run([{}]);
			await expect(failure).rejects.toThrow(sentence);
			await expect(failure).rejects.toMatchObject({ context: { itemIndex: 0 } });
			const engine = desk.engine(operation, parameters, { continueOnFail: true });
			const [output] = await engine.run([{ mark: 1 }, { mark: 2 }]);
			const told = { error: expect.stringMatching(sentence), message: expect.any(String) };
			expect(output).toEqual([
				{ json: { ...told, details: { mark: 1 } }, pairedItem: { item: 0 } },
				{ json: { ...told, details: { mark: 2 } }, pairedItem: { item: 1 } },
			]);
			refused.add(operation);
		},
		leavesNothingOut() {
			it('leaves no operation without a test and a bad input', () => {
				const all = resources.find(({ value }) => value === resource)?.operations ?? [];
				const values = all.map(({ value }) => value).sort();
				expect([...done].sort()).toEqual(values);
				expect([...refused].sort()).toEqual(values);
			});
		},
	};
	return desk;
}

function isPaired({ pairedItem }: INodeExecutionData, items: number): boolean {
	const { item } = pairedItem as { item: number };
	return item >= 0 && item < items;
}

/** The values of n8n's resource locators. */
export const byId = (value: number | string) => ({ __rl: true, mode: 'id', value: String(value) });
export const byCode = (value: string) => ({ __rl: true, mode: 'code', value });
export const byPhone = (value: string) => ({ __rl: true, mode: 'phone', value });
