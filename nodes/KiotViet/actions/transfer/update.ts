// Changes a transfer.
import { ENDPOINTS } from '../../api/endpoints';
import type { Wire } from '../../form/inputs';
import { changeForm, updateOf } from '../../operations/createUpdate';
import { besides, from, lines, saveAs, to, transferRecord } from './fields';

export const update = updateOf({
	endpoint: ENDPOINTS.transfer,
	route: 'PUT /transfers/{id}',
	form: changeForm(transferRecord, [from, to, saveAs([true, false]), lines, ...besides]),
	description: 'Change a transfer; where lines change, give all of them',
	// A changed line names its transfer.
	finish: ({ transferDetails, ...wire }, transferId) => ({
		...wire,
		...(transferDetails
			? { transferDetails: (transferDetails as Wire[]).map((line) => ({ transferId, ...line })) }
			: {}),
	}),
});
