// What each transfer operation is run with to see the shape of its output.
import type { Sample } from '../schemas';
import { byId } from './values';

const transferLines = {
	rows: [{ product: byId(48870001), sendQuantity: '5', receivedQuantity: '5', price: '100000' }],
};

const withTransfer =
	(more: object): Sample =>
	(shop) => {
		const { id } = shop.goods.moves({
			fromBranchId: 20001,
			toBranchId: 20002,
			lines: [{ productId: 48870001, sendQuantity: 5, receivedQuantity: 5 }],
		});
		return { transfer: byId(id), ...more };
	};

export const samples: Record<string, Sample> = {
	create: () => ({
		fromBranchId: byId(20001),
		toBranchId: byId(20002),
		saveAs: 'done',
		transferLines,
	}),
	delete: withTransfer({}),
	get: withTransfer({}),
	getMany: withTransfer({}),
	update: withTransfer({ updateFields: { transferLines } }),
};
