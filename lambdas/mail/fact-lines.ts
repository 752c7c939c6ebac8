import type { Difference, Fact, Piece, Said } from '../describe/facts';
import { instantTexts } from '../describe/times';
import { codeText, quote } from './plain-text';

/** Renders text pieces as plain text: times in the zone and in UTC; what people wrote cannot form links. */
export const saidText = (said: Said, timeZone: string): string =>
  said.map((piece) => pieceText(piece, timeZone)).join('');

function pieceText(piece: Piece, timeZone: string): string {
  if (typeof piece === 'string') return piece;
  if ('id' in piece) return piece.id;
  if ('at' in piece) return instantText(piece.at, timeZone);
  return 'code' in piece ? codeText(piece.code) : quote(piece.written);
}

/** `Mon, 23 November 2026 at 11:00 CET (Mon 23 Nov, 10:00 UTC)` */
function instantText(at: number, timeZone: string): string {
  const [first, ...others] = instantTexts(at, [timeZone]);
  return others.length === 0 ? first : `${first} (${others.join(', ')})`;
}

export const factLines = (facts: readonly Fact[], timeZone: string): string[] =>
  facts.map(({ label, value }) => `${label}: ${saidText(value, timeZone)}`);

/** A separate block with a title; nothing if nothing differs. */
export function differenceLines(title: string, differences: readonly Difference[], timeZone: string): string[] {
  if (differences.length === 0) return [];
  const side = (said: Said | undefined) => (said ? saidText(said, timeZone) : 'nothing');
  const lines = differences.flatMap(({ label, before, after }) => [
    `- ${label}`,
    `  before: ${side(before)}`,
    `  after:  ${side(after)}`,
  ]);
  return [title, ...lines, ''];
}
