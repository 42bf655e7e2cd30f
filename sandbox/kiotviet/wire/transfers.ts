// How transfers between branches look on the wire, which each call spells its own way.
import type { Branch } from '../domain/catalogue';
import type { Transfer, TransferLine } from '../domain/goodsRecords';
import { present, type Wire } from './spelling';

/** A transfer as lists spell it. */
export function listedTransfer(transfer: Transfer): Wire {
	return {
		...transferHead(transfer),
		transferDetails: transfer.lines.map((line) => transferLine(line, 'recieveQuantity')),
	};
}

/** A transfer as creating and changing one answers it, the two apart in one letter. */
export function writtenTransfer(
	transfer: Transfer,
	spelling: 'recivedQuantity' | 'receiveQuantity',
): Wire {
	return {
		...transferHead(transfer),
		dispatchedDate: transfer.transferredDate,
		isActive: true,
		transferDetails: transfer.lines.map((line) => transferLine(line, spelling)),
	};
}

/** A single transfer, which has words of its own. */
export function restTransfer(transfer: Transfer, branches: Branch[]): Wire {
	const nameOf = (branchId: number) => branches.find(({ id }) => id === branchId)?.branchName;
	const { id, code, status, fromBranchId, toBranchId, createdById, createdByName } = transfer;
	return present({
		id,
		code,
		status,
		transferredDate: transfer.transferredDate,
		receivedDate: transfer.receivedDate,
		createdById,
		createdByName,
		fromBranchId,
		fromBranchName: nameOf(fromBranchId),
		toBranchId,
		toBranchName: nameOf(toBranchId),
		noteBySource: transfer.description,
		details: transfer.lines.map((line, index) => ({
			id: id * 100 + index,
			productId: line.productId,
			productCode: line.productCode,
			productName: line.productName,
			transferredQuantity: line.sendQuantity,
			price: line.price,
			totalTransfer: line.sendQuantity * line.price,
			totalReceive: line.receivedQuantity * line.price,
		})),
	});
}

function transferHead(transfer: Transfer): Wire {
	const { id, code, fromBranchId, toBranchId, status, retailerId, description } = transfer;
	return { id, code, fromBranchId, toBranchId, status, retailerId, description };
}

function transferLine(line: TransferLine, spelling: string): Wire {
	const { productId, productCode, sendQuantity, receivedQuantity, price } = line;
	return {
		productId,
		productCode,
		sendQuantity,
		[spelling]: receivedQuantity,
		price,
		sendPrice: price,
		receivePrice: price,
	};
}
