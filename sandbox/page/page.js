// Draws the sandbox's state every second and turns clicks into commands of the shop.
import { drawContacts, drawVerdict } from './contacts.js';
import { at, drawSelect, money, rows } from './html.js';
import { fillPerson, moreOf } from './people.js';
import { drawSettings } from './settings.js';
import { customerRow, deliveryRow, documentRow, webhookRow } from './tables.js';

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

// Drawing

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

// Clicks

document.addEventListener('submit', async (event) => {
	event.preventDefault();
	const values = Object.fromEntries(new FormData(event.target));
	if (event.target.dataset.form === 'customer') {
		const done = await act('shop/registerCustomer', { ...values, ...moreOf(values) });
		if (done) {
			at('sale-customer').value = String(done.id);
			fillPerson('usual');
		}
		return;
	}
	const command = event.submitter?.value || 'sell';
	if (await act(`shop/${command}`, values)) {
		event.target.elements.quantity.value = '1';
		event.target.elements.paid.value = '';
	}
});

document.addEventListener('click', (event) => {
	const button = event.target.closest('button');
	if (!button) return;
	const { command, body, fault, person, change } = button.dataset;
	if (command) void act(`shop/${command}`, JSON.parse(body ?? '{}'));
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

fillPerson('usual');
void look();
setInterval(() => void look(), 1000);
