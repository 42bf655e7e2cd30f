// The faults and switches of the sandbox, and the custom fields that a person makes by hand.
import { at, draw, safe } from './html.js';

export function drawSettings({ faults, switches, handMadeFields }) {
	const on = faults.filter((fault) => fault.on).length;
	at('faults-summary').textContent = on === 0 ? 'none ordered' : `${on} ordered`;
	draw(
		at('faults'),
		faults
			.map(
				({ name, label, on: active }) =>
					`<button type="button" aria-pressed="${active}" data-fault="${name}" data-testid="fault-${name}">${label}</button>`,
			)
			.join(''),
	);
	const moved = switches.filter(({ position, positions }) => position !== positions[0]).length;
	at('switches-summary').textContent = moved === 0 ? 'all in first position' : `${moved} moved`;
	draw(
		at('switches'),
		switches
			.map(({ name, position, positions }) => {
				const options = positions.map(
					(candidate) =>
						`<option value="${safe(JSON.stringify(candidate))}" ${candidate === position ? 'selected' : ''}>${candidate}</option>`,
				);
				return `<label class="${position === positions[0] ? '' : 'moved'}">${name}<select data-switch="${name}" data-testid="switch-${name}">${options.join('')}</select></label>`;
			})
			.join(''),
	);
	draw(
		at('hand-made-fields'),
		`fields made by hand: ${handMadeFields
			.map(
				({ name, defined }) =>
					`<button type="button" aria-pressed="${defined}" title="${defined ? 'delete' : 'create'} this custom field" data-command="toggleField" data-body="${safe(JSON.stringify({ name }))}" data-testid="field-toggle-${name}">${defined ? '✓' : '✗'} ${name}</button>`,
			)
			.join('')}`,
	);
}
