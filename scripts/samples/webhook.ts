// What each webhook operation is run with to see the shape of its output.
import type { Sample } from '../schemas';
import { byId } from './values';

const withWebhook: Sample = (shop) => {
	const { id } = shop.letsAnotherOwnerRegister('invoice.update');
	return { webhook: byId(id) };
};

export const samples: Record<string, Sample> = {
	delete: withWebhook,
	get: withWebhook,
	getMany: withWebhook,
};
