// Deletes a transfer.
import { ENDPOINTS } from '../../api/endpoints';
import { deleteOf } from '../../operations/delete';
import { transferRecord } from './fields';

export const deleteTransfer = deleteOf({
	endpoint: ENDPOINTS.transfer,
	route: 'DELETE /transfers/{id}',
	record: transferRecord,
});
