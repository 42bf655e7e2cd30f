// Changes a transfer.
import { SOURCES } from '../../api/sources';
import type { Wire } from '../inputs';
import { changeForm, updateOf } from '../writing';
import { besides, from, lines, saveAs, to, transferField, transferId } from './card';

export const update = updateOf({
	source: SOURCES.transfer,
	form: changeForm(transferField, transferId, [from, to, saveAs([true, false]), lines, ...besides]),
	description: 'Change a transfer; where lines change, give all of them',
	// A changed line names its transfer.
	finish: ({ transferDetails, ...wire }, transferId) => ({
		...wire,
		...(transferDetails
			? { transferDetails: (transferDetails as Wire[]).map((line) => ({ transferId, ...line })) }
			: {}),
	}),
});
