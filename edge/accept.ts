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
  if (ranges.indexOf('html') < 0) return false;
  let html = false;
  let best = 0;
  ranges.split(',').forEach((range) => {
    const parts = range.split('q=');
    const quality = parts.length === 1 ? 1 : Number.parseFloat(parts[1] || '');
    const named = range.indexOf('html') >= 0;
    if (quality > best && (named || range.indexOf('json') >= 0)) {
      html = named;
      best = quality;
    }
  });
  return html;
}
