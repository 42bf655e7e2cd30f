// What stands for a secret or for a long text where it is kept and compared: neither can be read from it.
import { createHash } from 'node:crypto';

/** As much of a digest as tells two texts apart where nobody forges them. */
const SHORT = 16;

/** The digest of a text: 64 digits, which an account or a credential can be known by. */
export const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Its first 16 digits; they are saved, so that their number must stay. */
export const shortDigestOf = (text: string): string => digestOf(text).slice(0, SHORT);
