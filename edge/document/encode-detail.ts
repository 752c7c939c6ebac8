import { FORMAT } from '../function/decide';
import type { EdgeBypass, EdgeEntry, EdgeInterval } from './document';
import { ENTRY_BYTES, entryBytes } from './encode-capacity';
import { exemptionToken, wellFormed } from './encode-path';
import { rangeLines } from './encode-range';
import { unsaid, wordLines } from './encode-words';

/** The tag of the message itself where it has an entry of its own. No text in another language may have it. */
const DEFAULT_TEXT = 'und';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * All the edge needs of one interval before it refuses, one field per line, in forms that cost the edge no instructions:
 * texts escaped, ranges as prefixes. A text of another language has an entry of its own, as has the message where the
 * policy leaves it no room.
 *
 * @param key the detail's own
 */
export function detailEntries(key: string, interval: EdgeInterval, bypass: EdgeBypass | undefined): EdgeEntry[] {
  const message = textValue(interval.message || unsaid[interval.mode]);
  const others = textsByTag(interval).map(([tag, text]) => ({ tag, value: `${FORMAT}\n${textValue(text)}` }));
  const whole = { key, value: detailValue(interval, bypass, message, others) };
  const apart =
    entryBytes(whole) > ENTRY_BYTES ? [{ tag: DEFAULT_TEXT, value: `${FORMAT}\n${message}` }, ...others] : others;
  const own = apart === others ? whole : { key, value: detailValue(interval, bypass, '\n', apart) };
  return [own, ...apart.map(({ tag, value }) => ({ key: `${key}/${tag}`, value }))];
}

/** Without what has the name of an entry of ours; requests for it are refused since version 0.2.0. */
function textsByTag({ messages = {} }: EdgeInterval): (readonly [tag: string, text: string])[] {
  const texts = Object.entries(messages).map(([tag, text]) => [tag.toLowerCase(), text] as const);
  return texts.filter(([tag]) => tag.split('-')[0] !== DEFAULT_TEXT);
}

function detailValue(
  interval: EdgeInterval,
  bypass: EdgeBypass | undefined,
  message: string,
  apart: readonly { readonly tag: string }[],
): string {
  const lines = [
    FORMAT,
    exemptionLine(interval.exemptions),
    message,
    originLine(interval.corsOrigins ?? []),
    apart.map(({ tag }) => tag).join(' '),
    ...wordLines(interval),
  ];
  return [...lines, ...bypassLines(bypass)].join('\n').replace(/\n+$/, '');
}

function originLine(origins: readonly string[]): string {
  return origins.includes('*') ? '*' : origins.join(' ');
}

function bypassLines(bypass: EdgeBypass | undefined): string[] {
  if (!bypass) return [];
  const keys = bypass.linkKeys.map(({ id, secret }) => `${id}:${secret}`);
  return [...rangeLines(bypass.cidrs), keys.join(' '), bypass.headerHash ?? ''];
}

/** A text for HTML, and on the next line for JSON where that differs. */
function textValue(text: string): string {
  const message = wellFormed(text).trim();
  const html = htmlText(message);
  const json = JSON.stringify(message).slice(1, -1);
  return `${html}\n${json === html ? '' : json}`;
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
