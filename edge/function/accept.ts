import type { EdgeHeader } from './event';
import { qualityOf } from './quality';

/** The rest of a longer header is ignored, to limit the cost. */
const LONGEST_ACCEPT = 256;

/** `text/*` includes HTML. */
const HTML_RANGE = /text\/(html|\*)/;

/**
 * Whether a client that sent this Accept header would rather read HTML than JSON: the higher quality wins, then the
 * earlier mention. Clients that name neither get JSON, and so do those that accept only XHTML, because the page is not
 * XHTML.
 */
export function prefersHtml(accept: EdgeHeader | undefined): boolean {
  if (!accept) return false;
  // What browsers send.
  if (accept.value.startsWith('text/html,')) return true;
  const ranges = accept.value.slice(0, LONGEST_ACCEPT).toLowerCase();
  // Most clients that are not browsers end here.
  if (!HTML_RANGE.test(ranges)) return false;
  let html = false;
  let best = 0;
  ranges.split(',').forEach((range) => {
    const quality = qualityOf(range);
    const named = HTML_RANGE.test(range);
    if (quality > best && (named || range.includes('json'))) {
      html = named;
      best = quality;
    }
  });
  return html;
}
