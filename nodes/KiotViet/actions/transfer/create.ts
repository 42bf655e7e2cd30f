// Creates a transfer.
import { SOURCES } from '../../api/sources';
import { form, required } from '../inputs';
import { createOf } from '../writing';
import { besides, from, lines, saveAs, to } from './card';

export const create = createOf({
	source: SOURCES.transfer,
	form: form([required(from), required(to), saveAs([1, 0]), required(lines)], {
		name: 'Additional Fields',
		inputs: besides,
	}),
	description: 'Create a transfer of goods from one branch to another, as a draft or at once',
});
