// Lists products.
import { ENDPOINTS } from '../../api/endpoints';
import { recordPicker, recordPickers } from '../../form/recordPickers';
import { choice, text, time } from '../../form/values';
import { PRODUCT_TYPE, SALE_STATUS } from '../../model/statuses';
import { getManyOf } from '../../operations/getMany';
import { category, deletedAttributes, simple } from './fields';

export const getMany = getManyOf({
	endpoint: ENDPOINTS.product,
	filters: [
		recordPicker('tradeMarkId', 'brand', 'Products of this brand (Thương hiệu)', { name: 'brand' }),
		category,
		time(
			'lastModifiedFrom',
			'Changed Since',
			'Products whose card was created or changed since then; sales and other moves of stock do not count',
		),
		text('name', 'Name', "The product's name or a part of it", { placeholder: 'e.g. Áo thun' }),
		choice('isActive', 'Status', 'Whether it is sold', Object.values(SALE_STATUS)),
		recordPickers(
			'BranchIds',
			'branch',
			'Stock Branch',
			'Whose stock (Tồn kho) is shown and counted',
		),
		choice('productType', 'Type', 'What kind of thing it is', Object.values(PRODUCT_TYPE)),
		recordPicker('masterUnitId', 'product', 'The other units of this product (Đơn vị tính)', {
			displayName: 'Units Of',
		}),
		recordPicker(
			'masterProductId',
			'product',
			'The variants of this product (Hàng hóa cùng loại)',
			{
				displayName: 'Variants Of',
			},
		),
	],
	includes: [
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
	byParts: true,
	simple,
});
