// The operations on the settings of the shop (Thiết lập cửa hàng).
import type { Resource } from '../../operations/operation';
import { get } from './get';

export const setting: Resource = { value: 'setting', name: 'Setting', operations: [get] };
