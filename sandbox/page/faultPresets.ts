// The faults that the page offers at one click each.
import type { FaultOrder, Faults } from '../faults';

export interface FaultPreset {
	name: string;
	label: string;
	isOn(faults: Faults): boolean;
	set(faults: Faults, on: boolean): void;
}

// Which live order belongs to which preset; by object, so that orders made elsewhere are left alone.
const PRESET = Symbol('preset');
type MarkedOrder = FaultOrder & { [PRESET]?: string };

function ordered(name: string, label: string, order: FaultOrder): FaultPreset {
	const mine = (faults: Faults) =>
		faults.orders.find((candidate) => (candidate as MarkedOrder)[PRESET] === name);
	return {
		name,
		label,
		isOn: (faults) => mine(faults) !== undefined,
		set: (faults, on) => {
			const present = mine(faults);
			if (on && !present) Object.assign(faults.add(order), { [PRESET]: name });
			if (!on && present) faults.remove(present);
		},
	};
}

export const FAULT_PRESETS: FaultPreset[] = [
	ordered('ladiFlowDown', 'LadiFlow down (503)', {
		service: 'ladiflow',
		kind: 'status',
		status: 503,
	}),
	ordered('ladiFlowBusy', 'LadiFlow says 429', {
		service: 'ladiflow',
		kind: 'status',
		status: 429,
		headers: { 'Retry-After': '1' },
		body: { message: 'Too Many Requests' },
	}),
	ordered('ladiFlowSlow', 'LadiFlow slow (3 s)', {
		service: 'ladiflow',
		kind: 'latency',
		milliseconds: 3000,
	}),
	ordered('ladiFlowHtml', 'LadiFlow sends HTML', { service: 'ladiflow', kind: 'html' }),
	ordered('kiotVietDown', 'KiotViet down (503)', {
		service: 'kiotviet',
		kind: 'status',
		status: 503,
	}),
	ordered('kiotVietResets', 'KiotViet cuts connections', { service: 'kiotviet', kind: 'reset' }),
	ordered('kiotVietTruncated', 'KiotViet truncates JSON', {
		service: 'kiotviet',
		kind: 'truncated',
	}),
	{
		name: 'duplicates',
		label: 'Deliveries doubled',
		isOn: ({ deliveries }) => deliveries.duplicates > 0,
		set: ({ deliveries }, on) => {
			deliveries.duplicates = on ? 1 : 0;
		},
	},
	{
		name: 'reorder',
		label: 'Deliveries out of order',
		isOn: ({ deliveries }) => deliveries.reorder,
		set: ({ deliveries }, on) => {
			deliveries.reorder = on;
		},
	},
	{
		name: 'delay',
		label: 'Deliveries late (5 s)',
		isOn: ({ deliveries }) => deliveries.delay > 0,
		set: ({ deliveries }, on) => {
			deliveries.delay = on ? 5000 : 0;
		},
	},
];
