// Lets a surcharge be used, or no longer.
import { callKiotViet } from '../../api/request';
import { SOURCES } from '../../api/sources';
import type { Operation } from '../operation';
import { surchargeField, surchargeId } from './card';

const activation = (
	isActive: boolean,
	words: Pick<Operation, 'value' | 'name' | 'action' | 'description'> & { doing: string },
): Operation => {
	const { doing, ...rest } = words;
	return {
		...rest,
		calls: ['POST /surchages/{id}/activesurchage'],
		fields: [surchargeField],
		async run(operation) {
			const id = surchargeId(operation);
			await callKiotViet(operation.context, {
				what: `${doing} surcharge ${id}`,
				method: 'POST',
				path: `${SOURCES.surcharge.path}/${id}/activesurchage`,
				body: { isActive },
			});
			return { id, isActive };
		},
	};
};

export const activate = activation(true, {
	value: 'activate',
	name: 'Activate',
	action: 'Activate a surcharge',
	description: 'Let a surcharge be used again (Cho phép hoạt động)',
	doing: 'Activating',
});

export const deactivate = activation(false, {
	value: 'deactivate',
	name: 'Deactivate',
	action: 'Deactivate a surcharge',
	description: 'Let a surcharge be used no longer (Ngừng hoạt động)',
	doing: 'Deactivating',
});
