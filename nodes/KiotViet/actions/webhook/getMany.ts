// Lists all webhooks of the shop, also those of other apps.
import { ENDPOINTS } from '../../api/endpoints';
import { getManyOf } from '../../operations/getMany';

export const getMany = {
	...getManyOf({ endpoint: ENDPOINTS.webhook }),
	description:
		'Retrieve a list of webhooks: whose address each sends to, and whether KiotViet switched it off',
};
