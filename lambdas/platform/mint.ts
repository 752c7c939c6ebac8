import { randomBytes, randomInt } from 'node:crypto';

/** The two halves of a voting mail: what opens the page, and what casts the vote. */
export interface MintedSecret {
  /** 32 random bytes, base64url: 43 characters. */
  readonly secret: string;
  /** Six digits, each of the million equally likely. */
  readonly code: string;
  /** Twelve of twenty letters, 51 bits: nobody guesses them, so they work even while wrong codes have locked the code. */
  readonly letters: string;
}

/** 32 random bytes, base64url: 43 characters. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** Consonants: they spell no words, and none looks like a digit. */
const alphabet = 'BCDFGHJKLMNPQRSTVWXZ';

/** The one seam for the secrets of a voting mail. */
export type Mint = () => MintedSecret;

export const mint: Mint = () => ({
  secret: newSecret(),
  code: String(randomInt(1_000_000)).padStart(6, '0'),
  letters: Array.from({ length: 12 }, () => alphabet[randomInt(alphabet.length)]).join(''),
});
