import type { ChainWalk } from '../../domain/audit/chain';
import { malformedField } from '../../domain/refusal';
import { decodeCursor, encodeCursor } from '../../store/cursor';

/** Where a listing of entries goes on. */
export const seqCursor = (seq: number): string => Buffer.from(String(seq)).toString('base64url');

/** @returns 0 without a cursor. @throws Refusal malformed */
export function seqIn(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  if (!/^[1-9]\d{0,11}$/.test(text))
    throw malformedField('cursor', 'does not belong to this listing; start again without one');
  return Number(text);
}

const verificationOf = (chain: string): string => `verify ${chain}`;

/**
 * Where a verification goes on: the last entry that it verified, and that entry's hash. It is not signed, because the next
 * entry must follow this hash: a forged cursor makes an intact chain look broken, or leaves entries out that its own
 * holder did not want to verify.
 */
export const walkCursor = (chain: string, { seq, hash }: ChainWalk): string =>
  encodeCursor(verificationOf(chain), { seq, hash });

/** @throws Refusal malformed */
export function walkIn(cursor: string, chain: string): ChainWalk {
  const { seq, hash } = decodeCursor(cursor, verificationOf(chain), {
    seq: [1, 999_999_999_999],
    hash: ['0'.repeat(64), 'f'.repeat(64)],
  });
  return { seq: Number(seq), hash: String(hash) };
}
