// An item's surroundings as the rows of a form need them, without n8n.
import type { ItemContext } from '../../../nodes/shared/operation';

/** `timezone` is the workflow's; nothing can be called. */
export function itemOf(timezone = 'Asia/Ho_Chi_Minh'): ItemContext {
	const context = {
		getTimezone: () => timezone,
		getNode: () => ({ name: 'KiotViet', type: 'kiotViet', typeVersion: 1 }),
	};
	return { context, itemIndex: 0, item: {} } as unknown as ItemContext;
}
