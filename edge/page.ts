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
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><meta name="color-scheme" content="light dark">${again}<title>${title}</title><style>${style}</style></head><body><main><h1>${title}</h1><p>${lead}</p>${text}<p class="t">Expected to end<br><time datetime="${end}">${utc(end)}</time></p>${reload === undefined ? '' : '<p class="s">This page reloads by itself.</p>'}</main></body></html>`;
}

const style =
  ':root{color-scheme:light dark;--b:#f5f6f8;--c:#fff;--i:#1b2330;--q:#566072;--l:#dfe3e9;--a:#b45309}' +
  '@media(prefers-color-scheme:dark){:root{--b:#10141b;--c:#181e28;--i:#e8ebf0;--q:#a3adbd;--l:#2c3543;--a:#fbbf24}}' +
  'body{margin:0;min-height:100vh;display:grid;place-items:center;background:var(--b);color:var(--i);font:1.0625rem/1.6 system-ui,sans-serif}' +
  'main{box-sizing:border-box;width:min(34rem,100% - 2rem);margin:2rem 0;padding:clamp(1.5rem,6vw,3rem);background:var(--c);border:1px solid var(--l);border-top:4px solid var(--a);border-radius:8px;overflow-wrap:anywhere}' +
  'h1{margin:0 0 .75rem;font-size:1.625rem;line-height:1.25}p{margin:0 0 1rem}' +
  '.m{padding-left:1rem;border-left:3px solid var(--l)}.t,.s{color:var(--q);font-size:.9375rem}' +
  'time{color:var(--i);font-size:1.125rem;font-weight:600;font-variant-numeric:tabular-nums}.s{margin:0}';

/** `2026-11-22 14:00 UTC`, with seconds only where they are not zero. */
function utc(end: string): string {
  const clock = end.slice(17, 19) === '00' ? end.slice(11, 16) : end.slice(11, 19);
  return `${end.slice(0, 10)} ${clock} UTC`;
}
