import type { EpochSeconds } from '../domain/actor';

/** SNS takes subjects of fewer than 100 ASCII characters. https://docs.aws.amazon.com/sns/latest/api/API_Publish.html */
const LONGEST_SUBJECT = 99;
const LONGEST_QUOTE = 1000;

/**
 * Words of a user inside a mail of ours: one line, nothing invisible or right-to-left, nothing a mail client turns into a
 * link. `https://a.example/x` becomes `https[:]//a[.]example/x`; `v1.2` and the end of a sentence stay as they are.
 */
export function quote(text: string): string {
  const flat = text
    .normalize('NFKC')
    .replace(/[\p{C}\p{Z}\s]+/gu, ' ')
    .trim();
  // By characters: half of one cannot be written as UTF-8, and the mail would never leave.
  const cut = flat.length > LONGEST_QUOTE ? `${[...flat].slice(0, LONGEST_QUOTE).join('')}…` : flat;
  return cut.replace(/:(?=\/)/g, '[:]').replace(/(?<=[^\s./])[.。](?=\p{L})/gu, '[.]');
}

/** Printable ASCII on one line; everything else becomes `?`. */
export function subjectLine(text: string): string {
  const ascii = text.replace(/[^\x20-\x7e]/g, '?');
  return ascii.length > LONGEST_SUBJECT ? `${ascii.slice(0, LONGEST_SUBJECT - 3)}...` : ascii;
}

/** `2026-11-23 11:00 Europe/Berlin (2026-11-23 10:00 UTC)`; the UTC half tells apart what a clock change made equal. */
export function zonedText(at: EpochSeconds, timeZone: string): string {
  const utc = `${localText(at, 'UTC')} UTC`;
  return timeZone === 'UTC' ? utc : `${localText(at, timeZone)} ${timeZone} (${utc})`;
}

const units = [
  ['d', 86_400],
  ['h', 3600],
  ['min', 60],
  ['s', 1],
] as const;

/** `1 d 2 h`, `90 s` as `1 min 30 s`; none is `0 s`. */
export function durationText(seconds: number): string {
  let rest = seconds;
  const parts = units.flatMap(([unit, length]) => {
    const count = Math.floor(rest / length);
    rest -= count * length;
    return count === 0 ? [] : [`${count} ${unit}`];
  });
  return parts.join(' ') || '0 s';
}

function localText(at: EpochSeconds, timeZone: string): string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  return format.format(at * 1000).replace(/:00$/, '');
}
