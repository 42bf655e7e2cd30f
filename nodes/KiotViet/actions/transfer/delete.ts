// Deletes a transfer.
import { SOURCES } from '../../api/sources';
import { deleteOf } from '../single';
import { transferField, transferId } from './card';

export const deleteTransfer = deleteOf(SOURCES.transfer, transferField, transferId);
