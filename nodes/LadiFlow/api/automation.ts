// Sequences, flow triggers and spendings as LadiFlow lists them.
import type { IDataObject } from 'n8n-workflow';

import { type Listed, readList } from './pagination';
import type { Connection } from './request';

export const LIST_SEQUENCES = 'POST /sequence/list';
export const LIST_TRIGGERS = 'POST /trigger/list';
export const LIST_TRANSACTIONS = 'POST /flow/list-transaction';

export interface Sequence extends Listed {
	id: string;
	name: string;
	tags?: string[];
	created_at?: string;
	updated_at?: string;
}

export interface Trigger extends Listed {
	_id: string;
	name: string;
	type?: string;
	status?: boolean;
	flow_id?: string;
	trigger_conditions?: Array<{
		condition?: { code?: string };
		operator?: { code?: string };
		value?: unknown;
	}>;
	hook_mapping_fields?: unknown[];
	created_at?: string;
	updated_at?: string;
}

export interface Transaction extends Listed {
	_id: string;
	type?: string;
	status?: string;
	credits?: number;
	money?: number;
	note?: string | null;
	trigger_type?: string;
	flow_id?: string | null;
	customer_id?: string | null;
	created_at?: string;
}

/** Lists sequences (ladiflow-api.md 2.8); `wanted` null for all. */
export async function listSequences(
	connection: Connection,
	keyword: string,
	wanted: number | null,
): Promise<Sequence[]> {
	return await readList<Sequence>(
		connection,
		{ what: 'Listing sequences', route: LIST_SEQUENCES, body: keyword ? { keyword } : {} },
		wanted,
	);
}

/** Lists the triggers of flows (ladiflow-api.md 2.8); `wanted` null for all. */
export async function listTriggers(
	connection: Connection,
	keyword: string,
	wanted: number | null,
): Promise<Trigger[]> {
	return await readList<Trigger>(
		connection,
		{ what: 'Listing triggers', route: LIST_TRIGGERS, body: keyword ? { keyword } : {} },
		wanted,
	);
}

/** Lists spendings, newest or oldest first (ladiflow-api.md 2.8); `wanted` null for all. */
export async function listTransactions(
	connection: Connection,
	filter: IDataObject,
	direction: 'ASC' | 'DESC',
	wanted: number | null,
): Promise<Transaction[]> {
	return await readList<Transaction>(
		connection,
		{
			what: 'Listing transactions',
			route: LIST_TRANSACTIONS,
			body: { ...filter, sort: { UPDATED_AT: direction } },
		},
		wanted,
	);
}

/** The action codes that cost something (ladiflow-api.md 2.8), with what they are called in words. */
export const ACTION_CODES: Record<string, string> = {
	ACTIVE_CAMPAIGN: 'ActiveCampaign',
	ADD_CUSTOM_FIELD: 'Add Custom Field',
	ADD_TAG: 'Add Tag',
	ADD_VOUCHER: 'Add Voucher',
	AI_CALL: 'AI Call',
	BITRIX24_CREATE_CUSTOMER: 'Bitrix24 Create Customer',
	CONDITION: 'Condition',
	CONTENT_AI: 'Content AI',
	CONVERTKIT: 'ConvertKit',
	EMAIL: 'Email',
	EMAIL_AI: 'Email AI',
	EXTERNAL_REQUEST: 'External Request',
	GETFLY_CREATE_CUSTOMER: 'Getfly Create Customer',
	GETRESPONSE: 'GetResponse',
	GOOGLE_CALENDAR: 'Google Calendar',
	GOOGLE_SHEET: 'Google Sheet',
	HUBSPOT: 'HubSpot',
	INFUSION_SOFT: 'Infusionsoft',
	IPOS_CREATE_CUSTOMER: 'iPOS Create Customer',
	LADICHAT: 'LadiChat',
	LEAD_SCORE: 'Lead Score',
	MAIL_CHIMP: 'Mailchimp',
	MESSAGE: 'Message',
	REMOVE_CUSTOM_FIELD: 'Remove Custom Field',
	REMOVE_TAG: 'Remove Tag',
	SEND_NOTIFICATION_SLACK: 'Send Notification to Slack',
	SEND_NOTIFICATION_TELEGRAM: 'Send Notification to Telegram',
	SENT_NOTIFICATION: 'Send Notification',
	SMART_DELAY: 'Smart Delay',
	SMS: 'SMS',
	START_FLOW: 'Start Flow',
	SUBSCRIBE_TO_SEQUENCE: 'Subscribe to Sequence',
	TIKTOK_ADS_POSTBACK: 'TikTok Ads Postback',
	UN_SUBSCRIBE_TO_SEQUENCE: 'Unsubscribe From Sequence',
	WEB_PUSH_NOTIFICATION: 'Web Push Notification',
	ZALO: 'Zalo ZNS',
	ZALO_CARE: 'Zalo Care',
	ZOOM_CREATE_MEETING_REGISTRANT: 'Zoom Create Meeting Registrant',
	ZOOM_CREATE_WEBINAR_REGISTRANT: 'Zoom Create Webinar Registrant',
};
