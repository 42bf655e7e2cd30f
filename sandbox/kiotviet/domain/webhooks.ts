// The shop's webhook registrations and their rules: one per type, switched off by KiotViet, never updated.
import { isPlainObject } from 'lodash';

import type { Clock, NaiveTime } from '../../clock';
import type { Switches } from '../../switches';
import { malformed, refused, KiotVietError } from './errors';

/** Every type KiotViet knows (kiotviet-api.md 4.2); there is no `.create` and no deletion of documents. */
const WEBHOOK_TYPES = [
	'customer.update',
	'customer.delete',
	'product.update',
	'product.delete',
	'stock.update',
	'order.update',
	'invoice.update',
	'pricebook.update',
	'pricebook.delete',
	'pricebookdetail.update',
	'pricebookdetail.delete',
	'category.update',
	'category.delete',
	'branch.update',
	'branch.delete',
];

/** A registration as `GET /webhooks` lists it, and the secret that the list never shows (kiotviet-api.md 4.1). */
export interface WebhookRecord {
	id: number;
	type: string;
	url: string;
	isActive: boolean;
	retailerId: number;
	description: string;
	modifiedDate: NaiveTime;
	secret?: string;
}

const KNOWN_KEYS = new Set(['Type', 'Url', 'IsActive', 'Description', 'Secret']);

export class WebhookRegistry {
	readonly records: WebhookRecord[] = [];
	private lastId = 500210000;

	constructor(
		private readonly clock: Clock,
		private readonly switches: Switches,
		private readonly retailerId: number,
	) {}

	/**
	 * Registers what a client sent: the `Webhook` wrapper, PascalCase keys, one type, none of it there already.
	 *
	 * @throws KiotVietError as kiotviet-api.md 4.1, 4.5 and 4.7 lay down
	 */
	register(body: unknown): WebhookRecord {
		const wish = isPlainObject(body) ? (body as { Webhook?: unknown }).Webhook : undefined;
		if (!isPlainObject(wish)) throw malformed('Thiếu thông tin Webhook');
		const { Type, Url, IsActive, Description, Secret } = wish as Record<string, unknown>;
		const unknown = Object.keys(wish as object).find((key) => !KNOWN_KEYS.has(key));
		if (unknown !== undefined) throw malformed(`Webhook không có trường ${unknown}`);
		if (typeof Type !== 'string' || !WEBHOOK_TYPES.includes(Type))
			throw refused('Type không hợp lệ');
		if (typeof Url !== 'string' || !URL.canParse(Url)) throw refused('Url không hợp lệ');
		if (Secret !== undefined && !isUsableSecret(Secret)) throw refused('Secret không hợp lệ');
		if (this.ofType(Type)) throw this.typeTaken();
		const record: WebhookRecord = {
			id: (this.lastId += 1),
			type: Type,
			url: Url,
			isActive: IsActive !== false,
			retailerId: this.retailerId,
			description: typeof Description === 'string' ? Description : '',
			modifiedDate: this.clock.stamp(),
			secret: typeof Secret === 'string' ? Secret : undefined,
		};
		this.records.push(record);
		return record;
	}

	private typeTaken(): KiotVietError {
		const status = { http500: 500, http420: 420, http409: 409 }[this.switches.secondHook];
		return new KiotVietError(status, 'KvException', 'Type đã tồn tại');
	}

	ofType(type: string): WebhookRecord | undefined {
		return this.records.find((record) => record.type === type);
	}

	/** Removes a registration; false when there is none with this id. */
	remove(id: number): boolean {
		const index = this.records.findIndex((record) => record.id === id);
		if (index < 0) return false;
		this.records.splice(index, 1);
		return true;
	}

	/** What KiotViet does after a stop code: the registration stays listed, inactive (kiotviet-api.md 4.6). */
	turnOff(type: string): void {
		const record = this.ofType(type);
		if (!record) return;
		record.isActive = false;
		record.modifiedDate = this.clock.stamp();
	}
}

// "At least 8 random characters, Base64-encoded" (kiotviet-api.md 4.5).
function isUsableSecret(secret: unknown): boolean {
	return (
		typeof secret === 'string' &&
		/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(secret) &&
		Buffer.from(secret, 'base64').length >= 8
	);
}
