// Lists products.
import { SOURCES } from '../../api/sources';
import { PRODUCT_TYPE, SALE_STATUS } from '../../api/statuses';
import { choice, place, places, text, time, withWords } from '../inputs';
import { getManyOf } from '../listing';
import { category, deletedAttributes, LOOK_UPS, simple } from './card';

export const getMany = getManyOf({
	source: SOURCES.product,
	filters: [
		place('tradeMarkId', 'brand', 'Products of this brand (Thương hiệu)', { name: 'brand' }),
		category,
		time('lastModifiedFrom', 'Changed Since', 'Products created or changed since then'),
		text('name', 'Name', "The product's name or a part of it"),
		choice('isActive', 'Status', 'Whether it is sold', withWords(SALE_STATUS)),
		places('BranchIds', 'branch', 'Stock Branch', 'Whose stock (Tồn kho) is shown and counted'),
		choice('productType', 'Type', 'What kind of thing it is', withWords(PRODUCT_TYPE)),
		place('masterUnitId', 'product', 'The other units of this product (Đơn vị tính)', {
			displayName: 'Units Of',
		}),
		place('masterProductId', 'product', 'The variants of this product (Hàng hóa cùng loại)', {
			displayName: 'Variants Of',
		}),
	],
	lookUps: LOOK_UPS,
	parts: [
		{
			wire: 'IncludeBatchExpires',
			value: 'batches',
			name: 'Batches',
			description: 'Batches and their expiry dates (Lô, hạn sử dụng)',
		},
		{
			wire: 'includeMaterial',
			value: 'components',
			name: 'Components',
			description: 'What a combo or a made product consists of (Hàng thành phần)',
		},
		deletedAttributes,
		{
			wire: 'includePricebook',
			value: 'priceBooks',
			name: 'Price Books',
			description: 'The prices in price books (Bảng giá)',
		},
		{
			wire: 'IncludeSerials',
			name: 'Serial Numbers',
			description: 'Serial numbers (Serial/IMEI)',
		},
		{
			wire: 'IncludeProductShelves',
			value: 'shelves',
			name: 'Shelves',
			description: 'Where it lies in the shop (Vị trí)',
		},
		{
			wire: 'includeInventory',
			value: 'stock',
			name: 'Stock',
			description: 'The stock in each branch (Tồn kho)',
			usual: true,
		},
		{
			wire: 'includeQuantity',
			value: 'stockLimits',
			name: 'Stock Limits',
			description: 'The least and the most to keep (Định mức tồn)',
		},
		{ wire: 'includeWarranties', name: 'Warranties', description: 'Warranties (Bảo hành)' },
	],
	sortBy: { name: 'Name', createdDate: 'Created Date', modifiedDate: 'Modified Date' },
	tellsDeleted: true,
	simple,
});
