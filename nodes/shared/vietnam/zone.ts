// The zone of every shop's clock.

/** Vietnam has one zone and no daylight saving (kiotviet-api.md 2.4). */
export const VIETNAM = 'UTC+7';
