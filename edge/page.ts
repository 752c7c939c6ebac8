/**
 * Whether the operator brings a page, and that page cut at its placeholders: texts, and between them the numbers of the
 * values. `edge/bundle.ts` puts both in place of the names, so that only one page is in the code.
 */
declare const CUSTOM: boolean;
declare const CUSTOM_PAGE: readonly (string | number)[];

/**
 * The page of a refusal: no outside resource, readable without its script, light or dark as the visitor prefers.
 *
 * @param paused whether only changes are refused
 * @param text escaped for HTML
 * @param language of the text; empty or `*` when unknown
 * @param end UTC, `2026-11-22T15:00:00Z`
 */
export function page(paused: boolean, text: string | undefined, language: string, end: string): string {
  const title = paused ? 'Changes are paused' : 'Down for maintenance';
  const lead = paused ? 'Nothing was saved. You can go on reading.' : 'This site is being worked on.';
  const message = text ? `<p class="m" dir="auto"${language > '*' ? ` lang="${language}"` : ''}>${text}</p>` : '';
  const clock = end.slice(17) === '00Z' ? end.slice(11, 16) : end.slice(11, 19);
  const time = `<time datetime="${end}">${end.slice(0, 10)} ${clock} UTC</time>`;
  return CUSTOM ? filled([title, lead, message, time]) : builtIn(title, lead, message, time);
}

function filled(values: readonly string[]): string {
  return CUSTOM_PAGE.map((part) => (typeof part === 'number' ? values[part] : part)).join('');
}

function builtIn(title: string, lead: string, message: string, time: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><style>${style}</style><title>${title}</title><main><h1>${title}</h1><p>${lead}</p>${message}<p>Expected to end<br>${time}</p></main><script>${script}</script></html>`;
}

/** What the page may load and run: itself. The hash is that of the script below; test/edge/page.test.ts checks it. */
export function pagePolicy(): string {
  return CUSTOM
    ? "default-src 'none';style-src 'unsafe-inline';img-src https: data:"
    : "default-src 'none';style-src 'unsafe-inline';script-src 'sha256-YpCdxolp28tREfUyi7UtFkPkYTION6lyzi+pxuuV+aA='";
}

/** Shows the end on the visitor's own clock. */
export const script =
  'const t=document.querySelector("time");t.textContent=new Date(t.dateTime).toLocaleString([],{dateStyle:"long",timeStyle:"long"})';

/** System colours are legible in light and dark alike. */
const style =
  ':root{color-scheme:light dark}' +
  'body{margin:0;min-height:100vh;display:grid;place-items:center;font:17px/1.6 system-ui,sans-serif}' +
  'main{max-width:34rem;padding:2rem;border-top:4px solid #d97706;overflow-wrap:anywhere}' +
  'h1{margin:0;line-height:1.25}.m{padding-left:1rem;border-left:3px solid #d97706}time{font-weight:600}';
