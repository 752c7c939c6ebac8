import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { policyOf, renderPage } from '../web-page';

const read = (name: string): string => readFileSync(join(__dirname, 'browser', name), 'utf8').trim();
const parts = { title: 'Harbour Coffee', style: read('page.css'), script: read('page.js') };
const content = read('page.html');

export const shopHeaders: readonly (readonly [name: string, value: string])[] = [
  ['content-type', 'text/html; charset=utf-8'],
  ['cache-control', 'no-store'],
  ['content-security-policy', policyOf(parts)],
];

/** @param orders how many writes the shop has accepted */
export function shopPage(orders: number): string {
  return renderPage({ ...parts, body: content.replace('{orders}', String(orders)) });
}
