// How long what an account has shown of itself counts: LadiFlow may change it, and tells nobody.

/** Milliseconds; then it is learned anew, so that nothing stays that is true no more. */
export const LEARNED_AGE = 60 * 60_000;
