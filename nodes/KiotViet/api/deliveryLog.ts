// What this process has seen of deliveries, shop by shop, so that Check Setup can tell how a shop sends.
import { DateTime } from 'luxon';

/** Times are ISO, by this process's clock. */
export interface SeenDeliveries {
	/** the last delivery whose signature fitted, and by which reading (`signatureReading`) */
	fitted: { at: string; reading: string } | null;
	/** the last one whose signature did not; anybody can send such a one */
	misfitted: { at: string } | null;
	/** as the sandbox's switches of the same names */
	actionForm: string | null;
	deleteForm: string | null;
}

const seen = new Map<string, SeenDeliveries>();

/** @param reading  null where the signature fitted by none */
export function noteSignature(shop: string, reading: string | null): void {
	const at = DateTime.utc().toISO();
	const before = deliveriesOf(shop);
	seen.set(
		shop,
		reading === null ? { ...before, misfitted: { at } } : { ...before, fitted: { at, reading } },
	);
}

/** Keeps what a delivery told of how it is written; what it did not tell stays as it was. */
export function noteForms(
	shop: string,
	{ actionForm, deleteForm }: Pick<SeenDeliveries, 'actionForm' | 'deleteForm'>,
): void {
	const before = deliveriesOf(shop);
	seen.set(shop, {
		...before,
		actionForm: actionForm ?? before.actionForm,
		deleteForm: deleteForm ?? before.deleteForm,
	});
}

/** @param shop  the connection name, cleaned */
export function deliveriesOf(shop: string): SeenDeliveries {
	return seen.get(shop) ?? { fitted: null, misfitted: null, actionForm: null, deleteForm: null };
}
