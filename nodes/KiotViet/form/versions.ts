// What took another shape with a later version of the node: saved nodes keep the field that they were saved with.
import type { Input } from './inputs';

/** The versions before choices and pickers took the place of numbers. */
export const BEFORE_1_1 = [1];

/** The same input, in saved nodes only. */
export const before11 = (input: Input): Input => ({
	...input,
	field: { ...input.field, displayOptions: { show: { '@version': BEFORE_1_1 } } },
});

/** The same input, in nodes of the newer versions only. */
export const since11 = (input: Input): Input => ({
	...input,
	field: { ...input.field, displayOptions: { hide: { '@version': BEFORE_1_1 } } },
});
