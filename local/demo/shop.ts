import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { words } from '../../edge/page/words';
import { escapeHtml, policyOf, renderPage } from '../web-page';

const read = (name: string): string => readFileSync(join(__dirname, 'browser', name), 'utf8').trim();
const parts = { title: 'Harbour Coffee', style: read('page.css'), script: read('page.js') };
/** What the banner says shortly before a window, by language: the title and what to do. */
const soon = Object.entries(words).map(
  ([
    language,
    {
      soon: { title, lead },
    },
  ]) => [language, [title, lead]] as const,
);
const content = read('page.html').replace('{soon}', escapeHtml(JSON.stringify(Object.fromEntries(soon))));

export const shopHeaders: readonly (readonly [name: string, value: string])[] = [
  ['content-type', 'text/html; charset=utf-8'],
  ['cache-control', 'no-store'],
  ['content-security-policy', policyOf(parts)],
];

/** @param orders how many writes the shop has accepted */
export function shopPage(orders: number): string {
  return renderPage({ ...parts, body: content.replace('{orders}', String(orders)) });
}
