import type { Difference, Fact, Piece, Said } from '../describe/facts';
import { type Html, html } from './html';
import { type Clock, instantView } from './times';

/** Renders text pieces as HTML: what people wrote keeps its own direction and language. */
export const saidView = (said: Said, clock: Clock): Html => html`${said.map((piece) => pieceView(piece, clock))}`;

function pieceView(piece: Piece, clock: Clock): Html {
  if (typeof piece === 'string') return html`${piece}`;
  if ('at' in piece) return instantView(piece.at, clock);
  if ('written' in piece) return html`<bdi${piece.language && html` lang="${piece.language}"`}>${piece.written}</bdi>`;
  return html`<code>${'id' in piece ? piece.id : piece.code}</code>`;
}

export function factList(facts: readonly Fact[], clock: Clock): Html {
  return html`<dl>${facts.map((fact) => factView(fact, clock))}</dl>`;
}

export function factView({ label, value }: Fact, clock: Clock, more?: Html): Html {
  return html`<dt>${label}</dt><dd>${saidView(value, clock)}${more}</dd>`;
}

/** Each difference, before and after. */
export function differenceList(differences: readonly Difference[], clock: Clock): Html {
  const items = differences.map(
    ({ label, before, after }) =>
      html`<dt>${label}</dt>${side('was', 'Before', before, clock)}${side('is', 'After', after, clock)}`,
  );
  return html`<dl class="changes">${items}</dl>`;
}

function side(which: 'was' | 'is', word: string, said: Said | undefined, clock: Clock): Html {
  const value = said ? saidView(said, clock) : 'nothing';
  return html`<dd class="${which}"><span class="word">${word}</span> ${value}</dd>`;
}
