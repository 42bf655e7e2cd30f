// How a contact is found by its phone.
import { doubtful, type Fact, measured } from '../../../shared/factSheet';
import { phoneForms } from '../../../shared/vietnam/phones';
import { CONTACT, show } from '../../api/contacts';
import type { Answer } from '../../api/errors';
import { placeholderFor } from '../../model/identity';
import { dataIn, isAccepted, statusesOf } from '../answer';
import { observation, type Question, question } from '../question';
import { CannotAsk, isMarked, MARK } from '../testedAccount';

/** What `show` found by phone, and in which form it is stored. */
interface PhoneLookUps {
	stored: string | null;
	/** the forms, and whether `show` found the contact by them */
	forms: Array<{ form: string; found: boolean }>;
}

const phoneLookUps = observation(async (account): Promise<PhoneLookUps> => {
	const { phone } = await account.contact();
	const forms: PhoneLookUps['forms'] = [];
	for (const form of phoneForms(account.testPerson().phone)) {
		const found = await show(account.connection, { phone: form });
		forms.push({ form, found: found !== null && isMarked(found) });
	}
	return { stored: phone ?? null, forms };
});

/** ladiflow-api.md 2.10, 9.1 (8) */
function judgePhoneMatch({ stored, forms }: PhoneLookUps): Fact {
	if (!stored) return doubtful(null, 'The contact did not keep the phone');
	const kept = forms.find(({ form }) => form === stored);
	const found = forms.filter((look) => look.found).length;
	const evidence = `Found by ${found} of ${forms.length} forms of the phone, ${kept?.found ? '' : 'not '}by the stored one`;
	if (!kept) return doubtful(null, `${evidence}; it is stored in yet another form`);
	if (found === 0) return measured('none', evidence);
	if (found === forms.length) return measured('anyForm', evidence);
	return found === 1 && kept.found ? measured('exact', evidence) : doubtful(null, evidence);
}

/** Whether the contact was found by its phone, whole and in part. */
interface Searched {
	whole: boolean;
	part: boolean;
}

const searched = observation(async (account): Promise<Searched> => {
	const phone = String((await account.contact()).phone ?? '');
	if (phone === '') throw new CannotAsk('the contact did not keep the phone');
	const finds = async (name: string) => (await account.listed({ search: { name } })) !== null;
	return { whole: await finds(phone), part: await finds(phone.slice(2)) };
});

/** ladiflow-api.md 2.6 */
function judgeSearch({ whole, part }: Searched): Fact {
	if (!whole) return doubtful(null, 'A search for the whole phone did not find the contact');
	return part
		? measured('parts', 'A search for a part of the phone found the contact')
		: measured('words', 'A search for the whole phone found the contact, one for a part did not');
}

/** Create-or-update with nothing but the phone of a contact that has an e-mail address. */
interface UpsertByPhone {
	/** the contact that LadiFlow made for the phone alone was there before */
	wasThere: boolean;
	answer: Answer | null;
	isTheContact: boolean;
}

/** Where create-or-update does not go by phones, this makes the second test contact. */
const upsertByPhone = observation(async (account): Promise<UpsertByPhone> => {
	const contact = await account.contact();
	const { phone } = account.testPerson();
	if (contact.phone !== phone)
		throw new CannotAsk('the contact did not keep the phone as it was sent');
	if (await show(account.connection, { email: placeholderFor(phone) })) {
		return { wasThere: true, answer: null, isTheContact: false };
	}
	const answer = await account.ask(CONTACT.upsert, {
		phone,
		first_name: MARK,
		full_name: MARK,
	});
	const isTheContact = dataIn(answer)?._id === contact._id;
	if (isTheContact) account.noteUpdate(answer);
	else account.flags.creations.push(dataIn(answer)?.isNewSubscriber);
	return { wasThere: false, answer, isTheContact };
});

/** ladiflow-api.md 2.10, 9.1 (8) */
function judgeUpsertMatches(
	{ wasThere, answer, isTheContact }: UpsertByPhone,
	phoneMatch: Fact,
): Fact {
	if (answer && !isAccepted(answer)) {
		return doubtful(null, `Create-or-update by phone alone: ${statusesOf(answer)}`);
	}
	if (isTheContact) {
		return measured(
			'emailThenPhone',
			'Create-or-update by phone alone met the contact with the phone',
		);
	}
	const evidence = wasThere
		? 'A second contact of the phone is there from an earlier check'
		: 'Create-or-update by phone alone made a second contact';
	// An account that knows no phone at all would do the same.
	const isSure = phoneMatch.sure && phoneMatch.reading !== 'none';
	return (isSure ? measured : doubtful)('email', evidence);
}

/** Looking contacts up. */
export const PHONES: Question[] = [
	question({
		name: 'phoneMatch',
		asks: 'Is a contact found by its phone, and in which form?',
		look: phoneLookUps,
		judge: judgePhoneMatch,
		toDo: {
			none: 'Contacts are found by e-mail or by search only. Where you can, keep e-mail addresses of your customers',
		},
	}),
	question({
		name: 'contactSearch',
		asks: 'Does a search find parts of words, or whole words only?',
		look: searched,
		judge: judgeSearch,
	}),
	question({
		name: 'upsertMatches',
		asks: 'Does create-or-update know a contact by its phone?',
		look: upsertByPhone,
		judge: (seen, { phoneMatch }) => judgeUpsertMatches(seen, phoneMatch),
	}),
];
