// The account's contacts, each beside what it should be.
import { at, draw, safe } from './html.js';

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

export function drawContacts({ contacts, unexpected, others }) {
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

export function drawVerdict({ counts, equal, unexpected }) {
	const verdict = at('verdict');
	verdict.className = `verdict ${counts.expected + unexpected.length === 0 ? '' : equal ? 'good' : 'bad'}`;
	const strangers = unexpected.length === 0 ? '' : `, ${unexpected.length} too many`;
	verdict.textContent =
		counts.expected + unexpected.length === 0
			? 'Nothing to compare yet'
			: `${counts.right} of ${counts.expected} contacts right${strangers}`;
}

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
