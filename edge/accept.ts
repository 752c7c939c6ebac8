import type { EdgeHeader } from './event';

/** What lies beyond cannot be told apart from a flood. */
const LONGEST_ACCEPT = 256;

/**
 * Whether a client that sent this Accept header would rather read HTML than JSON: the higher quality wins, then the
 * earlier mention. Clients that name neither get JSON.
 */
export function prefersHtml(accept: EdgeHeader | undefined): boolean {
  if (!accept) return false;
  // What browsers send.
  if (accept.value.startsWith('text/html,')) return true;
  const ranges = accept.value.slice(0, LONGEST_ACCEPT).toLowerCase();
  const html = firstOf(ranges.indexOf('text/html'), ranges.indexOf('application/xhtml'));
  if (html < 0) return false;
  const json = ranges.indexOf('json');
  const ofHtml = quality(ranges, html);
  if (json < 0) return ofHtml > 0;
  const ofJson = quality(ranges, json);
  return ofHtml > ofJson || (ofHtml === ofJson && html < json);
}

function firstOf(a: number, b: number): number {
  return a < 0 || (b >= 0 && b < a) ? b : a;
}

/** The q parameter of the media range at `from`, 1 without one. */
function quality(ranges: string, from: number): number {
  const comma = ranges.indexOf(',', from);
  const q = ranges.indexOf('q=', from);
  if (q < 0 || (comma >= 0 && q > comma)) return 1;
  return Number.parseFloat(ranges.slice(q + 2, q + 7)) || 0;
}
