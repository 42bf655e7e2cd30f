// Draws the sandbox's state every second and turns clicks into deeds of the shop.
'use strict';

const at = (testId) => document.querySelector(`[data-testid="${testId}"]`);
const money = (amount) => `${Number(amount).toLocaleString('vi-VN')} ₫`;

/** Text for HTML; every name in the shop is somebody's typing. */
function safe(value) {
	return String(value ?? '').replace(
		/[&<>"']/g,
		(sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[sign],
	);
}

// Talking to the sandbox

async function ask(path, body) {
	const answer = await fetch(`/control/${path}`, {
		method: body === undefined ? 'GET' : 'POST',
		headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
		body: body === undefined ? undefined : JSON.stringify(body),
	});
	const content = await answer.json();
	if (!answer.ok) throw new Error(content.message);
	return content;
}

async function act(path, body) {
	try {
		const { done } = await ask(path, body);
		tellTrouble('');
		await look();
		return done;
	} catch (error) {
		tellTrouble(error.message);
		return null;
	}
}

function tellTrouble(text) {
	const trouble = at('trouble');
	trouble.textContent = text;
	trouble.hidden = text === '';
}

// Drawing: a part is touched only when it changed, so that nothing moves under the mouse

const drawn = new Map();

function draw(element, html) {
	if (drawn.get(element) === html) return;
	drawn.set(element, html);
	element.innerHTML = html;
}

function rows(testId, entries, row, nothing) {
	const body = at(testId).querySelector('tbody');
	const columns = at(testId).querySelectorAll('thead th').length;
	const empty = `<tr><td class="empty" colspan="${columns}">${nothing}</td></tr>`;
	draw(body, entries.length === 0 ? empty : entries.map(row).join(''));
}

const deedButton = (deed, label, body, testId) =>
	`<button type="button" data-deed="${deed}" data-body="${safe(JSON.stringify(body))}" data-testid="${testId}">${label}</button>`;

const STATUS_TONE = {
	order: { 1: '', 2: 'warn', 3: 'good', 4: 'bad', 5: 'warn' },
	invoice: { 1: 'good', 2: 'bad', 3: 'warn', 5: 'bad' },
};

function documentButtons({ kind, id, code, status, total, totalPayment }) {
	const button = (deed, label) => deedButton(deed, label, { id }, `${deed}-${code}`);
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

function documentRow(document) {
	const { kind, code, customerName, total, totalPayment, status, statusValue, goods } = document;
	return `<tr data-testid="document-${safe(code)}">
		<td class="code">${safe(code)}</td>
		<td>${customerName === null ? '<span class="muted">guest <span lang="vi">Khách lẻ</span></span>' : safe(customerName)}<small>${safe(goods)}</small></td>
		<td class="number">${money(total)}<small>${money(totalPayment)}</small></td>
		<td><span class="pill ${STATUS_TONE[kind][status] ?? ''}">${safe(statusValue)}</span></td>
		<td class="deeds">${documentButtons(document)}</td></tr>`;
}

function customerRow({ id, code, name, contactNumber, email, debt }) {
	return `<tr data-testid="customer-${safe(code)}">
		<td class="code">${safe(code)}</td><td>${safe(name)}</td>
		<td>${safe(contactNumber ?? '')}<small>${safe(email ?? '')}</small></td>
		<td class="number">${debt ? money(debt) : ''}</td>
		<td class="deeds">
			<button type="button" data-change="${id}" data-testid="changeCustomer-${safe(code)}">Change</button>
			${deedButton('deleteCustomer', 'Delete', { id }, `deleteCustomer-${code}`)}
		</td></tr>`;
}

function webhookRow({ type, url, isActive, signed }) {
	return `<tr data-testid="webhook-${type}"><td>${type}${signed ? '' : '<small>not signed</small>'}</td>
		<td style="overflow-wrap:anywhere">${safe(url)}</td>
		<td><span class="pill ${isActive ? 'good' : 'bad'}">${isActive ? 'active' : 'switched off'}</span></td>
		<td class="deeds">${isActive ? deedButton('turnWebhookOff', 'Switch off', { type }, `turnWebhookOff-${type}`) : ''}</td></tr>`;
}

const OUTCOME_TONE = {
	delivered: 'good',
	failed: 'bad',
	stopped: 'bad',
	held: 'warn',
	'no hook': '',
};

function deliveryRow({ at: time, action, attempt, status, outcome, milliseconds }) {
	return `<tr><td class="code">${time.slice(11, 19)}</td><td>${safe(action)}</td><td>${attempt || ''}</td>
		<td><span class="pill ${OUTCOME_TONE[outcome]}">${outcome}${status === null ? '' : ` ${status}`}</span></td>
		<td class="number">${status === null ? '' : milliseconds}</td></tr>`;
}

function valueOf(value) {
	if (value === null || value === undefined || value === '' || value.length === 0) {
		return '<span class="nothing">nothing</span>';
	}
	return safe(Array.isArray(value) ? value.join(', ') : value);
}

function fieldRow({ field, expected, actual, equal }) {
	const should = equal ? '' : `<s>${valueOf(expected)}</s>`;
	return `<tr class="${equal ? 'good' : 'bad'}" data-testid="field-${field}"><th>${safe(field)}</th><td>${valueOf(actual)}${should}</td></tr>`;
}

const groupOf = (field) =>
	field.startsWith('last_') || field === 'debt'
		? 'Sale'
		: field.startsWith('kv_')
			? 'More'
			: 'Person';

function contactCard({ code, name, exists, equal, rows: all }) {
	const facts = all.filter(({ field }) => field !== 'contact');
	const wrong = facts.filter((fact) => !fact.equal).length;
	const count = all.find(({ field }) => field === 'contact');
	const verdict = !exists
		? 'not there yet'
		: !count.equal
			? `${count.actual} contacts`
			: equal
				? facts.length === 0
					? 'shared contact'
					: 'right'
				: `${wrong} of ${facts.length} differ`;
	const body = exists
		? ['Person', 'Sale', 'More']
				.map((group) => [group, facts.filter(({ field }) => groupOf(field) === group)])
				.filter(([, some]) => some.length > 0)
				.map(
					([group, some]) =>
						`<tr class="group"><th colspan="2">${group}</th></tr>${some.map(fieldRow).join('')}`,
				)
				.join('')
		: '';
	return `<details class="contact ${equal ? '' : 'bad'}" data-key="${safe(code)}" data-testid="contact-${safe(code)}" ${opened.has(code) ? 'open' : ''}>
		<summary><strong>${safe(name)}</strong> <span class="muted">${safe(code)}</span>
		<span class="pill ${equal ? 'good' : 'bad'}" data-testid="contact-verdict-${safe(code)}">${verdict}</span></summary>
		<table>${body}</table></details>`;
}

function strangerCard({ name, email, phone }, label, tone) {
	return `<details class="contact ${tone}"><summary><strong>${safe(name || email)}</strong>
		<span class="muted">${safe(email)} ${safe(phone ?? '')}</span><span class="pill ${tone}">${label}</span></summary></details>`;
}

// What a person has opened or closed stays so; the newest card opens by itself.
const opened = new Set();
const met = new Set();

function drawContacts({ contacts, unexpected, others }) {
	const [newest] = contacts;
	if (newest && !met.has(newest.code)) opened.add(newest.code);
	for (const { code } of contacts) met.add(code);
	const cards = [
		...unexpected.map((contact) => strangerCard(contact, 'should not exist', 'bad')),
		...contacts.map(contactCard),
		...others.map((contact) => strangerCard(contact, 'added by hand', '')),
	];
	draw(
		at('contacts'),
		cards.join('') || '<p class="empty">No customer of the shop needs a contact yet.</p>',
	);
}

function drawSelect(select, options) {
	const chosen = select.value;
	draw(
		select,
		options
			.map(([value, label]) => `<option value="${safe(value)}">${safe(label)}</option>`)
			.join(''),
	);
	if (options.some(([value]) => String(value) === chosen)) select.value = chosen;
}

function drawSettings({ faults, switches, handMadeFields }) {
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
					`<button type="button" aria-pressed="${defined}" title="${defined ? 'delete' : 'create'} this custom field" data-deed="toggleField" data-body="${safe(JSON.stringify({ name }))}" data-testid="field-toggle-${name}">${defined ? '✓' : '✗'} ${name}</button>`,
			)
			.join('')}`,
	);
}

function drawVerdict({ counts, equal, unexpected }) {
	const verdict = at('verdict');
	verdict.className = `verdict ${counts.expected + unexpected.length === 0 ? '' : equal ? 'good' : 'bad'}`;
	const strangers = unexpected.length === 0 ? '' : `, ${unexpected.length} too many`;
	verdict.textContent =
		counts.expected + unexpected.length === 0
			? 'Nothing to compare yet'
			: `${counts.right} of ${counts.expected} contacts right${strangers}`;
}

function drawState(state) {
	at('retailer').textContent = `${state.retailer}.kiotviet.vn (${state.retailerId})`;
	for (const count of document.querySelectorAll('[data-count]')) {
		count.textContent = state.counts[count.dataset.count];
	}
	rows('documents', state.documents, documentRow, 'No sale yet. Sell something at the counter.');
	rows('customers', state.customers, customerRow, 'No customer yet.');
	rows(
		'webhooks',
		state.webhooks,
		webhookRow,
		'Nobody has registered a webhook. Publish the workflow in n8n.',
	);
	rows('deliveries', state.deliveries, deliveryRow, 'Nothing has been sent yet.');
	at('hold-deliveries').className = state.holding ? 'primary' : '';
	drawSelect(
		at('sale-customer'),
		state.customers.map(({ id, code, name }) => [id, `${name} (${code})`]),
	);
	drawSelect(
		at('sale-product'),
		state.products.map(({ code, name, basePrice }) => [code, `${name}, ${money(basePrice)}`]),
	);
	drawSettings(state);
	drawVerdict(state);
	drawContacts(state);
}

let looking = false;

async function look() {
	if (looking) return;
	looking = true;
	try {
		drawState(await ask(`state?kvFields=${at('kv-fields').checked}`));
		document.body.dataset.alive = 'true';
	} catch (error) {
		document.body.dataset.alive = 'false';
		tellTrouble(`The sandbox does not answer: ${error.message}`);
	} finally {
		looking = false;
	}
}

// Made-up people for the form

const FAMILY = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Vũ', 'Đặng', 'Bùi', 'Hoàng'];
const MIDDLE = ['Thị', 'Văn', 'Minh', 'Thu', 'Quang', 'Ngọc'];
const GIVEN = ['Mẫu', 'Thử', 'An', 'Bình', 'Hoa', 'Lan', 'Sơn', 'Tú'];
let people = Math.floor(Math.random() * 400);

const pick = (names, step) => names[Math.floor(people / step) % names.length];

function fillPerson(kind) {
	const form = document.querySelector('[data-form="customer"]');
	people += 7;
	form.elements.name.value =
		kind === 'masked' ? 'Q******o' : `${pick(FAMILY, 1)} ${pick(MIDDLE, 3)} ${pick(GIVEN, 5)}`;
	form.elements.contactNumber.value =
		kind === 'masked' ? '' : `09000${String(10000 + people).slice(-5)}`;
	form.elements.email.value =
		kind === 'masked' || people % 2 === 0 ? '' : `khach${people}@example.com`;
}

const PLACES = [
	['12 Đường Mẫu', 'Hà Nội - Quận Ba Đình', 'Phường Ngọc Hà'],
	['34 Đường Thử', 'Hồ Chí Minh - Quận 7', 'Phường Tân Phú'],
];

// Clicks

document.addEventListener('submit', async (event) => {
	event.preventDefault();
	const values = Object.fromEntries(new FormData(event.target));
	if (event.target.dataset.form === 'customer') {
		const [address, locationName, wardName] = PLACES[people % PLACES.length];
		const masked = values.name.includes('*');
		const more = masked
			? {}
			: { address, locationName, wardName, gender: people % 3 === 0, birthDate: '1995-04-20' };
		const done = await act('shop/registerCustomer', { ...values, ...more });
		if (done) {
			at('sale-customer').value = String(done.id);
			fillPerson('usual');
		}
		return;
	}
	const deed = event.submitter?.value || 'sell';
	if (await act(`shop/${deed}`, values)) {
		event.target.elements.quantity.value = '1';
		event.target.elements.paid.value = '';
	}
});

document.addEventListener('click', (event) => {
	const button = event.target.closest('button');
	if (!button) return;
	const { deed, body, fault, person, change } = button.dataset;
	if (deed) void act(`shop/${deed}`, JSON.parse(body ?? '{}'));
	if (fault)
		void act('faults', { name: fault, on: button.getAttribute('aria-pressed') !== 'true' });
	if (person) fillPerson(person);
	if (change) void changeCustomer(Number(change));
});

async function changeCustomer(id) {
	const row = document.querySelector(`[data-change="${id}"]`).closest('tr');
	const name = window.prompt('New name of the customer', row.cells[1].textContent);
	if (name) await act('shop/changeCustomer', { id, name });
}

document.addEventListener('change', (event) => {
	const { switch: name } = event.target.dataset;
	if (name) void act('switches', { name, position: JSON.parse(event.target.value) });
	if (event.target === at('kv-fields')) void look();
});

document.addEventListener(
	'toggle',
	(event) => {
		const { key } = event.target.dataset;
		if (!key) return;
		if (event.target.open) opened.add(key);
		else opened.delete(key);
	},
	true,
);

fillPerson('usual');
void look();
setInterval(() => void look(), 1000);
