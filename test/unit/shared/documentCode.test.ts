// Which sale an invoice takes the place of, told by its code alone.
import { editOf } from '../../../nodes/shared/documentCode';

it.each([
	['HD000789', 'HD000789', 0],
	['HD000789.01', 'HD000789', 1],
	['HD000789.12', 'HD000789', 12],
	['', '', 0],
	['2.VIP', '2.VIP', 0],
	['A.B.02', 'A.B', 2],
	['.01', '.01', 0],
])('%j belongs to %j, edit %j', (code, base, edit) => {
	expect(editOf(code)).toEqual({ base, edit });
});
