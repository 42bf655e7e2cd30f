// What the notes of the care flows say, for those who set them up.
import { tableNote } from '../table';
import type { Note } from '../template';
import { MOST_A_DAY, SENT } from './settings';

export const NOTES: Note[] = [
	{
		kind: 'about',
		vi: {
			title: 'Chăm sóc khách hàng tự động',
			text: 'Gọi đúng kịch bản (flow) trong LadiFlow vào đúng lúc: cảm ơn sau khi mua, xin đánh giá, nhắc mua lại, gọi khách cũ sau 30, 60, 90 ngày, sinh nhật, nhắc nợ, đơn bị hủy, khách VIP. Mỗi sự kiện chỉ nhắn một lần; không nhắn cho dữ liệu cũ hay lúc nhập lịch sử. Mỗi tin nhắn trong LadiFlow đều tốn điểm.',
		},
		en: {
			title: 'Care flows',
			text: 'Starts the right flow in LadiFlow at the right time: thank-you, review, refill, win-back after 30, 60 and 90 days, birthday, debt, cancelled sale, VIP. Once for each event, and never for old records or during an import. Messages in LadiFlow cost points.',
		},
	},
	{
		kind: 'step',
		vi: {
			title: 'Kịch bản trong LadiFlow',
			text: `Với mỗi việc bạn cần, tạo một flow trong LadiFlow, chọn trigger **Catch hook** (kênh OTHER), ghép các tham số \`phone\`, \`email\`, \`name\`, \`code\`, \`total\`, \`products\`, \`debt\` với thuộc tính của khách hàng, rồi xuất bản flow và bật trigger.

Khách của KiotViet phần lớn chỉ có số điện thoại: nên gửi bằng Zalo ZNS hoặc SMS.`,
		},
		en: {
			title: 'Flows in LadiFlow',
			text: 'For each thing you want make a flow with the trigger *Catch hook* (channel OTHER), pair the parameters above with properties of the contact, publish it and switch the trigger on. Most customers have a phone only: send by Zalo ZNS or SMS.',
		},
	},
	{
		kind: 'step',
		vi: {
			title: 'Cài đặt',
			text: `Mở node **Settings**, dán địa chỉ Catch hook của từng flow. Ô để trống là tắt.

- \`reviewAfterDays\`, \`refillAfterDays\`: số ngày sau khi mua
- \`refillProducts\`: mã hàng cần nhắc mua lại, cách nhau bằng dấu phẩy; để trống là mọi hàng
- \`vipFrom\`: tổng bán từ bao nhiêu đồng là VIP
- \`debtFrom\`, \`debtWeekday\`: nhắc nợ từ bao nhiêu đồng, vào thứ mấy (1 là thứ Hai, 7 là Chủ nhật)`,
		},
		en: {
			title: 'Settings',
			text: 'Open the node *Settings* and paste the address of each Catch hook; an empty one is off. Days are counted from the sale, amounts are in VND, weekdays from 1 (Monday) to 7.',
		},
	},
	tableNote(SENT, {
		vi: 'Mỗi tin đã gửi là một dòng trong Data Table, nhờ đó không tin nào gửi hai lần.',
		en: 'Each message that was sent is a row of a Data Table, so that none is sent twice.',
	}),
	{
		kind: 'step',
		vi: {
			title: 'Thử rồi bật',
			text: `**Publish** (bản 1.x: **Active**), rồi bán một hóa đơn cho chính bạn trong KiotViet: sau khoảng 5 phút bạn nhận được tin cảm ơn. Dữ liệu mẫu khi bấm *Fetch Test Event* không gửi gì.

Nếu dùng quy trình *Router*, hãy xóa node **KiotViet Trigger** ở đây: Router sẽ gọi quy trình này qua node **Called by Router**.`,
		},
		en: {
			title: 'Test, then publish',
			text: 'Publish, and make a sale to yourself in KiotViet: within 5 minutes you are thanked. Samples of *Fetch Test Event* send nothing. With the *Router* template delete the KiotViet Trigger here: the router starts this workflow by *Called by Router*.',
		},
	},
	{
		kind: 'trouble',
		vi: {
			title: 'Giới hạn và lỗi',
			text: `LadiFlow chỉ chạy một flow cho một khách 1 lần trong 60 giây và ${MOST_A_DAY} lần một ngày: tin sau tự chờ đến lượt, quá số đó thì bỏ. Một tin được ghi vào bảng *${SENT.name}* trước khi gửi, nên khi lỗi thì thà thiếu còn hơn gửi hai lần: lần chạy được đánh dấu thất bại trong **Executions** kèm lý do, tin đó không tự gửi lại.`,
		},
		en: {
			title: 'Limits and failures',
			text: `LadiFlow runs a flow for a contact once in 60 seconds and ${MOST_A_DAY} times a day: later messages wait for their turn, what is over is left out. A message is noted in the table *${SENT.name}* before it is sent, so a failure loses it rather than sending it twice: the run is marked failed under **Executions** with the reason.`,
		},
	},
];
