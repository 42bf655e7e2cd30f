// Lets a surcharge be used no longer.
import { activationOf } from './fields';

export const deactivate = activationOf(false, {
	value: 'deactivate',
	name: 'Deactivate',
	action: 'Deactivate a surcharge',
	description: 'Let a surcharge be used no longer (Ngừng hoạt động)',
	doing: 'Deactivating',
});
