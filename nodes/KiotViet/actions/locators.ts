// Resource locators: a record picked from a list, or named by its ID, code or phone.
import { startCase } from 'lodash';
import type { INodeProperties, INodePropertyMode } from 'n8n-workflow';

import { customersWithPhone } from '../api/customers';
import { recordIn } from '../api/records';
import { callKiotViet } from '../api/request';
import {
	DIRECTORIES,
	type Directory,
	type DirectoryName,
	searchMethod,
} from '../methods/directories';
import { type ItemContext, refusal } from './operation';

/** How a user named a record. */
export interface Located {
	by: 'id' | 'code' | 'phone';
	value: string;
}

const TYPED = { type: 'string' as const };

/** A mode of a locator whose value is typed. */
const typedMode = (by: Located['by'], displayName: string, placeholder: string) => ({
	...TYPED,
	displayName,
	name: by,
	placeholder,
});

const byId = (example: number): INodePropertyMode => ({
	...typedMode('id', 'By ID', `e.g. ${example}`),
	validation: [
		{
			type: 'regex',
			properties: { regex: '^\\s*\\d+\\s*$', errorMessage: 'An ID is a whole number' },
		},
	],
});

const byCode = (example: string) => typedMode('code', 'By Code', `e.g. ${example}`);

const byPhone = typedMode('phone', 'By Phone', 'e.g. 0900000001');

/** The locator of a record that can be picked from a list. */
export function locator(
	name: DirectoryName,
	more: Pick<INodeProperties, 'description'> & Partial<INodeProperties>,
): INodeProperties {
	const { source, modes, exampleId, exampleCode = '' }: Directory = DIRECTORIES[name];
	return {
		displayName: startCase(source.singular),
		name,
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		...more,
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: `Select a ${source.singular}...`,
				typeOptions: { searchListMethod: searchMethod(name), searchable: true },
			},
			byId(exampleId),
			...(modes?.includes('code') ? [byCode(exampleCode)] : []),
			...(modes?.includes('phone') ? [byPhone] : []),
		],
	};
}

/** The locator of a record that no list shows, such as an invoice: by ID or by code. */
export function idOrCode(
	displayName: string,
	name: string,
	description: string,
	example: { id: number; code?: string },
): INodeProperties {
	return {
		displayName,
		name,
		type: 'resourceLocator',
		default: { mode: 'id', value: '' },
		required: true,
		description,
		modes: [byId(example.id), ...(example.code ? [byCode(example.code)] : [])],
	};
}

/** Whether nothing was picked or typed. */
export function isUnlocated(value: unknown): boolean {
	const { value: inner = value } = (value ?? {}) as { value?: unknown };
	return inner === undefined || inner === null || String(inner).trim() === '';
}

/**
 * Reads a locator; a bare value, as an expression may give it, is an ID.
 *
 * @param label  the parameter as the form calls it, for messages
 * @throws       NodeOperationError when nothing was picked, or the ID is no whole number
 */
export function located(operation: ItemContext, value: unknown, label: string): Located {
	const { mode, value: inner = value } = (value ?? {}) as { mode?: string; value?: unknown };
	if (isUnlocated(value)) {
		throw refusal(operation, `"${label}" is empty`, `Choose it under "${label}"`);
	}
	const by = mode === 'code' || mode === 'phone' ? mode : 'id';
	const text = String(inner).trim();
	if (by === 'id' && !/^\d{1,15}$/.test(text)) {
		throw refusal(
			operation,
			`"${label}" is no ID: an ID is a whole number`,
			`Choose "${label}" from the list, or use another way to name it, such as By Code`,
		);
	}
	return { by, value: text };
}

/** A located record's path: by its ID, or by its code where the API has that. */
export function pathOf(path: string, { by, value }: Located): string {
	return by === 'code' ? `${path}/code/${encodeURIComponent(value)}` : `${path}/${value}`;
}

/**
 * The ID of a located record; a code or a phone costs a look-up.
 *
 * @param branchId  which of several customers with one phone is meant, in a shop that keeps them per branch
 * @throws          NodeOperationError when a phone fits no customer, or more than one
 */
export async function idOf(
	operation: ItemContext,
	name: DirectoryName,
	value: unknown,
	label: string,
	branchId?: number,
): Promise<number> {
	const { source }: Directory = DIRECTORIES[name];
	const where = located(operation, value, label);
	if (where.by === 'phone') return await idByPhone(operation, where.value, label, branchId);
	if (where.by === 'id') return Number(where.value);
	const answer = await callKiotViet(operation.context, {
		what: `Looking up the ${source.singular} by code`,
		path: pathOf(source.path, where),
	});
	return recordIn(answer).id;
}

async function idByPhone(
	operation: ItemContext,
	phone: string,
	label: string,
	branchId?: number,
): Promise<number> {
	const customers = await customersWithPhone(operation.context, phone);
	if (!customers) {
		throw refusal(
			operation,
			`"${label}" is no phone: it has fewer than nine digits`,
			'Give the whole number, such as 0900000001',
		);
	}
	const fitting = customers.filter(
		(customer) => branchId === undefined || customer.branchId === branchId,
	);
	if (fitting.length === 1) return fitting[0].id;
	if (fitting.length === 0) {
		throw refusal(
			operation,
			'No customer has this phone',
			"Check the number; it is compared with Phone and Second Phone (Điện thoại) of the shop's customers",
		);
	}
	const codes = fitting.map(({ code, id }) => code ?? String(id)).join(', ');
	throw refusal(
		operation,
		`${fitting.length} customers have this phone: ${codes}`,
		'Name the customer by code or ID; where the shop keeps customers per branch, "Branch" under Options tells which',
	);
}
