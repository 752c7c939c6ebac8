import fc from 'fast-check';
import type { AuditEntry } from '../../../lambdas/domain/audit/audit';
import { genesisHash } from '../../../lambdas/domain/audit/chain';
import { ExportedChain, type ExportVerdict } from '../../../lambdas/domain/audit/exported-chain';
import { chainOf } from './chains';

const lines = (entries: readonly AuditEntry[]) => entries.map((entry) => `${JSON.stringify(entry)}\n`);

/** @param pieces where the text is divided when it is read */
function verdictOn(text: string, head?: string, pieces = 1): ExportVerdict {
  const exported = new ExportedChain(head);
  const size = Math.max(1, Math.ceil(text.length / pieces));
  for (let at = 0; at < text.length; at += size) exported.read(text.slice(at, at + size));
  return exported.end();
}

const entries = chainOf(8);
const whole = lines(entries);
const text = whole.join('');
const head = entries.at(-1)?.hash ?? '';

describe('an exported chain', () => {
  it('is valid as it was exported, in pieces of any size, also without the head', () => {
    for (const pieces of [1, 2, 7, text.length]) {
      expect(verdictOn(text, head, pieces)).toEqual({ valid: true, chain: 'shop', entries: 8, lastHash: head });
    }
    expect(verdictOn(text).valid).toBe(true);
    expect(verdictOn('', genesisHash)).toEqual({ valid: true, entries: 0, lastHash: genesisHash });
  });

  it('that has grown since its head was recorded is valid', () => {
    expect(verdictOn(text, entries[4]?.hash).valid).toBe(true);
  });

  it('is convicted of any single change, wherever it is', () => {
    const change = fc.tuple(fc.nat(text.length - 1), fc.string({ minLength: 1, maxLength: 1 }));
    fc.assert(
      fc.property(change, ([at, other]) => {
        fc.pre(text[at] !== other);
        expect(verdictOn(text.slice(0, at) + other + text.slice(at + 1), head).valid).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it('is convicted of a deletion, an insertion and a truncation of the text', () => {
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.string({ minLength: 1, maxLength: 3 }), (at, added) => {
        expect(verdictOn(text.slice(0, at) + text.slice(at + 1), head).valid).toBe(false);
        expect(verdictOn(text.slice(0, at) + added + text.slice(at), head).valid).toBe(false);
        expect(verdictOn(text.slice(0, at), head).valid).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  it('is convicted of a missing, repeated, foreign or moved entry', () => {
    const foreign = lines(chainOf(8, 'other'));
    const positions = fc.tuple(fc.nat(7), fc.nat(7));
    fc.assert(
      fc.property(positions, ([one, other]) => {
        const without = whole.filter((_, index) => index !== one);
        expect(verdictOn(without.join(''), head).valid).toBe(false);
        expect(verdictOn([...whole.slice(0, one), whole[other], ...whole.slice(one)].join(''), head).valid).toBe(false);
        const replaced = whole.map((line, index) => (index === one ? foreign[one] : line));
        expect(verdictOn(replaced.join(''), head).valid).toBe(false);
        if (one === other) return;
        const moved = [...without.slice(0, other), whole[one], ...without.slice(other)];
        expect(verdictOn(moved.join(''), head).valid).toBe(false);
      }),
    );
  });

  it('that was cut between two lines is convicted by the recorded head, and by nothing else', () => {
    const cut = whole.slice(0, 5).join('');
    expect(verdictOn(cut)).toMatchObject({ valid: true, entries: 5 });
    expect(verdictOn(cut, head)).toMatchObject({ valid: false, problem: 'head-missing', line: 6 });
  });

  it('says what is wrong, and in which line', () => {
    expect(verdictOn(text.slice(0, -1), head)).toMatchObject({ problem: 'cut', line: 8 });
    expect(verdictOn(`${whole[0]}{}\n`)).toMatchObject({ problem: 'not-an-entry', line: 2, entries: 1 });
    expect(verdictOn([whole[0], whole[2]].join(''))).toMatchObject({ problem: 'does-not-follow', line: 2 });
    expect(verdictOn(`${whole[0]?.replace('{', '{ ')}`)).toMatchObject({ problem: 'not-an-entry', line: 1 });
  });

  it('is verified by the same code however long it is', () => {
    const long = chainOf(3000);
    expect(verdictOn(lines(long).join(''), long.at(-1)?.hash, 50)).toMatchObject({ valid: true, entries: 3000 });
  });
});
