/**
 * Whether the operator brings a page, and that page cut at its placeholders: texts, and between them the numbers of the
 * values. `edge/bundle.ts` puts both in place of the names, so that only one page is in the code.
 */
declare const CUSTOM: boolean;
declare const CUSTOM_PAGE: readonly (string | number)[];

/**
 * The page of a refusal: no outside resource, readable without its script, light or dark as the visitor prefers.
 *
 * @param detail has title, lead and, as HTML, the end in lines 7 to 9
 * @param text the message, escaped for HTML
 * @param language of the text; empty, as in HTML, when unknown
 */
export function page(detail: readonly string[], text: string | undefined, language: string): string {
  const message = `<p dir="auto" lang="${language}">${text}</p>`;
  return CUSTOM ? filled(detail.slice(6, 9).concat(message)) : builtIn(detail[6], detail[7], detail[8], message);
}

function filled(values: readonly string[]): string {
  return CUSTOM_PAGE.map((part) => (typeof part === 'number' ? values[part] : part)).join('');
}

type Text = string | undefined;

function builtIn(title: Text, lead: Text, end: Text, message: string): string {
  return `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${style}</style><main><h1>${title}</h1>${message}<p>Expected to end<br>${end}</p><p>${lead}</p></main><script>${script}</script>`;
}

/** What the page may load and run: itself. The hash is that of the script below; test/edge/page.test.ts checks it. */
export function pagePolicy(): string {
  return CUSTOM
    ? "default-src 'none';style-src 'unsafe-inline';img-src https: data:"
    : "default-src 'none';style-src 'unsafe-inline';script-src 'sha256-ptNWwN0x8ouAZzIIzqRSfsVZphQqLP4/rcgwAhGnfAw='";
}

/** Shows the end on the visitor's own clock; `t` is the element of that id. */
export const script = 't.textContent=new Date(t.dateTime).toLocaleString([],{dateStyle:"long",timeStyle:"long"})';

/** The system's colours are legible in light and dark alike. */
const style =
  ':root{color-scheme:light dark}' +
  'body{font:17px/1.6 system-ui;margin:15vh auto;max-width:34rem;padding:0 2rem;overflow-wrap:anywhere}' +
  'h1{line-height:1.25}[dir]{border-left:4px solid #d97706;padding-left:1rem}';
