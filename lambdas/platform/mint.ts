import { randomBytes, randomInt } from 'node:crypto';

/** The secrets in a voting mail: the link's secret opens the page, the code or the letters cast the vote. */
export interface MintedSecret {
  /** 32 random bytes, base64url: 43 characters. */
  readonly secret: string;
  /** Six digits, each of the million equally likely. */
  readonly code: string;
  /**
   * Twelve letters from an alphabet of twenty, 51 bits: too many to guess, so they work even while the code is locked.
   */
  readonly letters: string;
}

/** 32 random bytes, base64url: 43 characters. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** Consonants only: they form no words, and none looks like a digit. */
const alphabet = 'BCDFGHJKLMNPQRSTVWXZ';

/** Creates the secrets of a voting mail; tests replace it. */
export type Mint = () => MintedSecret;

export const mint: Mint = () => ({
  secret: newSecret(),
  code: String(randomInt(1_000_000)).padStart(6, '0'),
  letters: Array.from({ length: 12 }, () => alphabet[randomInt(alphabet.length)]).join(''),
});
