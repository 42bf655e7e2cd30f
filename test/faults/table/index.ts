// All faults, in the order in which the tests inject them and the documentation lists them.
import { KIOTVIET_FAULTS } from './kiotViet';
import { LADIFLOW_DOWN, LADIFLOW_FAULTS, OWN_WAITS } from './ladiFlow';
import { N8N_FAULTS } from './n8n';
import { DOUBLE_QUEUE_MODE_FAULTS, QUEUE_MODE_FAULTS } from './queueMode';
import { WRITERS_FAULTS } from './writers';

/** What one shop with one n8n goes through. */
export const ONE_SHOP = [...N8N_FAULTS, ...KIOTVIET_FAULTS, ...LADIFLOW_FAULTS, ...WRITERS_FAULTS];

/** What one shop with an n8n of several processes goes through. */
export const QUEUE_MODE = QUEUE_MODE_FAULTS;

/** What several workers and webhook processes go through. */
export const DOUBLE_QUEUE_MODE = DOUBLE_QUEUE_MODE_FAULTS;

export { LADIFLOW_DOWN, OWN_WAITS };

/** What the documentation lists. */
export const ALL_FAULTS = [...ONE_SHOP, OWN_WAITS, ...QUEUE_MODE, ...DOUBLE_QUEUE_MODE];
