// The rows of the shop's lists: sales, customers, webhooks, deliveries.
import { commandButton, money, safe } from './html.js';

const STATUS_TONE = {
	order: { 1: '', 2: 'warn', 3: 'good', 4: 'bad', 5: 'warn' },
	invoice: { 1: 'good', 2: 'bad', 3: 'warn', 5: 'bad' },
};

function documentButtons({ kind, id, code, status, total, totalPayment }) {
	const button = (command, label) => commandButton(command, label, { id }, `${command}-${code}`);
	if (kind === 'order') {
		if (status === 3 || status === 4) return '';
		return [
			status === 1 ? button('confirmOrder', 'Confirm') : '',
			button('makeInvoice', 'Make invoice'),
			button('cancelOrder', 'Cancel'),
		].join(' ');
	}
	if (status === 2) return '';
	return [
		status === 3 ? button('completeInvoice', 'Complete') : '',
		status === 1 && totalPayment < total ? button('collectPayment', 'Pay') : '',
		button('editInvoice', 'Edit'),
		button('cancelInvoice', 'Cancel'),
	].join(' ');
}

export function documentRow(document) {
	const { kind, code, customerName, total, totalPayment, status, statusValue, goods } = document;
	return `<tr data-testid="document-${safe(code)}">
		<td class="code">${safe(code)}</td>
		<td>${customerName === null ? '<span class="muted">guest <span lang="vi">Khách lẻ</span></span>' : safe(customerName)}<small>${safe(goods)}</small></td>
		<td class="number">${money(total)}<small>${money(totalPayment)}</small></td>
		<td><span class="pill ${STATUS_TONE[kind][status] ?? ''}">${safe(statusValue)}</span></td>
		<td class="commands">${documentButtons(document)}</td></tr>`;
}

export function customerRow({ id, code, name, contactNumber, email, debt }) {
	return `<tr data-testid="customer-${safe(code)}">
		<td class="code">${safe(code)}</td><td>${safe(name)}</td>
		<td>${safe(contactNumber ?? '')}<small>${safe(email ?? '')}</small></td>
		<td class="number">${debt ? money(debt) : ''}</td>
		<td class="commands">
			<button type="button" data-change="${id}" data-testid="changeCustomer-${safe(code)}">Change</button>
			${commandButton('deleteCustomer', 'Delete', { id }, `deleteCustomer-${code}`)}
		</td></tr>`;
}

export function webhookRow({ type, url, isActive, signed }) {
	return `<tr data-testid="webhook-${type}"><td>${type}${signed ? '' : '<small>not signed</small>'}</td>
		<td style="overflow-wrap:anywhere">${safe(url)}</td>
		<td><span class="pill ${isActive ? 'good' : 'bad'}">${isActive ? 'active' : 'switched off'}</span></td>
		<td class="commands">${isActive ? commandButton('turnWebhookOff', 'Switch off', { type }, `turnWebhookOff-${type}`) : ''}</td></tr>`;
}

const OUTCOME_TONE = {
	delivered: 'good',
	failed: 'bad',
	stopped: 'bad',
	held: 'warn',
	'no hook': '',
};

export function deliveryRow({ at: time, action, attempt, status, outcome, milliseconds }) {
	return `<tr><td class="code">${time.slice(11, 19)}</td><td>${safe(action)}</td><td>${attempt || ''}</td>
		<td><span class="pill ${OUTCOME_TONE[outcome]}">${outcome}${status === null ? '' : ` ${status}`}</span></td>
		<td class="number">${status === null ? '' : milliseconds}</td></tr>`;
}
