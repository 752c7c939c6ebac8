import fc from 'fast-check';
import { plainJson, plainText } from '../../../cli/output/plain-text';

/** What a terminal could take as an order, or what turns text around. */
const orders = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;
const hostile = fc.string({
  unit: fc.oneof(
    fc.constantFrom(
      '\u001b[2J',
      '\u009b31m',
      '\u0007',
      '\r',
      '\n',
      '\t',
      '\u202e',
      '\u2066',
      '\ud800',
      '\u007f',
      '\u0000',
    ),
    fc.string({ unit: 'grapheme', maxLength: 3 }),
  ),
});

describe('text of other people', () => {
  it('has no control characters left', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(plainText(text)).not.toMatch(orders);
        expect(plainText(text)).not.toMatch(/\p{Cs}/u);
      }),
      { numRuns: 1000 },
    );
  });

  it('is the same JSON when it is escaped', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const json = plainJson(JSON.stringify({ text }));
        expect(json).not.toMatch(orders);
        expect(JSON.parse(json)).toEqual({ text });
      }),
      { numRuns: 1000 },
    );
  });

  it('keeps its letters, whatever their script', () => {
    for (const text of ['Größe – 25 €', '保守作業', 'صيانة', '👩🏽‍🔧 maintenance 🇫🇷', 'naïve'])
      expect(plainText(text)).toBe(text);
  });

  it('shows where something was taken out', () => {
    expect(plainText('a\u001b[31mb')).toBe('a\ufffd[31mb');
  });
});
