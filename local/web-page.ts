import { createHash } from 'node:crypto';

/** A page of the local machine for people. Style and script are part of it; it loads nothing. */
export interface WebPage {
  readonly title: string;
  readonly style: string;
  readonly script: string;
  /** HTML. */
  readonly body: string;
}

export function renderPage({ title, style, script, body }: WebPage): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escapeHtml(title)}</title><style>${style}</style></head><body>${body}<script>${script}</script></body></html>`;
}

interface Allowed extends Pick<WebPage, 'style' | 'script'> {
  /** Where forms may lead; nowhere when absent. */
  readonly formAction?: string;
}

/** Allows exactly this style and this script, and requests to the page's own server. */
export function policyOf({ style, script, formAction = "'none'" }: Allowed): string {
  return `default-src 'none'; style-src ${hashOf(style)}; script-src ${hashOf(script)}; connect-src 'self'; base-uri 'none'; form-action ${formAction}; frame-ancestors 'none'`;
}

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
