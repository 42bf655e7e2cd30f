// How a phone is searched, since KiotViet compares it as it was typed; and who has it, by its digits.
import { hasPhone, phoneForms, phoneOf } from '../../shared/vietnam/phones';
import type { Customer } from './records';

/**
 * The forms to search a phone by: KiotViet compares what was typed, `0900000001` or `+84900000001`.
 *
 * @returns empty when it is no whole phone
 */
export function searchForms(typed: unknown): string[] {
	const phone = phoneOf(typed);
	return phone ? phoneForms(phone).slice(0, 2) : [];
}

/** Whether a customer that a search gave has the phone indeed. */
export const isReachedBy = ({ contactNumber, subNumber }: Customer, phone: string): boolean =>
	hasPhone(contactNumber, phone) || hasPhone(subNumber, phone);
