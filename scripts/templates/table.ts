// The n8n Data Table of a template: made by n8n 2 itself, by hand and by its ID in n8n 1.
import { core, expr, ifNode, stop } from './nodes';
import type { Note, TemplateNode, Wire } from './template';

type At = TemplateNode['at'];
type Column = 'string' | 'number' | 'boolean';

export interface Table {
	name: string;
	columns: Record<string, Column>;
}

const MAKE = 'Make the Table';
const IS_THERE = 'Is There a Table?';
const NONE = 'No Table Yet';
/** Where n8n 1 is told the table: a field of the node that holds a template's settings. */
export const TABLE_SETTING = { tableId: '' };

const TABLE_ID = `$('${MAKE}').first().json.id ?? $('Settings').first().json.tableId`;

/** Makes the table where it is not there, and fails in words where n8n cannot make it. */
export function tableNodes([column, row]: At, { name, columns }: Table): TemplateNode[] {
	return [
		core(
			'dataTable',
			MAKE,
			[column, row],
			{
				// n8n 1 knows no tables here: it goes on with the error, and the next node asks for the ID.
				resource: 'table',
				operation: 'create',
				tableName: name,
				columns: {
					column: Object.entries(columns).map(([called, type]) => ({ name: called, type })),
				},
				options: { createIfNotExists: true },
			},
			{ onError: 'continueRegularOutput', executeOnce: true },
		),
		ifNode(IS_THERE, [column + 1, row], `=${expr(`String(${TABLE_ID} ?? '')`)}`, {
			type: 'string',
			operation: 'notEmpty',
		}),
		stop(
			NONE,
			[column + 1, row + 1],
			`Chưa có Data Table: trong n8n 1.x hãy tạo bảng "${name}" rồi dán ID của bảng vào tableId trong node Settings. (There is no data table: in n8n 1.x make the table "${name}" and paste its ID into tableId of the node Settings.)`,
		),
	];
}

/** The wires among them, in from one node and out to another. */
export const tableWires = (from: string, to: string): Wire[] => [
	{ from, to: MAKE },
	{ from: MAKE, to: IS_THERE },
	{ from: IS_THERE, to },
	{ from: IS_THERE, to: NONE, output: 1 },
];

/** n8n 1 with SQLite as it comes refuses a table for a moment while it tidies up a run that has just ended. */
const PATIENT = { retryOnFail: true, maxTries: 5, waitBetweenTries: 1000 };

/** All rows, or one empty item. */
export const rows = (name: string, at: At) =>
	core(
		'dataTable',
		name,
		at,
		{ ...onRows('get'), returnAll: true },
		{ ...PATIENT, executeOnce: true, alwaysOutputData: true },
	);

/** Writes the item's fields to the row whose `key` is the same, or to a new one. */
export function upsert(name: string, at: At, { columns }: Table, key: string): TemplateNode {
	const value = Object.fromEntries(
		Object.keys(columns).map((column) => [column, `=${expr(`$json.${column}`)}`]),
	);
	const schema = Object.entries(columns).map(([column, type]) => ({
		id: column,
		displayName: column,
		required: false,
		defaultMatch: false,
		display: true,
		type,
		readOnly: false,
		removed: false,
	}));
	return core(
		'dataTable',
		name,
		at,
		{
			...onRows('upsert'),
			...matching(key, 'eq', `=${expr(`$json.${key}`)}`),
			columns: { mappingMode: 'defineBelow', value, matchingColumns: [], schema },
			options: {},
		},
		PATIENT,
	);
}

/** The rows that fit, or one empty item. */
export const rowsWhere = (name: string, at: At, ...where: Where[]) =>
	core(
		'dataTable',
		name,
		at,
		{ ...onRows('get'), ...allOf(where), returnAll: true },
		{ ...PATIENT, executeOnce: true, alwaysOutputData: true },
	);

/** Lets the items through for which no row has the same `key`. */
export const withoutRow = (name: string, at: At, key: string) =>
	core(
		'dataTable',
		name,
		at,
		{ ...onRows('rowNotExists'), ...matching(key, 'eq', `=${expr(`$json.${key}`)}`) },
		PATIENT,
	);

/** Deletes the rows that fit. */
export const deleteRowsWhere = (name: string, at: At, ...where: Where[]) =>
	core(
		'dataTable',
		name,
		at,
		{ ...onRows('deleteRows'), ...allOf(where), options: {} },
		{ ...PATIENT, executeOnce: true },
	);

/** Deletes the rows whose yes-or-no is yes. */
export const deleteWhere = (name: string, at: At, column: string) =>
	deleteRowsWhere(name, at, [column, 'isTrue']);

const onRows = (operation: string) => ({
	resource: 'row',
	operation,
	dataTableId: { __rl: true, mode: 'id', value: `=${expr(TABLE_ID)}` },
});

type Where = [column: string, condition: string, value?: string];

const matching = (...where: Where) => allOf([where]);

const allOf = (where: Where[]) => ({
	matchType: 'allConditions',
	filters: {
		conditions: where.map(([keyName, condition, keyValue = '']) => ({
			keyName,
			condition,
			keyValue,
		})),
	},
});

/** What the owner of an n8n 1 does by hand. */
export function tableNote({ name, columns }: Table, use: { vi: string; en: string }): Note {
	const listed = Object.entries(columns)
		.map(([column, type]) => `\`${column}\` (${type})`)
		.join(', ');
	return {
		kind: 'step',
		vi: {
			title: 'Data Table',
			text: `${use.vi} n8n 2 tự tạo bảng *${name}* ở lần chạy đầu, không cần làm gì.\n\nVới n8n 1.x: mở **Data tables**, tạo bảng *${name}* gồm các cột ${listed}, rồi dán ID của bảng (phần cuối của địa chỉ trang) vào **tableId** trong node *Settings*.`,
		},
		en: {
			title: 'Data table',
			text: `${use.en} n8n 2 makes the table *${name}* with the first run. In n8n 1.x make it by hand under **Data tables** with the columns above, and paste its ID (the end of the page's address) into **tableId** of *Settings*.`,
		},
	};
}
