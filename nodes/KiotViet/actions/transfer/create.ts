// Creates a transfer.
import { ENDPOINTS } from '../../api/endpoints';
import { form } from '../../form/form';
import { required } from '../../form/inputs';
import { createOf } from '../../operations/createUpdate';
import { besides, from, lines, saveAs, to } from './fields';

export const create = createOf({
	endpoint: ENDPOINTS.transfer,
	route: 'POST /transfers',
	form: form([required(from), required(to), saveAs([1, 0]), required(lines)], {
		name: 'Additional Fields',
		inputs: besides,
	}),
	description: 'Create a transfer of goods from one branch to another, as a draft or at once',
});
