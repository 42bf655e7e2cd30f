// Makes the tables of the guides in English and Vietnamese: templates, events, a sample item, mapped fields, fields to create.
/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { sortBy } from 'lodash';
import { readdirSync } from 'node:fs';

import { EXAMPLE_CUSTOMER } from '../nodes/KiotViet/events/examples';
import { EVENTS } from '../nodes/KiotViet/events/events';
import { itemOf } from '../nodes/KiotViet/events/item';
import { changeOf } from '../nodes/KiotViet/events/change';
import { KINDS } from '../nodes/KiotViet/events/kinds';
import { FIELD_TYPES } from '../nodes/LadiFlow/model/fieldTypes';
import {
	type ExpectedField,
	EXPECTED_FIELDS,
	EXPECTED_GROUPS,
} from '../nodes/LadiFlow/sync/expectedFields';
import { READ_AT } from '../nodes/LadiFlow/sync/freshness';
import { type Group, MAPPING } from '../nodes/LadiFlow/sync/mapping';
import {
	CHANGE_NAMES,
	inVietnamese,
	KIND_NAMES,
	NATIVE_LABELS,
	NEW_OR_CHANGED,
} from './vietnamese';

type Table = (head: string[], rows: string[][]) => string;

/** When a group of mapped fields is written, in English. */
const GROUPS: Record<Group, string> = {
	profile: 'profile',
	customer: 'customer',
	shop: 'customer',
	document: 'last document',
	customerExtras: 'with "Write KiotViet Extras"',
	orderCount: 'with "Order Metrics" or "Write KiotViet Extras"',
	orderMetrics: 'with "Order Metrics"',
	documentExtras: 'with "Write KiotViet Extras"',
	reading: 'customer, where the field exists',
	separateOrder: 'orders only',
};

interface MappedField {
	target: string;
	type: keyof typeof FIELD_TYPES | null;
	label?: string;
	source: string;
	group: Group;
	note?: string;
}

/** What names the contact is no row of the mapping: the look-up takes it from the customer, and the write keeps it. */
const NAMING: MappedField[] = [
	{
		target: 'email',
		type: null,
		source: 'customer.email',
		group: 'profile',
		note: 'finds the contact first',
	},
	{
		target: 'phone',
		type: null,
		source: 'customer.contactNumber, or subNumber',
		group: 'profile',
		note: 'finds the contact where no e-mail does; stored as 0900000001',
	},
];

const MAPPED: MappedField[] = [
	...NAMING,
	...(Object.keys(MAPPING) as Group[]).flatMap((group) =>
		MAPPING[group].map(({ target, type, label, source, note }) => ({
			target,
			type: type ?? null,
			label,
			source,
			group,
			note,
		})),
	),
];

type Language = 'english' | 'vietnamese';

/** What each template does, in the order in which people need them. */
const TEMPLATES: Record<string, Record<Language, string>> = {
	'setup-check': {
		english: 'checks both services before you begin, and says what is missing',
		vietnamese: 'kiểm tra cả hai bên trước khi bắt đầu, nói rõ còn thiếu gì',
	},
	'kiotviet-to-ladiflow': {
		english: 'the live sync: every change of the shop updates its contact',
		vietnamese: 'đồng bộ tức thời: cửa hàng có thay đổi là khách hàng được cập nhật',
	},
	'several-shops': {
		english: 'the live sync of several shops into one account',
		vietnamese: 'đồng bộ tức thời nhiều cửa hàng vào một tài khoản',
	},
	'import-history': {
		english: 'brings in all customers with their sales so far, without a message to anybody',
		vietnamese: 'đưa toàn bộ khách hàng và đơn hàng cũ sang, không gửi tin cho ai',
	},
	'full-compare': {
		english: 'every night: compares everybody, repairs what differs, reports',
		vietnamese: 'mỗi đêm: đối chiếu toàn bộ, sửa chỗ khác nhau, gửi báo cáo',
	},
	'shop-report': {
		english: 'every morning: sales, debts, customers and top products, with a chart',
		vietnamese: 'mỗi sáng: doanh số, công nợ, khách hàng, hàng bán chạy, kèm biểu đồ',
	},
	'care-flows': {
		english: 'starts flows of LadiFlow: thank-you, review, win-back, birthday, debt, VIP',
		vietnamese:
			'khởi động flow của LadiFlow: cảm ơn, xin đánh giá, kéo khách cũ, sinh nhật, nhắc nợ, VIP',
	},
	'errors-to-chat': {
		english: 'tells you in plain Vietnamese when another workflow fails, and what to do',
		vietnamese: 'báo cho bạn khi workflow khác bị lỗi, bằng tiếng Việt dễ hiểu, kèm cách xử lý',
	},
	router: {
		english: 'one trigger for several workflows of your own',
		vietnamese: 'một trigger cho nhiều workflow của riêng bạn',
	},
	'shop-assistant': {
		english: 'ask the shop in Vietnamese: sales, debt, stock, last orders',
		vietnamese: 'hỏi đáp về cửa hàng bằng tiếng Việt: doanh số, công nợ, tồn kho, đơn gần nhất',
	},
};

/** What stands between the comments of the guides, by page. */
export function guidePages(table: Table): Record<string, Record<string, string>> {
	return {
		'README.md': { templates: templates(table, 'english', 'docs/templates') },
		'docs/README.md': { templates: templates(table, 'english', 'templates') },
		'docs/vi/README.md': { templates: templates(table, 'vietnamese', 'templates') },
		'docs/events.md': { events: englishEvents(table), sample: sample() },
		'docs/vi/events.md': { events: vietnameseEvents(table), sample: sample() },
		'docs/mapped-fields.md': { mapping: englishMapping(table) },
		'docs/vi/mapped-fields.md': { mapping: vietnameseMapping(table) },
		'docs/ladiflow.md': {
			fields: table(
				[
					'Tên hiển thị (display name)',
					'Tên trường (identifier)',
					'Kiểu dữ liệu (type)',
					'Who uses it',
				],
				fields(
					({ vietnamese, english }) => `${vietnamese} (${english})`,
					(group) => group,
				),
			),
		},
		'docs/vi/ladiflow.md': {
			fields: table(
				['Tên hiển thị', 'Tên trường', 'Kiểu dữ liệu', 'Nhóm'],
				fields(({ vietnamese }) => vietnamese, inVietnamese),
			),
		},
	};
}

/** The templates that there are, each with its page. */
function templates(table: Table, language: Language, folder: string): string {
	const files = readdirSync('templates').map((file) => file.replace(/\.json$/, ''));
	const unknown = files.filter((file) => !(file in TEMPLATES));
	if (unknown.length > 0) {
		throw new Error(
			`scripts/guides.ts does not say what ${unknown.join(', ')} does: add it to TEMPLATES`,
		);
	}
	return table(
		language === 'english' ? ['Template', 'Does'] : ['Workflow mẫu', 'Làm gì'],
		Object.keys(TEMPLATES)
			.filter((file) => files.includes(file))
			.map((file) => [`[${file}](${folder}/${file}.md)`, TEMPLATES[file][language]]),
	);
}

function englishEvents(table: Table): string {
	return table(
		['Event', 'When', 'Webhook', 'Catch-up'],
		EVENTS.map(({ value, description, webhookType, catchUp }) => [
			`\`${value}\``,
			description,
			webhookType ? `\`${webhookType}\`` : 'none',
			catchUp ? 'yes' : 'no',
		]),
	);
}

function vietnameseEvents(table: Table): string {
	return table(
		['Sự kiện', 'Tên trong node', 'Khi nào', 'Webhook', 'Quét bù'],
		EVENTS.map(({ value, name, description, resource, change, webhookType, catchUp }) => [
			`\`${value}\``,
			name,
			`${KIND_NAMES[resource]} ${description.includes(' is new or ') ? NEW_OR_CHANGED : CHANGE_NAMES[change]}`,
			webhookType ? `\`${webhookType}\`` : 'không có',
			catchUp ? 'có' : 'không',
		]),
	);
}

/** An invoice as the trigger hands it on, of the example that a manual run shows in an empty shop. */
function sample(): string {
	const readAt = '2026-03-02T08:40:14.000Z';
	const base = changeOf({
		source: 'webhook',
		resource: 'invoice',
		deleted: false,
		record: KINDS.invoice.example,
		retailerId: KINDS.invoice.example.retailerId ?? null,
		deliveryId: '9f0c5b1e',
		newSince: '',
		afterStart: false,
		readAt,
	});
	const item = itemOf(
		{ ...base, customer: EXAMPLE_CUSTOMER },
		{
			event: { value: 'invoice.completed', change: 'completed' },
			isNew: true,
			source: 'webhook',
			retailer: 'taphoaxyz',
		},
	);
	return `\`\`\`json\n${JSON.stringify(item, null, 2)}\n\`\`\``;
}

function englishMapping(table: Table): string {
	return table(
		['LadiFlow field', 'Type', 'From KiotViet', 'Written', 'Note'],
		MAPPED.map(({ target, type, source, group, note }) => [
			`\`${target}\``,
			type ?? 'native',
			source,
			GROUPS[group],
			note ?? '',
		]),
	);
}

function vietnameseMapping(table: Table): string {
	return table(
		['Trường LadiFlow', 'Tên hiển thị', 'Kiểu', 'Lấy từ KiotViet', 'Được ghi', 'Ghi chú'],
		MAPPED.map(({ target, type, label, source, group, note }) => [
			`\`${target}\``,
			label ?? NATIVE_LABELS[target],
			type ? FIELD_TYPES[type].vietnamese : 'có sẵn',
			inVietnamese(source),
			inVietnamese(GROUPS[group]),
			note ? inVietnamese(note) : '',
		]),
	);
}

/** The custom fields that forms offer and the set-up check asks for: first what is always needed, last what is normally there. */
function fields(
	typeName: (type: { vietnamese: string; english: string }) => string,
	groupName: (english: string) => string,
): string[][] {
	const needed = ({ name, group }: ExpectedField) =>
		group === 'kiotViet' || name === READ_AT ? 0 : group === 'order' ? 2 : 1;
	return sortBy(EXPECTED_FIELDS, needed).map(({ name, label, type, group }) => [
		label,
		`\`${name}\``,
		typeName(FIELD_TYPES[type]),
		groupName(EXPECTED_GROUPS[group]),
	]);
}
