import { Apart, DetailLine, detailKey, FORMAT, NO_LANGUAGE, TextLine } from './detail';
import type { EdgeBypass, EdgeEntry, EdgeInterval, EdgeSite } from './document';
import { brandLine } from './encode-brand';
import { ENTRY_BYTES, entryBytes } from './encode-capacity';
import { exemptionToken } from './encode-path';
import { rangeLines } from './encode-range';
import { windowTail } from './encode-schedule';
import { type EncodedText, encodedText, formForBoth } from './encode-text';
import { unsaidText, wordLines } from './encode-words';
import { inOrder } from './fields';
import { oncePer } from './once';

export type DetailLines = Partial<Record<keyof typeof DetailLine, string>>;

/** A text with a separate entry, by the language in its key. */
interface TextApart {
  readonly language: string;
  readonly text: EncodedText;
}

/**
 * Everything the edge needs about one interval before it refuses, one field per line, prepared so that the edge has
 * little to compute: texts escaped, ranges as prefixes. A text in another language has a separate entry, and so has the
 * message if it does not fit beside the other lines.
 *
 * @param ofSite its `siteLines`, which are the same for every interval
 */
export function detailEntries({ siteId }: EdgeSite, interval: EdgeInterval, ofSite: DetailLines): EdgeEntry[] {
  const key = detailKey(siteId, windowTail(interval));
  const { plan, message, others } = ofInterval(interval);
  const lines = { ...plan, ...ofSite };
  const whole = { key, value: joined({ ...lines, ...message, languages: languagesOf(others) }) };
  if (entryBytes(whole) <= ENTRY_BYTES) return [whole, ...others.map((apart) => textEntry(key, apart))];
  const apart = [{ language: NO_LANGUAGE, text: fitting(key, message, interval) }, ...others];
  return [
    { key, value: joined({ ...lines, languages: languagesOf(apart) }) },
    ...apart.map((each) => textEntry(key, each)),
  ];
}

/** What is the same whatever the site has become: an interval is weighed and encoded several times. */
const ofInterval = oncePer((interval: EdgeInterval) => ({
  plan: planLines(interval),
  message: interval.message ? encodedText(interval.message) : unsaidText(interval.mode),
  others: textsByLanguage(interval),
}));

/**
 * If the HTML and JSON forms of a message do not fit into one entry and the message must fit, JSON clients get the HTML form. If that
 * is too long as well, everybody gets the standard text: an emergency closes its site whatever its message is.
 */
function fitting(key: string, text: EncodedText, { mustFit, mode }: EdgeInterval): EncodedText {
  const fits = (each: EncodedText) => entryBytes(textEntry(key, { language: NO_LANGUAGE, text: each })) <= ENTRY_BYTES;
  if (!mustFit || fits(text)) return text;
  const forBoth = formForBoth(text);
  return fits(forBoth) ? forBoth : unsaidText(mode);
}

/** Without languages whose key is one of our own entries; requests for them are refused since version 0.2.0. */
function textsByLanguage({ messages = {} }: EdgeInterval): TextApart[] {
  const texts = Object.entries(messages).map(([tag, text]) => ({
    language: tag.toLowerCase(),
    text: encodedText(text),
  }));
  return texts.filter(({ language }) => language.split('-')[0] !== NO_LANGUAGE);
}

/** In the form of a detail that has nothing else. */
export function linkKeysEntry({ siteId, bypass }: EdgeSite): EdgeEntry {
  return { key: detailKey(siteId, Apart.links), value: joined(bypass ? { linkKeys: linkKeysLine(bypass) } : {}) };
}

function planLines(interval: EdgeInterval): DetailLines {
  const { exemptions, corsOrigins = [] } = interval;
  return {
    exemptions: exemptionLine(exemptions),
    corsOrigins: corsOrigins.includes('*') ? '*' : corsOrigins.join(' '),
    ...wordLines(interval),
  };
}

/** The lines that come from the site as it is now. */
export function siteLines({ siteId, bypass, branding, retryAfterMaximumSeconds }: EdgeSite): DetailLines {
  return {
    ...(bypass && { ...rangeLines(bypass.cidrs), linkKeys: linkKeysLine(bypass), headerHash: bypass.headerHash ?? '' }),
    ...(retryAfterMaximumSeconds !== undefined && { longestWait: String(retryAfterMaximumSeconds) }),
    ...(branding && { brand: brandLine(siteId, branding) }),
  };
}

function linkKeysLine({ linkKeys }: EdgeBypass): string {
  return linkKeys.map(({ id, secret }) => `${id}:${secret}`).join(' ');
}

/** A leading `*` says that an exemption covers every path. */
function exemptionLine(exemptions: readonly string[]): string {
  const tokens = exemptions.map(exemptionToken);
  const ofEveryPath = tokens.some((token) => /^[A-Z]*\/$/.test(token));
  return [...(ofEveryPath ? ['*'] : []), ...tokens].join(' ');
}

function languagesOf(apart: readonly TextApart[]): string {
  return apart.map(({ language }) => language).join(' ');
}

function textEntry(key: string, { language, text }: TextApart): EdgeEntry {
  return { key: `${key}/${language}`, value: inOrder(TextLine, { format: FORMAT, ...text }, '').join('\n') };
}

/** Empty lines at the end are left out. */
function joined(lines: DetailLines): string {
  return inOrder(DetailLine, { format: FORMAT, ...lines }, '')
    .join('\n')
    .replace(/\n+$/, '');
}
