// How a report leaves a template: a page to look at, the page as a file, and three ways to send it.
import { core, expr } from './nodes';
import type { Note, TemplateNode, Wire } from './template';

type At = TemplateNode['at'];

const STYLE =
	'body{font:15px/1.5 system-ui,sans-serif;max-width:760px;margin:24px auto;padding:0 16px;color:#1f2933}' +
	'table{border-collapse:collapse;width:100%;margin:8px 0 24px}td,th{border-bottom:1px solid #d9e2ec;padding:6px 8px;text-align:left;vertical-align:top}' +
	'.n{text-align:right}.ok{color:#0b7a43}.look{color:#b44d12}';

/** A page of Vietnamese HTML with `{{ … }}` in it; n8n shows it in the node's output. */
export function page(name: string, at: At, title: string, body: string): TemplateNode {
	const html = `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>${title}</title><style>${STYLE}</style></head><body><h1>${title}</h1>${body}</body></html>`;
	return core('html', name, at, { operation: 'generateHtmlTemplate', html }, { executeOnce: true });
}

/** The text of a field as a file that can be attached. */
export const asFile = (name: string, at: At, field: string, fileName: string, binary: string) =>
	core('convertToFile', name, at, {
		operation: 'toText',
		sourceProperty: field,
		binaryPropertyName: binary,
		options: { fileName },
	});

/** Makes text of people safe to stand in a page: the JavaScript of a function. */
export const SAFE = "(text => String(text ?? '').replaceAll('&', '&amp;').replaceAll('<', '&lt;'))";

const MAIL = 'Send by E-Mail';
const TELEGRAM = 'Send to Telegram';
const CHAT = 'Send to a Chat';

/** Expressions without `{{ }}`: what is sent, and the names of the files that go along. */
interface Message {
	subject: string;
	text: string;
	html: string;
	attachments: string;
}

/** The three ways to send a report. All are switched off until somebody chooses one. */
export function messages([column, row]: At, { subject, text, html, attachments }: Message) {
	const off = { disabled: true, executeOnce: true };
	return [
		core(
			'emailSend',
			MAIL,
			[column, row],
			{
				fromEmail: '',
				toEmail: '',
				subject: `=${expr(subject)}`,
				emailFormat: 'html',
				html: `=${expr(html)}`,
				options: { appendAttribution: false, attachments },
			},
			off,
		),
		core(
			'telegram',
			TELEGRAM,
			[column, row + 1],
			{
				operation: 'sendMessage',
				chatId: '',
				// Without a format n8n sends Markdown, which names with underscores break.
				text: `=${expr(`${SAFE}(${text})`)}`,
				additionalFields: { appendAttribution: false, parse_mode: 'HTML' },
			},
			off,
		),
		core(
			'httpRequest',
			CHAT,
			[column, row + 2],
			{
				method: 'POST',
				url: '',
				sendBody: true,
				specifyBody: 'json',
				jsonBody: `=${expr(`JSON.stringify({ text: ${text} })`)}`,
				options: {},
			},
			off,
		),
	];
}

/** From the node that has the files to all three. */
export const toMessages = (from: string): Wire[] =>
	[MAIL, TELEGRAM, CHAT].map((to) => ({ from, to }));

/** How to choose a way to send. */
export const MESSAGE_NOTE: Note = {
	kind: 'step',
	vi: {
		title: 'Gửi báo cáo đi đâu',
		text: `Ba node gửi tin đang tắt. Bấm phím **D** trên node muốn dùng để bật, rồi điền:

- **${MAIL}**: credential SMTP, địa chỉ gửi và nhận.
- **${TELEGRAM}**: credential Telegram và *Chat ID*.
- **${CHAT}**: địa chỉ webhook của nhóm chat, hoặc của dịch vụ gửi Zalo mà cửa hàng đang dùng.

Không bật node nào thì báo cáo vẫn xem được trong **Executions**.`,
	},
	en: {
		title: 'Where the report goes',
		text: 'Three nodes that send are switched off. Press **D** on the one you want to switch it on, then fill in: e-mail with an SMTP credential and both addresses, Telegram with its credential and a chat ID, or the webhook address of a chat (or of the service by which the shop sends Zalo). With none of them on, the report can still be seen under **Executions**.',
	},
};
