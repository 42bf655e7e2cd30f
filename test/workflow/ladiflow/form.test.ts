// The lists that the form offers come from the account: contacts, tags, sequences, triggers, flows, custom fields.
import type { ILoadOptionsFunctions } from 'n8n-workflow';

import { methods } from '../../../nodes/LadiFlow/form/recordLists';
import { type Sandbox, startSandbox } from '../../../sandbox';
import { EMAIL, goodCustomer, PHONE } from './cases';
import { ladiFlow } from './node';

let sandbox: Sandbox;
beforeEach(async () => {
	sandbox = await startSandbox();
});
afterEach(async () => sandbox.stop());

const form = () =>
	ladiFlow(sandbox, 'contact.upsert', {}).editor() as unknown as ILoadOptionsFunctions;
const search = async (list: keyof typeof methods.listSearch, filter?: string) =>
	(await methods.listSearch[list].call(form(), filter)).results;

it('contacts are found by a part of their name, and shown with what reaches them', async () => {
	const { _id } = goodCustomer(sandbox);
	sandbox.account.addsContact({ phone: '0900000002', first_name: 'Trần Văn Bình' });
	expect(await search('contacts', 'thị mai')).toEqual([
		{ name: `Nguyễn Thị Mai · ${EMAIL}`, value: _id },
	]);
	expect((await search('contacts')).map(({ name }) => name)).toEqual([
		'Trần Văn Bình · 0900000002',
		`Nguyễn Thị Mai · ${EMAIL}`,
	]);
	expect(await search('contacts', PHONE)).toHaveLength(1);
});

it('sequences, triggers and flows are found by a part of their name', async () => {
	const { automation } = sandbox.account;
	const sequence = automation.makesSequence('Chào khách mới');
	automation.makesSequence('Nhắc mua lại');
	const trigger = automation.makesTagTrigger('Gắn VIP', 'x');
	automation.makesCatchHook('Cảm ơn', {}).flow_id = trigger.flow_id;
	expect(await search('sequences', 'chào')).toEqual([
		{ name: 'Chào khách mới', value: sequence.id },
	]);
	expect(await search('triggers', 'vip')).toEqual([{ name: 'Gắn VIP', value: trigger._id }]);
	expect(await search('flows')).toEqual([
		{ name: 'Flow started by "Gắn VIP"', value: trigger.flow_id },
	]);
});

it('all tags are there, however many', async () => {
	for (let number = 0; number < 120; number++) sandbox.account.createsTag(`Tag ${number}`);
	expect(await methods.loadOptions.tags.call(form())).toHaveLength(120);
});

it("fields to clear are the contact's own and the account's, but for what identifies or counts", async () => {
	goodCustomer(sandbox);
	const fields = await methods.loadOptions.clearableFields.call(form());
	const values = fields.map(({ value }) => value);
	expect(values).toEqual(expect.arrayContaining(['company', 'debt', 'is_vip']));
	for (const never of ['email', 'phone', 'counter']) expect(values).not.toContain(never);
});

describe('the mapper', () => {
	const fields = async () => await methods.resourceMapping.customFields.call(form());

	it("holds the account's fields with their types, numbers without a value too", async () => {
		goodCustomer(sandbox);
		const { fields: shown, emptyFieldsNotice } = await fields();
		const types = Object.fromEntries(shown.map(({ id, type }) => [id, type]));
		expect(types).toMatchObject({
			is_vip: 'boolean',
			sizes: 'array',
			channel: 'string',
			last_order_total: 'number',
			last_order_created_at: 'dateTime',
		});
		expect(shown.filter(({ displayName }) => displayName.includes('not seen'))).toEqual([]);
		expect(emptyFieldsNotice).toBeUndefined();
	});

	it('of an account without contacts holds the fields worth having, marked, and says why', async () => {
		const { fields: shown, emptyFieldsNotice } = await fields();
		expect(emptyFieldsNotice).toMatch(/no contacts yet/);
		expect(shown.length).toBeGreaterThan(30);
		expect(shown.every(({ displayName }) => displayName.includes('not seen'))).toBe(true);
	});

	it('marks a field that the account lost', async () => {
		sandbox.account.removesField('debt');
		goodCustomer(sandbox).fields.delete('debt');
		const { fields: shown } = await fields();
		expect(shown.find(({ id }) => id === 'debt')?.displayName).toBe(
			'debt (KiotViet field, not seen in this account)',
		);
	});
});
