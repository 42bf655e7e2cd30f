// What the product operations share: how a product is named, what its card holds, what is useful of it.

import { lineItems } from '../../form/groups';
import type { Include } from '../../form/includes';
import { inputError, nothingIn } from '../../form/inputErrors';
import { emptyOrNot, type Input, type Wire, mapRequest } from '../../form/inputs';
import { listedTarget, recordPicker } from '../../form/recordPickers';
import type { Simple } from '../../form/simplify';
import { amount, choice, flag, number, text } from '../../form/values';
import { TAXES } from '../../model/payments';
import type { KiotVietRecord } from '../../model/records';

export const productRecord = listedTarget('product', 'The product (Hàng hóa)');

/** KiotViet brings the attributes that a product no longer has, unless it is told not to. */
export const deletedAttributes: Include = {
	wire: 'includeSoftDeletedAttribute',
	value: 'deletedAttributes',
	name: 'Deleted Attributes',
	description: 'Attributes (Thuộc tính) that the product no longer has',
	unasked: true,
};

/** The fields that matter in most workflows; the stock is that of all branches that were read. */
export const simple: Simple = [
	'id',
	'code',
	'barCode',
	'fullName',
	'categoryName',
	'basePrice',
	'unit',
	'isActive',
	'images',
	{ onHand: totalOnHand },
];

function totalOnHand({ inventories }: KiotVietRecord): number | undefined {
	if (!Array.isArray(inventories)) return undefined;
	return inventories.reduce(
		(sum: number, { onHand }: { onHand?: number }) => sum + (onHand ?? 0),
		0,
	);
}

export const name = text('name', 'Name', 'The name (Tên hàng) without attributes and unit', {
	placeholder: 'e.g. Áo thun trắng',
});

export const category = recordPicker('categoryId', 'category', 'The product group (Nhóm hàng)');

export const basePrice = amount('basePrice', 'Price', 'The selling price (Giá bán) in VND', {
	placeholder: 'e.g. 150000',
});

const attributes: Input = mapRequest(
	lineItems(
		'attributes',
		'Attributes',
		'Attributes (Thuộc tính); KiotViet adds a name that is new',
		[
			text('attributeName', 'Name', 'What differs (Thuộc tính)', {
				required: true,
				name: 'attribute',
				placeholder: 'e.g. Màu',
			}),
			text('attributeValue', 'Value', 'How this one is (Giá trị)', {
				required: true,
				name: 'value',
				placeholder: 'e.g. Trắng',
			}),
		],
	),
	(wire) => ({ hasVariants: true, ...wire }),
);

const inventories = lineItems(
	'inventories',
	'Stock by Branch',
	'Stock (Tồn kho) and cost price of each branch',
	[
		recordPicker('branchId', 'branch', 'The branch (Chi nhánh)', { required: true }),
		amount('onHand', 'On Hand', 'How many lie there (Tồn kho)', { placeholder: 'e.g. 100' }),
		amount('cost', 'Cost Price', 'The cost price (Giá vốn) in VND', { placeholder: 'e.g. 90000' }),
	],
	{ name: 'stock', placeholder: 'Add Branch' },
);

const pictures = text(
	'images',
	'Images',
	'Links to pictures (Hình ảnh), with spaces or line breaks between them; an expression may give a list',
	{ placeholder: 'e.g. https://example.com/ao-thun.jpg' },
);

const images: Input = {
	field: pictures.field,
	write(value, operation) {
		const links = [value].flat().flatMap(linksIn);
		if (links.length === 0) throw nothingIn(operation, pictures.field.displayName);
		if (links.every((link) => /^https?:\/\/\S+$/i.test(link))) return { images: links };
		throw inputError(
			operation,
			'"Images" holds something that is no link',
			'Give addresses that begin with https:// and that anybody can open; KiotViet takes no files',
		);
	},
};

/** What parts links; a comma inside of a link belongs to it. */
const LINK_ENDS = /\s+|[,;]+(?=\s|$|https?:)/i;

/** The links in a text, or in an object as KiotViet's lists have them. */
function linksIn(value: unknown): string[] {
	const { image, Image: listed, url } = Object(value) as Record<string, unknown>;
	return String(image ?? listed ?? url ?? value ?? '')
		.split(LINK_ENDS)
		.filter(Boolean);
}

const salesTax: Input = mapRequest(
	choice('taxId', 'Sales Tax', 'The tax on sales (Thuế bán hàng)', TAXES, { name: 'salesTax' }),
	(wire) => ({ productTaxs: [wire] }),
);

const purchaseTax: Input = mapRequest(
	choice('taxId', 'Purchase Tax', 'The tax on purchases (Thuế nhập hàng)', TAXES, {
		name: 'purchaseTax',
	}),
	(wire: Wire) => ({ purchaseTax: wire }),
);

const unitInputs = [
	text('unit', 'Unit', 'The unit of sale (Đơn vị tính)', { placeholder: 'e.g. Thùng' }),
	recordPicker('masterUnitId', 'product', 'The product in its base unit (Đơn vị cơ bản)', {
		displayName: 'Base Unit Product',
	}),
	number(
		'conversionValue',
		'Base Units in One',
		'How many base units one unit holds (Giá trị quy đổi)',
		{
			default: 1,
		},
	),
];

/** What every call takes that writes a product (kiotviet-api.md 3.5). */
const common: Input[] = [
	flag('allowsSale', 'Sold Directly', 'Whether the product is sold by itself (Bán trực tiếp)', {
		default: true,
	}),
	attributes,
	text('code', 'Code', 'The product code (Mã hàng); KiotViet makes one where it is left out', {
		placeholder: 'e.g. SP000125',
	}),
	...emptyOrNot(
		text('description', 'Description', 'The description (Mô tả)', {
			placeholder: 'e.g. Vải cotton, co giãn',
		}),
	),
	inventories,
	salesTax,
	purchaseTax,
	number('weight', 'Weight', "The weight (Trọng lượng), in the unit of KiotViet's own screen"),
	...unitInputs,
];

const [barCode] = emptyOrNot(
	text('barCode', 'Barcode', 'The barcode (Mã vạch), 16 characters at most', {
		placeholder: 'e.g. 8930000000017',
	}),
);

/** What a new product and those in a list take besides. */
const family: Input[] = [
	text('fullName', 'Full Name', 'The name with attributes and unit; KiotViet can make it', {
		placeholder: 'e.g. Áo thun trắng - M (Cái)',
	}),
	images,
	recordPicker(
		'masterProductId',
		'product',
		'The product whose variant it is (Hàng hóa cùng loại)',
		{
			displayName: 'Variant Of',
		},
	),
];

/** The branch in which one works, as KiotViet asks for it; it says nothing of the product. */
export const workingBranch = recordPicker(
	'branchId',
	'branch',
	'The branch (Chi nhánh) in whose name you work, where KiotViet asks for one',
	{ displayName: 'Working Branch' },
);

/** What each call takes besides name, category and price; they differ (kiotviet-api.md 3.5). */
export const card: Record<'create' | 'createMany' | 'update' | 'updateMany', Input[]> = {
	create: [
		...common,
		...family,
		barCode,
		flag(
			'isProductSerial',
			'Sold by Serial Number',
			'Whether each piece has a serial number (Serial/IMEI)',
		),
	],
	createMany: [...common, ...family, workingBranch],
	update: [
		...common,
		barCode,
		flag('isActive', 'Active', 'Whether the product is sold (Đang kinh doanh)', { default: true }),
		flag('isRewardPoint', 'Reward Points', 'Whether customers earn points with it (Tích điểm)', {
			default: true,
		}),
	],
	updateMany: [...common, ...family],
};

/** Changes of what a new product is asked for first. */
export const changes: Input[] = [name, category, basePrice];
