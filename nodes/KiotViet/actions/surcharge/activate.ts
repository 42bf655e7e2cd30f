// Lets a surcharge be used again.
import { activationOf } from './fields';

export const activate = activationOf(true, {
	value: 'activate',
	name: 'Activate',
	action: 'Activate a surcharge',
	description: 'Let a surcharge be used again (Cho phép hoạt động)',
	doing: 'Activating',
});
