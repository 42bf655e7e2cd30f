// How the page is drawn: text made safe, and a part touched only when it changed, so that nothing moves under the mouse.

export const at = (testId) => document.querySelector(`[data-testid="${testId}"]`);

export const money = (amount) => `${Number(amount).toLocaleString('vi-VN')} ₫`;

/** Text for HTML; every name in the shop is somebody's typing. */
export function safe(value) {
	return String(value ?? '').replace(
		/[&<>"']/g,
		(sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[sign],
	);
}

const drawn = new Map();

export function draw(element, html) {
	if (drawn.get(element) === html) return;
	drawn.set(element, html);
	element.innerHTML = html;
}

export function rows(testId, entries, row, nothing) {
	const body = at(testId).querySelector('tbody');
	const columns = at(testId).querySelectorAll('thead th').length;
	const empty = `<tr><td class="empty" colspan="${columns}">${nothing}</td></tr>`;
	draw(body, entries.length === 0 ? empty : entries.map(row).join(''));
}

export const commandButton = (command, label, body, testId) =>
	`<button type="button" data-command="${command}" data-body="${safe(JSON.stringify(body))}" data-testid="${testId}">${label}</button>`;

export function drawSelect(select, options) {
	const chosen = select.value;
	draw(
		select,
		options
			.map(([value, label]) => `<option value="${safe(value)}">${safe(label)}</option>`)
			.join(''),
	);
	if (options.some(([value]) => String(value) === chosen)) select.value = chosen;
}
