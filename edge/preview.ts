import { DetailLine, FORMAT, NO_LANGUAGE } from './document/detail';
import type { EdgeBranding, EdgeInterval } from './document/document';
import { brandLine } from './document/encode-brand';
import { pageEntries } from './document/encode-page';
import { scheduleValue } from './document/encode-schedule';
import { encodedText } from './document/encode-text';
import { unsaidText, wordLines } from './document/encode-words';
import { inOrder } from './document/fields';
import { modes } from './document/mode';
import { PAGE_LANGUAGES, pageKey, STYLE_KEY } from './document/page-keys';
import { DIGITS, type Schedule, type ScheduledInterval } from './document/schedule';
import { type GatedRequest, Reading } from './function/gated-request';
import { pageLanguage, preferredLanguage } from './function/language';
import { refuse } from './function/refuse';

/** The languages that pages have words in. BCP 47 */
export const pageLanguages: readonly string[] = PAGE_LANGUAGES.split(' ');

/** What a page depends on. */
export interface Previewed
  extends Pick<EdgeInterval, 'mode' | 'startsAt' | 'endsAt' | 'paths' | 'message' | 'messages'> {
  readonly siteId: string;
  readonly branding: EdgeBranding;
  /** The language of the visitor's browser. BCP 47 */
  readonly language: string;
  /** UTC epoch seconds */
  readonly now: number;
}

const entries = new Map(pageEntries().map(({ key, value }) => [key, value]));

/** The style of every page. */
export const pageStyle = entries.get(STYLE_KEY) ?? '';

/**
 * The page that visitors get during a window, made by the code of the edge. It can run in a browser, because nothing of it needs the store,
 * the keys of links or address ranges.
 */
export function previewPage(previewed: Previewed): string {
  const { mode, language, messages = {} } = previewed;
  const accepted = { value: language };
  const tags = Object.keys(messages).map((tag) => tag.toLowerCase());
  const chosen = preferredLanguage(accepted, tags.join(' ') || NO_LANGUAGE);
  const [, text] = Object.entries(messages).find(([tag]) => tag.toLowerCase() === chosen) ?? [];
  const template = entries.get(pageKey(pageLanguage(accepted), modes.indexOf(mode))) ?? '';
  const gated = gatedBy(previewed);
  if (text !== undefined) Object.assign(gated, { language: chosen, text: [FORMAT, encodedText(text).message] });
  return refuse(gated, template).body ?? '';
}

function gatedBy(previewed: Previewed): GatedRequest {
  const { siteId, mode, message, branding, now } = previewed;
  const interval = { ...previewed, windowId: `${siteId}.preview`, hostnames: [host], exemptions: [] };
  const said = message ? encodedText(message) : unsaidText(mode);
  const lines = { format: FORMAT, ...wordLines(interval), ...said, brand: brandLine(siteId, branding, branding.logo) };
  const headers = { host: { value: host } };
  const request = { method: 'POST', uri: '/', headers, querystring: {}, cookies: {} };
  return {
    reading: Reading.page,
    event: { viewer: { ip: '192.0.2.1' }, request },
    incoming: request,
    clock: now,
    siteId,
    interval: scheduled(interval),
    key: '',
    detail: inOrder(DetailLine, lines, ''),
    language: '',
  };
}

const host = 'preview.example';

/** The interval as a schedule has it. */
function scheduled(interval: EdgeInterval): ScheduledInterval {
  const site = { siteId: 'preview', revision: 1, hostnames: [host], intervals: [] };
  const [, , only]: Schedule = JSON.parse(scheduleValue(site, host, [interval]).slice(DIGITS));
  if (!only) throw new Error('A schedule has the interval that it was made from');
  return only;
}
