import { DetailLine } from '../document/detail';
import { IntervalField } from '../document/schedule';
import type { GatedRequest } from './gated-request';

/** The placeholders of an operator's own page, in the order of their values. */
export const placeholders = ['title', 'lead', 'end', 'message', 'site', 'attributes', 'state', 'name'] as const;

/**
 * Whether the operator has an own page, and that page split at its placeholders: texts, and between them the positions of
 * the placeholders. `edge/build/bundle.ts` replaces both constants, so that the code contains only one page.
 */
declare const CUSTOM: boolean;
declare const CUSTOM_PAGE: readonly string[];

/** Whether the page's words are in the visitor's language: an own page asks for that by naming `attributes`. */
declare const TRANSLATED: boolean;

/**
 * The page of a refusal: what the store has in the visitor's language, from the doctype to the first value of a table, and behind it what
 * only this refusal knows. Without it the page is plain and English. Optional tags and quotation marks are left out, because the
 * size of the code is limited; for its cost, there is one text to add to instead of placeholders to fill.
 *
 * @param text the message, escaped for HTML
 * @param wait seconds until the page loads itself again; empty when it does not
 */
export function page(gated: GatedRequest, text: string | undefined, wait: string, beginning: string): string {
  const detail = gated.detail;
  if (CUSTOM) return ownPage(gated, text, beginning);
  const interval = gated.interval;
  const ends = interval[IntervalField.endsAt];
  const total = ends - interval[IntervalField.startsAt];
  const left = (ends - gated.clock) | 0;
  const paths = interval[IntervalField.paths];
  const known =
    ((left / 60 + 1) | 0) +
    ' min<td>' +
    detail[DetailLine.end] +
    (wait && '<td id=a>' + wait + ' s') +
    (paths ? '<td id=d>' + paths.join(' ') : '') +
    '</table><progress id=p max=' +
    total +
    ' value=' +
    (total - left) +
    '></progress><p dir=auto lang="' +
    gated.language +
    '">' +
    text +
    '<header>' +
    (detail[DetailLine.brand] || gated.siteId);
  // The beginning is long, so it is copied only once.
  return (beginning || detail[DetailLine.title] + '<table><td>') + known;
}

/** Its words are those of the built-in page, and so is the script, which shows the end on the visitor's clock, where it is translated. */
function ownPage(gated: GatedRequest, text: string | undefined, beginning: string): string {
  const detail = gated.detail;
  const brand = detail[DetailLine.brand] || gated.siteId;
  const values = [
    detail[DetailLine.title],
    detail[DetailLine.lead],
    detail[DetailLine.end],
    `<p dir=auto lang="${gated.language}">${text}</p>`,
    brand,
    '',
    '',
    // A name is escaped, so the last tag ends before it.
    brand.slice(brand.lastIndexOf('>') + 1),
  ];
  let script = '';
  if (TRANSLATED) {
    const words = ownWords.exec(beginning);
    if (words) {
      values[0] = words[OwnWord.title];
      values[1] = words[OwnWord.lead];
      values[5] = words[OwnWord.attributes];
      values[6] = words[OwnWord.state];
      script = words[OwnWord.script] || '';
    }
  }
  // Every second part is the position of a placeholder.
  return CUSTOM_PAGE.map((part, index) => (index % 2 ? values[Number(part)] : part)).join('') + script;
}

/** What an own page shows of the beginning of the built-in one. */
const ownWords = /html (.*?)><title>(.*?)<.*?(<script.*?t>).*?s>(.*?)<.*?<p>(.*?)</;
const OwnWord = { attributes: 1, title: 2, script: 3, state: 4, lead: 5 } as const;

export const POLICY_HEADER = 'content-security-policy';

/**
 * The content security policy: the page may load its style, and the images that an operator names. The hash is that of the script;
 * test/edge/build/page.test.ts checks it.
 */
export const pagePolicy =
  "default-src 'none';style-src 'self' 'unsafe-inline';img-src 'self' data: https:;script-src 'sha256-KdRRno/4VRSte+5BPH10Nq71t7qAdGLPsRuTsen84Fk='";
