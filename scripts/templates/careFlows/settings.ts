// What a shop owner sets in the care flows: the address of each flow in LadiFlow, and when it is due.

import { type Table, TABLE_SETTING } from '../table';

/** A flow without an address is off. */
export const SETTINGS = {
	hookThanks: '',
	hookReview: '',
	hookRefill: '',
	hookWinBack30: '',
	hookWinBack60: '',
	hookWinBack90: '',
	hookBirthday: '',
	hookDebt: '',
	hookCancelled: '',
	hookVip: '',
	reviewAfterDays: 7,
	refillAfterDays: 30,
	refillProducts: '',
	vipFrom: 10_000_000,
	debtFrom: 100_000,
	debtWeekday: 1,
	...TABLE_SETTING,
};

/** Where it is kept what was sent: one row a message, `sendAt` in milliseconds. */
export const SENT: Table = {
	name: 'ladiflow_care',
	columns: { key: 'string', flow: 'string', contact: 'string', sendAt: 'number' },
};

/** LadiFlow runs a flow for a contact once in 60 seconds and 20 times a day; what is over is dropped without a word. */
export const APART_SECONDS = 61;
export const MOST_A_DAY = 20;

/** A document older than that is history: a first look back or an import sends nothing. */
export const NEWS_DAYS = 3;

/** A message that was due while n8n was down is sent up to so many days late. */
export const LATE_DAYS = 2;
