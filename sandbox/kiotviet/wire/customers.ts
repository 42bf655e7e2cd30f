// How customers look on the wire: in REST answers, in the answers to writes, in deliveries.
import { omit } from 'lodash';

import { withOffset } from '../../clock';
import type { Customer } from '../domain/records';
import { asShown, present, typeName, type FigureSwitches, type Wire } from './spelling';

/** Which optional parts of a customer the reader asked for (kiotviet-api.md 3.1). */
export interface CustomerParts {
	totals: boolean;
	groups: boolean;
	social: boolean;
}

/** A customer as REST gives it (kiotviet-api.md 3.1). */
export function restCustomer(
	customer: Customer,
	parts: CustomerParts,
	switches: FigureSwitches,
): Wire {
	const { groups, totalInvoiced, totalRevenue, totalPoint, psidFacebook, ...always } = asShown(
		customer,
		switches,
	);
	return present({
		...always,
		...(parts.totals ? { totalInvoiced, totalRevenue, totalPoint } : {}),
		...(parts.groups ? { groups } : {}),
		...(parts.social ? { psidFacebook } : {}),
	});
}

const BALANCE = ['debt', 'totalInvoiced', 'totalRevenue', 'totalPoint', 'rewardPoint'];

/** A customer as creating and changing one answers it: the card, and its groups by number (kiotviet-api.md 3.1). */
export function writtenCustomer(
	customer: Customer,
	allGroups: Array<{ id: number; name: string }>,
): Wire {
	const { id, code, name } = customer;
	const card = omit(customer, [...BALANCE, 'groups']);
	const details = groupDetails(customer, allGroups);
	return present({
		id,
		code,
		name,
		...card,
		customerGroupDetails: details.length > 0 ? details : undefined,
	});
}

/** A customer's place in each of the groups it belongs to (kiotviet-api.md 3.1, 3.5). */
export function groupDetails(
	{ id, groups = '' }: Customer,
	allGroups: Array<{ id: number; name: string }>,
) {
	const names = groups.split(', ');
	return allGroups
		.filter(({ name }) => names.includes(name))
		.map((group) => ({ id: id * 10 + (group.id % 10), customerId: id, groupId: group.id }));
}

/** The data of a `customer.update` delivery: no debt, no totals, no created date (kiotviet-api.md 4.4). */
export function deliveredCustomer(customer: Customer): Wire {
	return present({
		__type: typeName('Customer'),
		Id: customer.id,
		Code: customer.code,
		Name: customer.name,
		Gender: customer.gender,
		BirthDate: customer.birthDate && withOffset(customer.birthDate),
		ContactNumber: customer.contactNumber,
		Address: customer.address,
		LocationName: customer.locationName,
		Email: customer.email,
		ModifiedDate: withOffset(customer.modifiedDate ?? customer.createdDate),
		Type: customer.type,
		Organization: customer.organization,
		TaxCode: customer.taxCode,
		Comments: customer.comments,
	});
}
