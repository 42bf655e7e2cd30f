// How a sale is paid and taxed: the values KiotViet's API takes (kiotviet-api.md 3.2).

/** What `method` takes for money; vouchers are written apart. */
export const PAYMENT_METHODS = {
	card: { value: 'Card', name: 'Card', word: 'Thẻ' },
	cash: { value: 'Cash', name: 'Cash', word: 'Tiền mặt' },
	transfer: { value: 'Transfer', name: 'Transfer', word: 'Chuyển khoản' },
};

/** How a courier's money came in, for an invoice that is changed; one is misspelt by the API (kiotviet-api.md 5.16). */
export const COD_METHODS = {
	cash: PAYMENT_METHODS.cash,
	transfer: { ...PAYMENT_METHODS.transfer, sends: 'Tranfer' },
};

/** Whom the cash book takes money from and gives it to (kiotviet-api.md 3.5). */
export const PARTNER_TYPES = {
	customer: { value: 'C', name: 'Customer', word: 'Khách hàng' },
	supplier: { value: 'S', name: 'Supplier', word: 'Nhà cung cấp' },
	staff: { value: 'U', name: 'Staff', word: 'Nhân viên' },
	delivery: { value: 'D', name: 'Delivery Partner', word: 'Đối tác giao hàng' },
	other: { value: 'O', name: 'Other', word: 'Khác' },
};

/** Tax ids: of shops under the deduction method (Khấu trừ), then of those under the direct one (Trực tiếp). */
export const TAXES = [
	{ value: 1, name: 'VAT 0%' },
	{ value: 2, name: 'VAT 5%' },
	{ value: 3, name: 'VAT 8%' },
	{ value: 4, name: 'VAT 10%' },
	{ value: 5, name: 'Not Taxable (KCT)' },
	{ value: 12, name: 'Not Declared (KKKNT)' },
	{ value: 6, name: 'Direct 1%' },
	{ value: 7, name: 'Direct 2%' },
	{ value: 8, name: 'Direct 3%' },
	{ value: 9, name: 'Direct 5%' },
	{ value: 64, name: 'Direct 0% VAT, 5% Income Tax' },
	{ value: 65, name: 'Direct 0% VAT, 1.5% Income Tax' },
	{ value: 66, name: 'Direct 0% VAT, 2% Income Tax' },
];
