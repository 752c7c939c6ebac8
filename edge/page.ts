/**
 * The page of a refusal: no script, no outside resource, light or dark as the visitor prefers.
 *
 * @param message already escaped for HTML, or empty
 * @param end UTC without its zone, `2026-11-22T15:00:00`
 * @param reload seconds until the page loads itself again; empty when that would lose what the visitor typed
 */
export function page(title: string, lead: string, message: string | undefined, end: string, reload: string): string {
  const again = reload && `<meta http-equiv="refresh" content="${reload}">`;
  const text = message ? `<p class="m" dir="auto">${message}</p>` : '';
  const clock = end.slice(17) === '00' ? end.slice(11, 16) : end.slice(11);
  const note = reload && '<p class="s">This page reloads by itself after that.</p>';
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><style>${style}</style>${again}<title>${title}</title></head><body><main><h1>${title}</h1><p>${lead}</p>${text}<p><small>Expected to end</small><br><time datetime="${end}Z">${end.slice(0, 10)} ${clock} UTC</time></p>${note}</main></body></html>`;
}

const style =
  ':root{color-scheme:light dark;--b:#f3f4f7;--c:#fff;--i:#1b2330;--a:#b45309}' +
  '@media(prefers-color-scheme:dark){:root{--b:#10141b;--c:#1a212c;--i:#e8ebf0;--a:#fbbf24}}' +
  'body{margin:0;min-height:100vh;display:grid;place-items:center;background:var(--b);color:var(--i);font:1.0625rem/1.6 system-ui,sans-serif}' +
  'main{box-sizing:border-box;width:min(34rem,100% - 2rem);padding:clamp(1.5rem,6vw,3rem);background:var(--c);border-top:4px solid var(--a);border-radius:8px;overflow-wrap:anywhere}' +
  'h1{margin:0;font-size:1.625rem;line-height:1.25}p{margin:1rem 0 0}' +
  '.m{padding-left:1rem;border-left:3px solid var(--a)}small,.s{font-size:.9375rem;opacity:.8}time{font-size:1.125rem;font-weight:600}';
