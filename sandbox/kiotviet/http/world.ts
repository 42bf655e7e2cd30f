// What every call has at hand, in a file of its own, so that no call has to know the server that holds it.
import type { Switches } from '../../switches';
import type { Shop } from '../shop';
import type { Quota, ShopKey, TokenOffice } from './access';

/** What the API needs of the sandbox. */
export interface KiotVietWorld {
	shop: Shop;
	tokens: TokenOffice;
	quota: Quota;
	key: ShopKey;
	switches: Switches;
}
