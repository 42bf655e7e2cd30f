// Lists all webhooks of the shop, also those of other apps.
import { SOURCES } from '../../api/sources';
import { getManyOf } from '../listing';

export const getMany = {
	...getManyOf({ source: SOURCES.webhook }),
	description:
		'Retrieve a list of webhooks: whose address each sends to, and whether KiotViet switched it off',
};
