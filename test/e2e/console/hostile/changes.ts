import type { Change } from './answers';
import { markup } from './judge';
import type { Locale } from './visit';

/** Letters and marks that run to the left, begun and not ended, ended and not begun. */
const turned = 'a\u2069\u202e\u2067 נתונים \u2066العربية 1. fdp.exe';
const pictures = '👩‍👩‍👧‍👦🏳️‍🌈'.repeat(20);
const stacked = 'Z\u0351\u036b\u0343'.repeat(20);

/**
 * Answers of the API that nobody expects: what they are, what is done to them, a part of what can then be read, and the language of whoever
 * reads it.
 */
export const changes: readonly (readonly [string, Change, string, Locale])[] = [
  [
    'markup, pictures, and texts that run to the left',
    { words: [turned, markup, pictures, stacked].join(' ') },
    'fdp.exe',
    'de-DE',
  ],
  ['10 KB without a space', { words: 'x'.repeat(10_000) }, 'x'.repeat(1_000), 'de-DE'],
  [
    'values that a newer server invented',
    { newer: '<b id=from-data>from a newer server</b>\u202e' },
    'from a newer server',
    'en-GB',
  ],
  ['only what is required', { optional: 'missing' }, '', 'en-GB'],
  ['null for what is not required', { optional: 'null' }, '', 'de-DE'],
];
