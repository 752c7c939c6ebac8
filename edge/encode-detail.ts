import type { EdgeInterval } from './document';
import { exemptionToken, wellFormed } from './encode-path';

/** Lets a later format be told apart; later fields are appended as further lines, which older functions ignore. */
const FORMAT = '1';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Exemptions and texts of one interval, one per line, escaped here because the edge has no instructions to spare. */
export function detailValue(interval: EdgeInterval): string {
  const message = wellFormed(interval.message ?? '').trim();
  const html = htmlText(message);
  const json = JSON.stringify(message).slice(1, -1);
  return [FORMAT, exemptionLine(interval.exemptions), html, json === html ? '' : json].join('\n');
}

/** A leading `*` says that the path alone does not tell what is exempt. */
function exemptionLine(exemptions: readonly string[]): string {
  const tokens = exemptions.map(exemptionToken);
  const ofEveryPath = tokens.some((token) => /^[A-Z]*\/$/.test(token));
  return [...(ofEveryPath ? ['*'] : []), ...tokens].join(' ');
}

/** Line breaks stay visible; other control characters have no place in HTML. */
function htmlText(text: string): string {
  return text
    .replace(/[&<>"']/g, (character) => entities[character] ?? '')
    .replace(/\r\n?|\n/g, '<br>')
    .replace(/\p{Cc}/gu, '');
}
