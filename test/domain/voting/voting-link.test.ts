import type { StoredVotingLink } from '../../../lambdas/domain/voting/approval-request';
import {
  codeHashOf,
  formatToken,
  mintLink,
  parseToken,
  sameHash,
  secretHashOf,
} from '../../../lambdas/domain/voting/voting-link';
import { isCapped, withLink } from '../../../lambdas/domain/voting/voting-link-validity';

const secret = 'AbCdEfGhIjKlMnOpQrStUvWxYz0123456789-_AbCdE';
const windowId = 'demo.01JBC4Z6V8W3X5Y7ZABCDEFGHJ';

describe('a voting link', () => {
  it('stores hashes only', () => {
    const link = mintLink(secret, '042017', 5);
    expect(link).toEqual({ secretHash: secretHashOf(secret), codeHash: codeHashOf(secret, '042017'), mintedAt: 5 });
    expect(link.secretHash).toMatch(/^[0-9a-f]{64}$/);
    expect(link.codeHash).not.toBe(codeHashOf(secret, '042018'));
    expect(link.codeHash).not.toBe(link.secretHash);
  });

  it('travels as a token that names window, approver and secret', () => {
    expect(parseToken(formatToken(windowId, 'ana', secret))).toEqual({
      subjectId: windowId,
      approverId: 'ana',
      secret,
    });
  });

  it.each([
    '',
    '...',
    `${windowId}.ana`,
    `${windowId}.ana.${secret}x`,
    `${windowId}.ana.${secret.slice(1)}`,
    `${windowId}.Ana.${secret}`,
    `${windowId.toLowerCase()}.ana.${secret}`,
    `${windowId}.ana.${secret}\n`,
    `${windowId}.ana.${secret.slice(1)}=`,
  ])('does not come from the token %p', (token) => {
    expect(parseToken(token)).toBeUndefined();
  });

  it('matches the same hash only', () => {
    expect(sameHash(secretHashOf('a'), secretHashOf('a'))).toBe(true);
    expect(sameHash(secretHashOf('a'), secretHashOf('b'))).toBe(false);
    expect(sameHash(secretHashOf('a'), '')).toBe(false);
  });
});

describe('the links of an approver', () => {
  const at = (...times: number[]): StoredVotingLink[] =>
    times.map((mintedAt) => mintLink(String(mintedAt), '000000', mintedAt));

  it('are kept in order, each once, the newest eight', () => {
    const links = at(1, 2, 3, 4, 5, 6, 7, 8, 9).reduce<StoredVotingLink[]>(withLink, []);
    expect(links.map(({ mintedAt }) => mintedAt)).toEqual([2, 3, 4, 5, 6, 7, 8, 9]);
    const [again] = at(5);
    expect(again && withLink(links, again).map(({ mintedAt }) => mintedAt)).toEqual([2, 3, 4, 6, 7, 8, 9, 5]);
  });

  it('are capped at three an hour after the first', () => {
    expect(isCapped(at(100, 101, 102), 103)).toBe(false);
    expect(isCapped(at(100, 101, 102, 103), 104)).toBe(true);
    expect(isCapped(at(100, 101, 102, 103), 3701)).toBe(false);
    expect(isCapped([], 0)).toBe(false);
  });
});
