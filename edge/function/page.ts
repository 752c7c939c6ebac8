import { DetailLine } from '../document/detail';

/** The placeholders of an operator's own page. */
export const placeholders = ['title', 'lead', 'end', 'message'] as const;

/**
 * Whether the operator has an own page, and that page split at its placeholders: texts, and between them the names of
 * the placeholders. `edge/build/bundle.ts` replaces both constants, so that the code contains only one page.
 */
declare const CUSTOM: boolean;
declare const CUSTOM_PAGE: readonly string[];

/**
 * The page of a refusal: no external resources, readable without its script, light or dark as the visitor prefers. It
 * omits all optional tags and quotation marks, because the size of the code is limited.
 *
 * @param text the message, escaped for HTML
 * @param language of the text; empty, as in HTML, when unknown
 */
export function page(detail: readonly string[], text: string | undefined, language: string): string {
  const message = `<p dir=auto lang="${language}">${text}</p>`;
  const title = detail[DetailLine.title];
  const lead = detail[DetailLine.lead];
  const end = detail[DetailLine.end];
  if (CUSTOM) return filled({ title, lead, end, message });
  return `<!doctype html><html lang=en><meta name=viewport content="width=device-width"><title>${title}</title><style>${style}</style><main><h1>${title}</h1>${message}<p>Expected end<br>${end}<p>${lead}</main><script>${script}</script>`;
}

/** Every second part is the name of a placeholder. */
function filled(values: Readonly<Record<string, string | undefined>>): string {
  return CUSTOM_PAGE.map((part, index) => (index % 2 === 1 ? values[part] : part)).join('');
}

/**
 * The content security policy: the page may load nothing. The hash is that of the script below;
 * test/edge/build/page.test.ts checks it.
 */
export function pagePolicy(): string {
  return CUSTOM
    ? "default-src 'none';style-src 'unsafe-inline';img-src https: data:"
    : "default-src 'none';style-src 'unsafe-inline';script-src 'sha256-rCxvfAoO/MihPVSbZBL5pN15k15bfjDMgXx30mrgNvk='";
}

/** Shows the end in the visitor's local time; `t` is the element with that id. */
export const script = 't.innerText=new Date(t.dateTime).toLocaleString([],{dateStyle:"long",timeStyle:"long"})';

/** The system's colours are legible in light and dark. The bar is at the side where the message's lines begin. */
const style =
  'html{color-scheme:light dark;font:17px/1.5 system-ui;margin:15vh auto;max-width:34em;padding:0 2em;overflow-wrap:anywhere}' +
  '[dir]{border-inline-start:4px solid #d70;padding:0 1em}';
