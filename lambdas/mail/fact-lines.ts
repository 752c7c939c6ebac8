import type { Difference, Fact, Piece, Said } from '../describe/facts';
import { instantTexts, withoutDay } from '../describe/times';
import { codeText, quote } from './plain-text';

/** Renders text pieces as plain text: times in these zones and in UTC; what people wrote cannot form links. */
export const saidText = (said: Said, timeZones: readonly string[]): string =>
  said.map((piece) => pieceText(piece, timeZones)).join('');

function pieceText(piece: Piece, timeZones: readonly string[]): string {
  if (typeof piece === 'string') return piece;
  if ('id' in piece) return piece.id;
  if ('at' in piece) return instantText(piece.at, timeZones);
  return 'code' in piece ? codeText(piece.code) : quote(piece.written);
}

/** `Mon, 23 November 2026 at 11:00 CET (Mon 23 Nov, 10:00 UTC)` */
function instantText(at: number, timeZones: readonly string[]): string {
  const [first, ...others] = instantTexts(at, timeZones);
  return beside(first, others, at, timeZones);
}

/** A time in one zone, and in parentheses in the others. */
export function beside(
  first: string,
  others: readonly string[],
  at: number,
  [zone = 'UTC']: readonly string[],
): string {
  if (others.length === 0) return first;
  const texts = others.length === 1 ? others : withoutDay(others, at, zone);
  return `${first} (${texts.join(', ')})`;
}

export const factLines = (facts: readonly Fact[], timeZones: readonly string[]): string[] =>
  facts.map(({ label, value }) => `${label}: ${saidText(value, timeZones)}`);

/** A separate block with a title; nothing if nothing differs. */
export function differenceLines(
  title: string,
  differences: readonly Difference[],
  timeZones: readonly string[],
): string[] {
  if (differences.length === 0) return [];
  const side = (said: Said | undefined) => (said ? saidText(said, timeZones) : 'nothing');
  const lines = differences.flatMap(({ label, before, after }) => [
    `- ${label}`,
    `  before: ${side(before)}`,
    `  after:  ${side(after)}`,
  ]);
  return [title, ...lines, ''];
}
