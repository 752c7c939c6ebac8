/**
 * The page of a refusal: no script, no outside resource, light or dark as the visitor prefers.
 *
 * @param message already escaped for HTML, or empty
 * @param end RFC 3339, UTC
 * @param reload seconds until the page loads itself again; undefined when that would lose what the visitor typed
 */
export function page(title: string, lead: string, message: string, end: string, reload: number | undefined): string {
  const again = reload === undefined ? '' : `<meta http-equiv="refresh" content="${reload}">`;
  const text = message === '' ? '' : `<p class="m" dir="auto">${message}</p>`;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><meta name="color-scheme" content="light dark">${again}<title>${title}</title><style>${style}</style></head><body><main><h1>${title}</h1><p>${lead}</p>${text}<p><small>Expected to end</small><br><time datetime="${end}">${utc(end)}</time></p>${reload === undefined ? '' : '<p class="s">This page reloads by itself after that.</p>'}</main></body></html>`;
}

const style =
  ':root{color-scheme:light dark;--b:#f3f4f7;--c:#fff;--i:#1b2330;--a:#b45309}' +
  '@media(prefers-color-scheme:dark){:root{--b:#10141b;--c:#1a212c;--i:#e8ebf0;--a:#fbbf24}}' +
  'body{margin:0;min-height:100vh;display:grid;place-items:center;background:var(--b);color:var(--i);font:1.0625rem/1.6 system-ui,sans-serif}' +
  'main{box-sizing:border-box;width:min(34rem,100% - 2rem);padding:clamp(1.5rem,6vw,3rem);background:var(--c);border-top:4px solid var(--a);border-radius:8px;overflow-wrap:anywhere}' +
  'h1{margin:0;font-size:1.625rem;line-height:1.25}p{margin:1rem 0 0}' +
  '.m{padding-left:1rem;border-left:3px solid var(--a)}small,.s{font-size:.9375rem;opacity:.8}time{font-size:1.125rem;font-weight:600}';

/** `2026-11-22 14:00 UTC`, with seconds only where they are not zero. */
function utc(end: string): string {
  const clock = end.slice(17, 19) === '00' ? end.slice(11, 16) : end.slice(11, 19);
  return `${end.slice(0, 10)} ${clock} UTC`;
}
