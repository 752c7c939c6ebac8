import type { RefusalText } from './refuse';

/**
 * A page of the operator's own, cut at its placeholders: texts, and between them the numbers of the values. `edge/bundle.ts`
 * puts it in place of the name; false for the page below.
 */
declare const CUSTOM_PAGE: readonly (string | number)[] | false;

/**
 * The page of a refusal: no outside resource, readable without its script, light or dark as the visitor prefers. It loads
 * itself again at Retry-After unless that would lose what the visitor typed.
 *
 * @param paused whether only changes are refused
 * @param end UTC, `2026-11-22T15:00:00Z`
 * @param retryAfter seconds
 */
export function page(paused: boolean, text: RefusalText, end: string, retryAfter: string): string {
  const title = paused ? 'Changes are paused' : 'Down for maintenance';
  const lead = paused
    ? 'Nothing was saved. You can go on reading, and try again after the end.'
    : 'This site is being worked on.';
  const again = paused ? '' : `<meta http-equiv="refresh" content="${retryAfter}">`;
  const language = text.language ? ` lang="${text.language}"` : '';
  const message = text.html ? `<p class="m" dir="auto"${language}>${text.html}</p>` : '';
  const clock = end.slice(17) === '00Z' ? end.slice(11, 16) : end.slice(11, 19);
  const time = `<time datetime="${end}">${end.slice(0, 10)} ${clock} UTC</time>`;
  if (CUSTOM_PAGE) {
    const values = [title, lead, message, time, again];
    return CUSTOM_PAGE.map((part) => (typeof part === 'number' ? values[part] : part)).join('');
  }
  const note = again && '<p class="s">This page reloads by itself after that.</p>';
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><style>${style}</style>${again}<title>${title}</title><main><h1>${title}</h1><p>${lead}</p>${message}<p><small>Expected to end</small><br>${time}</p>${note}</main><script>${script}</script></html>`;
}

/** The hash is that of the script below; test/edge/page.test.ts holds them together. */
export const pagePolicy =
  "default-src 'none';style-src 'unsafe-inline';script-src 'sha256-TaOJWpTqrjsNC8tVqBE2xfmPxkdTJYqLsyqmPGDCjvM='";

/** Shows the end on the visitor's own clock. */
export const script =
  'const t=document.querySelector("time");t.textContent=new Date(t.dateTime).toLocaleString([],{dateStyle:"long",timeStyle:"long"})';

const style =
  ':root{color-scheme:light dark;--b:#f3f4f7;--c:#fff;--i:#1b2330;--a:#b45309}' +
  '@media(prefers-color-scheme:dark){:root{--b:#10141b;--c:#1a212c;--i:#e8ebf0;--a:#fbbf24}}' +
  'body{margin:0;min-height:100vh;display:grid;place-items:center;background:var(--b);color:var(--i);font:17px/1.6 system-ui,sans-serif}' +
  'main{box-sizing:border-box;width:min(34rem,100% - 2rem);padding:clamp(1.5rem,6vw,3rem);background:var(--c);border-top:4px solid var(--a);border-radius:8px;overflow-wrap:anywhere}' +
  'h1{margin:0;font-size:1.6rem;line-height:1.25}p{margin:1rem 0 0}' +
  '.m{padding-left:1rem;border-left:3px solid var(--a)}small,.s{font-size:.95rem;opacity:.8}time{font-size:1.1rem;font-weight:600}';
