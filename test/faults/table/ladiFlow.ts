// What goes wrong on LadiFlow's side.
import { groupBy } from 'lodash';

import { becomesTrue } from '../../../demo/environment';
import { expectQuiet, expectRight } from '../../e2e/arrival';
import { newIn, ordered, plainPhone, usualChanges, type Fault, type FaultRow } from '../fault';
import { askedFromNow, isMissing, provesItself, syncedFromNow, WRITES } from '../witness';

const OWN_RETRIES = 'the calls are repeated with growing waits';

const body = (code: number, message: string) => ({ data: null, message, code });

/** One change of a batch in so many is refused. */
const REFUSED = 4;

/** Everybody comes with these: the card and the sale. */
const CHANGES = 2;

/** Contacts must be there in spite of the fault, not only after it. */
const IN_TIME = 90_000;

const NAMED_WITHIN = 60_000;

/** What a write has in every case, so that it is missed at once. */
const FROM_EVERY_CUSTOMER = 'last_retailer_id';

/** What every sale changes. */
const FROM_EVERY_SALE = 'last_order_code';

export const LADIFLOW_DOWN = ordered({ service: 'ladiflow', kind: 'status', status: 503 });

export const LADIFLOW_FAULTS: Fault[] = [
	{
		name: 'LadiFlow is down for longer than the node tries',
		sees: 'runs that wait',
		heals: 'the error branch of the template: it waits, reads the record again and writes it',
		inject: LADIFLOW_DOWN,
		// With the waits made short, the error branch is at its end after a good minute.
		meanwhile: async (world) => await usualChanges(world, 40_000),
	},
	{
		name: 'LadiFlow is away for a moment',
		sees: 'nothing: no run fails',
		heals: OWN_RETRIES,
		newestOnly: true,
		inject: ordered({ service: 'ladiflow', kind: 'reset' }),
		meanwhile: async (world) => await usualChanges(world, 4_000),
	},
	{
		name: 'LadiFlow asks to come back later (429 with Retry-After)',
		sees: 'nothing: no run fails',
		heals: 'the calls wait as long as LadiFlow asks',
		newestOnly: true,
		inject: ordered({
			service: 'ladiflow',
			kind: 'status',
			status: 429,
			headers: { 'Retry-After': '3' },
			body: { message: 'Too Many Requests' },
		}),
		meanwhile: async (world) => await usualChanges(world, 6_000),
	},
	{
		name: 'LadiFlow takes five seconds for an answer',
		sees: 'runs that take long',
		heals: 'nothing to heal: calls have 30 s',
		newestOnly: true,
		inject: ordered({ service: 'ladiflow', kind: 'latency', milliseconds: 5_000 }),
	},
	{
		name: 'LadiFlow does what was asked and cuts the connection instead of answering',
		sees: 'nothing: no run fails',
		heals: `${OWN_RETRIES}; writing twice does no harm`,
		newestOnly: true,
		inject: ordered({ service: 'ladiflow', kind: 'resetAfter' }),
		meanwhile: async (world) => await usualChanges(world, 4_000),
	},
	{
		name: 'LadiFlow answers 200 with an error code in the body',
		sees: 'failed runs that quote LadiFlow, if it lasts',
		heals: OWN_RETRIES,
		newestOnly: true,
		inject: ordered({
			service: 'ladiflow',
			kind: 'status',
			status: 200,
			body: body(500, 'Có lỗi xảy ra'),
		}),
		meanwhile: async (world) => await usualChanges(world, 4_000),
	},
	{
		name: 'LadiFlow refuses the key for longer than the template tries (200 with code 401)',
		sees: 'failed runs that say "LadiFlow did not accept the API key"',
		heals: 'put the key right, then Retry at the failed runs: it writes exactly what is missing',
		byRetry: true,
		says: /did not accept the API key/,
		inject: ordered({
			service: 'ladiflow',
			kind: 'status',
			status: 200,
			body: body(401, 'Api-Key không hợp lệ'),
		}),
	},
	{
		name: 'LadiFlow drops half of the fields without a word',
		sees: 'the names of the fields under `missingCustomFields` in the output of the sync',
		heals: 'create the fields again; the next change of a customer fills them',
		fullOnly: true,
		async inject({ environment, day }) {
			const { account } = environment.sandbox;
			const synced = await syncedFromNow(environment);
			const half = account.fields.filter((_field, index) => index % 2 === 0);
			for (const { name } of half) account.removesField(name);
			let isNamed = false;
			return {
				mend: async () => {
					isNamed = isMissing(half[0].name, await synced());
					half.forEach(({ name, type }) => account.definesField(name, type));
					day.everybodyComes();
				},
				met: () => isNamed,
			};
		},
	},
	{
		name: 'LadiFlow refuses some contacts of a batch',
		sees: 'a run that waits',
		heals:
			'the error branch of the template writes those that were refused, and nobody else a second time',
		newestOnly: true,
		async inject(world) {
			const { environment, day } = world;
			const { shop } = environment.sandbox;
			await expectQuiet(environment);
			const { writes } = askedFromNow(environment);
			const phones = [...shop.customers.values()].flatMap((customer) => plainPhone(customer) ?? []);
			const refused = phones.filter((_phone, index) => index % REFUSED === 0);
			const refusals = await ordered(
				...refused.map((phone) => ({
					service: 'ladiflow' as const,
					path: WRITES,
					sent: new RegExp(`"${phone}"`),
					kind: 'status' as const,
					status: 200,
					body: body(400, 'Dữ liệu không hợp lệ'),
					times: CHANGES,
				})),
			)(world);
			shop.holdsDeliveries();
			day.everybodyComes();
			shop.releasesDeliveries();
			let areOnlyTheseAgain = false;
			return {
				async mend() {
					// A contact is right with the first of its two changes; the other may still be on its way.
					await expectQuiet(environment);
					const times = (phone: string) =>
						writes().filter((write) => JSON.stringify(write).includes(`"${phone}"`)).length;
					areOnlyTheseAgain = phones.every(
						(phone) => times(phone) > CHANGES === refused.includes(phone),
					);
					await refusals.mend();
				},
				met: () => areOnlyTheseAgain,
			};
		},
		// The refusals end by themselves.
		meanwhile: async ({ environment }) => await expectRight(environment),
	},
	{
		name: 'each third request to LadiFlow is refused with 429',
		sees: 'nothing: no run fails',
		heals: 'the calls go on at a pace that is halved once for a wave of refusals',
		newestOnly: true,
		async inject(world) {
			const refusals = await ordered({
				service: 'ladiflow',
				kind: 'status',
				status: 429,
				body: { message: 'Too Many Requests' },
				every: 3,
			})(world);
			const { requests } = world.environment.sandbox;
			const fresh = newIn(requests);
			return { ...refusals, met: () => fresh().some(({ status }) => status === 429) };
		},
		meanwhile: async (world) => {
			await world.day.passes(12, 300);
			await expectRight(world.environment, IN_TIME);
		},
	},
	{
		name: "LadiFlow's answers to writes were complete and show no custom fields any more",
		sees: 'nothing: no run fails, and no field is called missing',
		heals: 'such an answer is not believed: the contact is read back',
		newestOnly: true,
		async inject(world) {
			const { environment } = world;
			const { switches } = environment.sandbox;
			await provesItself(world);
			const { writes, readBacks } = askedFromNow(environment);
			const synced = await syncedFromNow(environment);
			const before = switches.writeEchoesFields;
			switches.writeEchoesFields = false;
			let areReadBack = false;
			return {
				async mend() {
					try {
						await expectRight(environment);
						await expectQuiet(environment);
						const missing = (await synced()).flatMap(
							({ missingCustomFields }) => missingCustomFields,
						);
						areReadBack = readBacks().length >= writes().length && missing.length === 0;
					} finally {
						switches.writeEchoesFields = before;
					}
				},
				met: () => areReadBack,
			};
		},
		meanwhile: async ({ day }) => await day.everybodyComes(),
	},
	{
		name: "LadiFlow's answers show a field that was dropped in truth",
		sees: 'the name of the field under `missingCustomFields`, from the first contact on that is read back',
		heals:
			'one write in twenty is read back all the same, and then each one; the next change of a customer fills the field',
		fullOnly: true,
		newestOnly: true,
		async inject(world) {
			const { environment, day } = world;
			const { account } = environment.sandbox;
			await provesItself(world);
			const synced = await syncedFromNow(environment);
			account.feigned.add(FROM_EVERY_SALE);
			let isNamed = false;
			return {
				async mend() {
					isNamed = await becomesTrue(
						async () => isMissing(FROM_EVERY_SALE, await synced()),
						NAMED_WITHIN,
						1_000,
					);
					account.feigned.clear();
					day.everybodyComes();
				},
				met: () => isNamed,
			};
		},
		async meanwhile({ environment, day }) {
			day.everybodyComes();
			await environment.sandbox.shop.settled();
			day.everybodyComes();
		},
	},
	{
		name: 'a custom field is deleted in LadiFlow between two writes',
		sees: 'its name under `missingCustomFields`, from the first write on',
		heals:
			'all other fields are written; create the field again, and the next change of a customer fills it',
		newestOnly: true,
		async inject(world) {
			const { environment, day } = world;
			const { account } = environment.sandbox;
			await provesItself(world);
			const synced = await syncedFromNow(environment);
			const field = account.fields.find(({ name }) => name === FROM_EVERY_CUSTOMER);
			account.removesField(FROM_EVERY_CUSTOMER);
			let isNamed = false;
			return {
				async mend() {
					try {
						// The rest is there while the field is not.
						await expectRight(environment);
						await expectQuiet(environment);
						// Of the two changes of each, one may be an older reading that leaves the field alone.
						const byContact = Object.values(groupBy(await synced(), 'contactId'));
						isNamed =
							byContact.length > 0 &&
							byContact.every((items) => isMissing(FROM_EVERY_CUSTOMER, items));
					} finally {
						account.definesField(FROM_EVERY_CUSTOMER, field?.type ?? 'TEXT_INPUT');
					}
					day.everybodyComes();
				},
				met: () => isNamed,
			};
		},
		meanwhile: async ({ day }) => await day.everybodyComes(),
	},
];

/** A row of its own: what heals it takes as long as the template waits. */
export const OWN_WAITS: FaultRow = {
	name: 'LadiFlow is down, and the error branch waits as long as it does in the template',
	sees: 'runs that wait',
	heals: 'the wait of the error branch that ends after the outage: 2, 5, 15 or 60 minutes long',
};
